//! After a call of JavaScript: its outcome, and a result that is a string.

use super::transfer;
use crate::js;
use crate::reference::Ref;
use crate::value::JsError;
use crate::wire::lossy::lossy;
use crate::wire::wasm::scratch;
use crate::wire::wasm::status_words::{Status, take_status};

/// The outcome of a call without a value.
#[inline]
pub(crate) fn outcome() -> Result<(), JsError> {
    match take_status() {
        Status::Good | Status::Null => Ok(()),
        Status::Failed => Err(pending()),
    }
}

/// The pending error.
#[cold]
pub(crate) fn pending() -> JsError {
    JsError::from_ref(Ref::new(js::take_pending()))
}

/// A string of so many bytes: in the scratch buffer, after an offset in the higher bits, or, if the length is negative, in the
/// transfer buffer.
pub(crate) fn string(length: i32) -> Result<String, JsError> {
    let count = length.unsigned_abs() as usize;
    if length >= 0 {
        return Ok(scratch::text(count >> 8, count & 0xff));
    }
    let bytes = transfer::take_exact(count)?;
    // Vectorised for long texts.
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| lossy(error.as_bytes())))
}
