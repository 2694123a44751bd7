//! The interface for generated code. Not for users: it changes with the ABI number.

mod calls;
mod debug;
#[cfg(target_family = "wasm")]
mod direct;
#[cfg(target_family = "wasm")]
mod exports;
#[cfg(not(target_family = "wasm"))]
mod mock;
mod narrow;
#[cfg(target_family = "wasm")]
mod optional_args;
mod pair;
#[cfg(target_family = "wasm")]
mod start;
mod typed;
mod unavailable;
mod unions;
#[cfg(target_family = "wasm")]
mod wasm;

pub use crate::class::FromObject;
pub use crate::collections::{load_collections, load_tuples};
pub use crate::constructor::ClassHandle;
pub use crate::export::{
    Absent, CallbackInterface, Implemented, Present, Shared, absent, caught, exported_class,
    if_present, thrown,
};
#[cfg(target_family = "wasm")]
pub use crate::export::{
    ArgumentReader, Arguments, Constructor, Exported, Implements, Method, Reply, Singleton,
    Statics, Value, error_cause, error_message, export_callback_interface, export_class,
    export_interface, implemented, implemented_promise, reply, reply_callback,
    reply_nullable_callback,
};
pub use crate::iteration::load_iterables;
#[cfg(not(target_family = "wasm"))]
pub use crate::shape::FieldShape;
pub use crate::shape::{
    ClassShape, CollectionShape, EnumShape, FunctionShape, InterfaceShape, IterableShape, LeafTest,
    Literal, LiteralShape, RecordShape, RecursiveShape, Shape, UnionLeaf, UnionParts, UnionShape,
};
pub use crate::wire::Variant;
pub use core::option::Option;
pub use debug::debug;
#[cfg(target_family = "wasm")]
pub use direct::*;
#[cfg(target_family = "wasm")]
pub use exports::*;
#[cfg(not(target_family = "wasm"))]
pub use mock::{Called, imported_class, mock, mocked, receiver};
pub use narrow::{Narrow, NarrowValue, narrowed};
#[cfg(target_family = "wasm")]
pub use optional_args::*;
pub use pair::{Pair, with_callback};
#[cfg(target_family = "wasm")]
pub use start::Start;
pub use typed::{
    each, erased, erased_as, erased_promise, erased_report, typed, typed_as, typed_promise,
    typed_promise_as,
};
pub use unavailable::{NotInFake, Unavailable, not_in_fake, unavailable};
pub use unions::{literal_shape, read_member, union_shape, write_member};
#[cfg(target_family = "wasm")]
pub use wasm::*;
#[cfg(target_family = "wasm")]
pub use wasm_bindgen::{self, JsValue};

/// The runtime modules; generated code loads those that its glue calls.
#[cfg(target_family = "wasm")]
pub mod module {
    pub use crate::callback::entries::{CALLBACKS, ENCODED_CALLBACKS};
    pub use crate::promise::entries::PROMISES;
    pub use crate::sys::modules::{
        ARRAYS, CLASSES, CODECS, ERRORS, MODULES, NUMBER_LISTS, NUMBERS, RECORDS, STRINGS,
    };
    pub use crate::sys::runtime_module::RuntimeModule;
    pub use crate::view::entries::VIEWS;
}

/// The types that generated signatures name, also for crates without the standard library's prelude.
pub mod prelude {
    pub use crate::*;
    pub use core::convert::Into;
    pub use core::marker::Sized;
    pub use core::ops::FnMut;
    pub use core::option::Option::{self, None, Some};
    pub use core::result::Result::{self, Err, Ok};
    pub use std::boxed::Box;
    pub use std::string::String;
    pub use std::vec::Vec;
}

pub use crate::callback::{
    Callback, erased_callback, erased_callback_option, erased_callback_options,
};
pub use crate::marshal::{FromJs, Promised, Recursive, ToJs};
pub use crate::reference::Object;
pub use crate::value::JsError;
pub use crate::wire::{Reader, Writer};
pub use crate::{
    __ancestor as ancestor, __async_iterable as async_iterable, __builder as builder,
    __call as call, __callback_interface as callback_interface, __class as class,
    __constant as constant, __constructor as constructor, __either as either,
    __exported as exported, __exported_error as exported_error, __has as has,
    __iterable as iterable, __map_key as map_key, __member as member, __optional as optional,
};

#[cfg(target_family = "wasm")]
pub use crate::__singleton as singleton;

use crate::sys::{Host, Sys};

/// A result with the error of the runtime.
pub type Result<T> = core::result::Result<T, JsError>;

/// Generated code names it, so that code for another ABI does not compile.
pub const ABI_3: () = ();

/// What code for the ABI before names: it does not compile, and the error has the command.
///
/// ```compile_fail
/// const _: () = jsi_runtime::__private::ABI_2;
/// ```
#[deprecated(
    note = "an older jsic has generated this file: run `jsic build`, or build the crate again with the jsic of its version of jsi-runtime"
)]
pub const ABI_2: OlderAbi = OlderAbi;

/// The type of the constant of an older ABI.
#[derive(Debug)]
pub struct OlderAbi;

/// The largest integer that a JavaScript number holds without loss.
const SAFE: i64 = (1 << 53) - 1;

/// The argument of a `Number<i64>`.
pub fn safe_i64(value: i64, place: &str) -> Result<f64> {
    if (-SAFE..=SAFE).contains(&value) {
        #[expect(clippy::cast_precision_loss, reason = "just checked")]
        Ok(value as f64)
    } else {
        Err(unsafe_integer("i64", &value, -SAFE, place))
    }
}

/// The argument of a `Number<u64>`.
pub fn safe_u64(value: u64, place: &str) -> Result<f64> {
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

/// The JavaScript object of a value whose type crosses by reference.
pub fn object<T: ToJs>(value: &T) -> Result<Object> {
    Sys::make(&Writer::of(value), T::SHAPE).map(Object::from_ref)
}

/// An `@infallible` call: an error is passed to `reportError`.
pub fn report(result: Result<()>) {
    if let Err(error) = result {
        Sys::report_error(error.as_ref());
    }
}
