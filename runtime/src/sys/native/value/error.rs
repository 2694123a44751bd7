//! Native error objects: `name`, `message` and `stack` as own properties that are not listed, as JavaScript has them.

use std::error::Error;
use std::rc::Rc;

use super::{Body, Kind, Value};

/// An error of that name, perhaps made from a Rust error. There is no call stack to record, so `stack` is its first line only.
pub(crate) fn new(name: &str, message: &str, payload: Option<Rc<dyn Error>>) -> Rc<Body> {
    let body = Body::new(Kind::Error(payload));
    body.set_unlisted("name", name.into());
    body.set_unlisted("message", message.into());
    let stack = if message.is_empty() {
        name.to_owned()
    } else {
        format!("{name}: {message}")
    };
    body.set_unlisted("stack", stack.as_str().into());
    body
}

/// A thrown `TypeError`.
pub(crate) fn type_error(message: &str) -> Value {
    new("TypeError", message, None).into()
}

/// A thrown `RangeError`.
pub(crate) fn range_error(message: &str) -> Value {
    new("RangeError", message, None).into()
}
