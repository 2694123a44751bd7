//! Error objects, and name, message and so on of any thrown value.

use std::error::Error;
use std::rc::Rc;

use super::frame::frame_of;
use crate::reference::native::{Body, ObjectData, Value, class_name, text};
use crate::shape::Shape;
use crate::value::{Any, ErrorInfo};
use crate::wire::Frame;

/// A new error object, with a Rust error if there is one.
pub(super) fn error_make(
    name: &str,
    message: &str,
    cause: Option<&Value>,
    payload: Option<Rc<dyn Error>>,
) -> Value {
    let body = Body::error(name, message, payload);
    if let Some(cause) = cause {
        body.set_unlisted("cause", cause.clone());
    }
    body.into()
}

/// The properties of an object, as of an error; the type and text of any other value.
pub(super) fn error_info(value: &Value) -> ErrorInfo {
    let Some(body) = value.body().filter(|body| body.function().is_none()) else {
        return ErrorInfo {
            name: value.kind_name().to_owned(),
            message: text(value),
            ..ErrorInfo::default()
        };
    };
    ErrorInfo {
        name: string(body, "name").unwrap_or_else(|| class_name(body).to_owned()),
        message: string(body, "message").unwrap_or_else(|| text(value)),
        stack: string(body, "stack"),
        cause: any(body, "cause"),
        code: any(body, "code"),
    }
}

fn string(body: &Body, key: &str) -> Option<String> {
    match body.get(key) {
        Value::String(text) => Some(text.to_string()),
        _ => None,
    }
}

fn any(body: &Body, key: &str) -> Any {
    frame_of(&Shape::Any, &body.get(key), key)
        .and_then(Frame::read)
        .unwrap_or_default()
}

/// The Rust error that an error object was made from.
pub(super) fn error_payload(value: &Value) -> Option<Rc<dyn Error>> {
    match value.body()?.data() {
        ObjectData::Error(payload) => payload.clone(),
        _ => None,
    }
}
