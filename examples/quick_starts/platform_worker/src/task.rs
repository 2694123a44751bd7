//! The worker: it changes the buffer that it gets, and sends it back.

use crate::es_buffers::{
    ArrayBufferObject, JsArrayBufferObject, JsUint8ArrayObject, Uint8ArrayObject,
};
use crate::web_messages::{JsMessageEvent, MessageEvent};
use crate::web_workers::{DedicatedWorkerGlobalScope, JsDedicatedWorkerGlobalScope};
use jsi_runtime::{Any, JsError, Object};

/// Answers each message.
///
/// # Errors
///
/// This is no worker.
pub fn answer() -> Result<(), JsError> {
    let scope: JsDedicatedWorkerGlobalScope = Object::global().to()?;
    let listener = scope.on_message(
        {
            let scope = scope.clone();
            move |event: JsMessageEvent| {
                if let Err(error) = send_back(&scope, &event) {
                    // the page gets the error instead of the buffer
                    let _ = scope.post_message(&Any::from(error.to_string()), &[]);
                }
            }
        },
        None,
    )?;
    // the worker listens until it ends
    std::mem::forget(listener);
    scope.post_message(&Any::from("ready"), &[])
}

fn send_back(scope: &JsDedicatedWorkerGlobalScope, event: &JsMessageEvent) -> Result<(), JsError> {
    let buffer: JsArrayBufferObject = event.data()?.to()?;
    let bytes = JsUint8ArrayObject::new_with_length(&buffer, None, None)?;
    bytes.fill(42.0, Some(0.0), Some(1.0))?;
    scope.post_message(&buffer.clone().into(), &[buffer.clone().into()])?;
    scope.post_message(&Any::from(buffer.byte_length()?), &[])
}
