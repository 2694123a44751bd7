//! The error codes of a callback that has failed.

use crate::js;
use crate::value::JsError;

/// Error codes: negative results, and arguments of `callbackFailed` in `runtime/js/callbacks.js`.
const THROWN: i32 = -1;
pub(super) const DROPPED: i32 = -2;
const WRONG: i32 = -3;

/// Reports to JavaScript that the returning call has failed; without an error a number does not fit its type.
#[cold]
pub(super) fn callback_failed(error: Option<JsError>) -> f64 {
    match error {
        Some(error) => {
            js::leave(error.as_ref().js());
            fail(THROWN)
        }
        None => fail(WRONG),
    }
}

#[cold]
pub(super) fn fail(why: i32) -> f64 {
    js::callback_failed(why);
    f64::NAN
}
