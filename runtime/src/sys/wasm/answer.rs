//! The result of an entry that JavaScript has called with wire bytes.

use std::cell::RefCell;

use crate::js;
use crate::value::JsError;
use crate::wire::Writer;
use crate::wire::wasm::status_words;

thread_local! {
    /// The last result, until JavaScript has decoded it.
    static RESULT: RefCell<Option<Writer>> = const { RefCell::new(None) };
}

/// Passes the result to JavaScript: returns the length of its bytes, or -1 if there is a pending error.
pub(crate) fn answer(result: Result<Writer, JsError>) -> i32 {
    match result {
        Ok(mut result) => {
            // Dropped at the next result, whose references may have the same indices.
            result.delivered();
            let (at, count) = result.for_js();
            status_words::set_out(at);
            let previous = RESULT.replace(Some(result));
            drop(previous);
            count
        }
        Err(error) => {
            js::leave(error.as_ref().js());
            -1
        }
    }
}
