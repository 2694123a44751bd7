//! What generated code names. Not for people: it changes with the ABI number.

mod debug;
#[cfg(target_family = "wasm")]
mod direct;
#[cfg(not(target_family = "wasm"))]
mod mock;
#[cfg(target_family = "wasm")]
mod optional_args;
#[cfg(target_family = "wasm")]
mod start;
mod unavailable;
#[cfg(target_family = "wasm")]
mod wasm;

pub use crate::class::FromObject;
#[cfg(target_family = "wasm")]
pub use crate::export::{
    Arguments, Constructor, Exported, Method, Reply, Statics, Taker, export_class,
    export_interface, reply, reply_callback, reply_nullable_callback,
};
pub use crate::export::{Shared, exported_class};
#[cfg(not(target_family = "wasm"))]
pub use crate::shape::FieldShape;
pub use crate::shape::{ClassShape, EnumShape, FunctionShape, RecordShape, Shape};
pub use crate::wire::Variant;
pub use debug::debug;
#[cfg(target_family = "wasm")]
pub use direct::*;
#[cfg(not(target_family = "wasm"))]
pub use mock::{mock, mocked};
#[cfg(target_family = "wasm")]
pub use optional_args::*;
#[cfg(target_family = "wasm")]
pub use start::Start;
pub use unavailable::{Unavailable, unavailable};
#[cfg(target_family = "wasm")]
pub use wasm::*;
#[cfg(target_family = "wasm")]
pub use wasm_bindgen::{self, JsValue};

/// The files of the runtime's JavaScript; generated code names those that its glue calls.
#[cfg(target_family = "wasm")]
pub mod module {
    pub use crate::callback::entries::{CALLBACKS, ENCODED_CALLBACKS};
    pub use crate::promise::entries::PROMISES;
    pub use crate::sys::modules::{
        ARRAYS, CLASSES, CODECS, ERRORS, MODULES, NUMBERS, RECORDS, STRINGS,
    };
    pub use crate::sys::runtime_module::RuntimeModule;
    pub use crate::view::entries::VIEWS;
}

/// The same under the names of generated code before it was renamed.
#[cfg(target_family = "wasm")]
pub mod kit {
    pub use super::module::*;
    pub use super::module::{ENCODED_CALLBACKS as CODED_CALLBACKS, RuntimeModule as Kit};
}

use crate::marshal::ToJs;
use crate::reference::Object;
use crate::sys::{Host, Sys};
use crate::value::JsError;
use crate::wire::Writer;

/// Named by generated code, so that text generated for another ABI does not compile.
pub const ABI_1: () = ();

/// The largest integer that a JavaScript number holds without loss.
const SAFE: i64 = (1 << 53) - 1;

/// A `Number<i64>` on its way out.
pub fn safe_i64(value: i64, place: &str) -> Result<f64, JsError> {
    if (-SAFE..=SAFE).contains(&value) {
        #[expect(clippy::cast_precision_loss, reason = "just checked")]
        Ok(value as f64)
    } else {
        Err(unsafe_integer("i64", &value, -SAFE, place))
    }
}

/// A `Number<u64>` on its way out.
pub fn safe_u64(value: u64, place: &str) -> Result<f64, JsError> {
    if value <= SAFE.unsigned_abs() {
        #[expect(clippy::cast_precision_loss, reason = "just checked")]
        Ok(value as f64)
    } else {
        Err(unsafe_integer("u64", &value, 0, place))
    }
}

#[cold]
fn unsafe_integer(name: &str, value: &dyn std::fmt::Display, minimum: i64, place: &str) -> JsError {
    JsError::range_error(format!(
        "{place}: out of range for {name}: {value}, minimum {minimum}, maximum {SAFE}"
    ))
}

/// The object that a value is in JavaScript, of a type that crosses by reference.
pub fn object<T: ToJs>(value: &T) -> Result<Object, JsError> {
    Sys::make(&Writer::of(value), T::SHAPE).map(Object::from_ref)
}

/// An `@infallible` call: a failure goes to `reportError`.
pub fn report(result: Result<(), JsError>) {
    if let Err(error) = result {
        Sys::report_error(error.as_ref());
    }
}
