//! JavaScript values in memory, for targets without JavaScript. The same `ToJs`, `FromJs` and shapes as in WebAssembly
//! drive it, so code that is tested here meets the checks and the error texts that it will meet there.
//!
//! What there is not: prototypes, accessors, a global scope with anything in it, modules that can be fetched.

mod callbacks;
mod codec;
mod errors;
mod frame;
mod handles;
mod modules;
mod objects;
mod promises;
mod value;
mod views;

pub(crate) use callbacks::{callback, callback_collect};
pub(crate) use errors::{error_info, error_make, error_payload, report_error};
pub(crate) use frame::{Frame, Incoming, Outgoing};
pub(crate) use handles::{Known, attach, attached, exported_get, exported_ref};
pub(crate) use modules::{module_import, module_register};
pub(crate) use objects::{
    call, call_method, delete, get, global, has, instance_of, keys, make, object_new, read,
    rust_get, rust_new, set, type_of,
};
pub(crate) use promises::{promise_await, promise_forget, promise_new, promise_settle};
pub(crate) use value::{Value as Ref, exported_live};
pub(crate) use views::{lent, view};

use crate::error::JsError;

/// An empty buffer for a writer.
pub(crate) fn buffer() -> Vec<u8> {
    Vec::new()
}

/// Takes the buffer of a writer back; natively there is no pool.
pub(crate) fn recycle(_: Vec<u8>) {}

/// There is room for any number of references.
pub(crate) fn crowded() -> bool {
    false
}

/// The error of a value that there is no memory for; `param` are member and parameter of an export.
pub(crate) fn no_memory(bytes: usize, param: Option<(&'static str, &'static str)>) -> JsError {
    let place = param.map_or_else(String::new, |(place, param)| {
        format!("{place}: parameter {param}: ")
    });
    JsError::range_error(format!("{place}no memory for {bytes} bytes"))
}

/// The length of a text: natively none has a tag.
pub(crate) fn told(text: &str) -> i32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX).cast_signed()
}

/// The objects that exist, and the promises that were not settled.
pub(crate) fn live() -> [usize; 2] {
    [value::live(), promises::live()]
}
