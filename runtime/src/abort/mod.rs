//! `AbortController`: cancels JavaScript operations.

#[cfg(not(target_family = "wasm"))]
mod native;

use crate::reference::Object;
use crate::value::{Any, JsError};

/// Cancels JavaScript operations through its signal, at the latest when it is dropped.
///
/// ```
/// use jsi_runtime::AbortController;
///
/// let controller = AbortController::new()?;
/// let signal = controller.signal().clone();
/// assert!(!signal.get::<bool>("aborted")?);
/// drop(controller);
/// assert!(signal.get::<bool>("aborted")?);
/// # Ok::<(), jsi_runtime::JsError>(())
/// ```
#[derive(Debug)]
pub struct AbortController {
    controller: Object,
    signal: Object,
}

impl AbortController {
    /// A controller whose signal is not aborted; an error if the host has no `AbortController`.
    pub fn new() -> Result<Self, JsError> {
        let controller = make()?;
        let signal = controller.get("signal")?;
        Ok(Self { controller, signal })
    }

    /// The `AbortSignal`, for parameters of type `Object`.
    pub fn signal(&self) -> &Object {
        &self.signal
    }

    /// Aborts; the operation is rejected with `reason`, or with the host's `AbortError` if it is undefined.
    pub fn abort(&self, reason: impl Into<Any>) -> Result<(), JsError> {
        self.controller.call("abort", (reason.into(),))
    }
}

impl Drop for AbortController {
    fn drop(&mut self) {
        // The host reports an error of a listener; a destructor cannot return another one.
        let _ = self.abort(());
    }
}

#[cfg(target_family = "wasm")]
fn make() -> Result<Object, JsError> {
    let global = Object::global();
    let class: Object = global.get("AbortController")?;
    global
        .get::<Object>("Reflect")?
        .call("construct", (&class, &[] as &[Any]))
}

#[cfg(not(target_family = "wasm"))]
use native::make;
