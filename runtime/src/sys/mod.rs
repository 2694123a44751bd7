//! The internal interface that everything public stands on. Two implementations with the same signatures:
//! `wasm` speaks with JavaScript, `native` with values in memory.
//!
//! Values cross as wire bytes (`Writer`, `Frame`) described by a `Shape`; see `docs/src/internals/crossing.md`. No
//! function here knows a Rust type of the API, and none panics.
//!
//! ```text
//! Ref         any JavaScript value by reference: Clone (an independent handle), PartialEq (`===`), Debug
//! Outgoing    Default + Debug, push(&mut self, &Ref) -> u32: the references of a Writer
//! Incoming    Debug, take(&self, u32) -> Option<Ref>: the references of a Frame, each taken once; look(&self, u32), before that
//! Frame       wire bytes that came from JavaScript: read::<T: FromJs>(self) -> Result<T, JsError>, and
//!             read_as(self, &'static Shape), which gives the Reader the shape (`Reader::shaped`)
//! buffer() -> Vec<u8>, recycle(Vec<u8>)               buffers of writers, pooled or not
//!
//! objects: key order, getters and prototypes as in JavaScript; `T` is checked by its shape
//!   object_new() -> Ref                               `{}`
//!   global() -> Ref                                   `globalThis`
//!   kind(&Ref) -> &'static str                        `typeof`, but "null"
//!   has(&Ref, &str) -> Result<bool, JsError>          `key in object`
//!   type_of(&Ref, &str) -> Result<String, JsError>    `typeof object[key]`, but "null"
//!   get(&Ref, &str, &'static Shape) -> Result<Frame, JsError>
//!   set(&Ref, &str, &Writer, &'static Shape) -> Result<(), JsError>
//!   delete(&Ref, &str) -> Result<bool, JsError>
//!   keys(&Ref) -> Result<Frame, JsError>              `Object.keys`, wire bytes of Vec<String>
//!   instance_of(&Ref, class: &Ref) -> Result<bool, JsError>
//!   call_method(&Ref, &str, &Writer, &'static FunctionShape) -> Result<Frame, JsError>
//!   call(&Ref, this: Option<&Ref>, &Writer, &'static FunctionShape) -> Result<Frame, JsError>
//!   make(&Writer, &'static Shape) -> Result<Ref, JsError>           the value that the bytes describe
//!   read(&Ref, &'static Shape, place: &str) -> Result<Frame, JsError>   the bytes that describe the value
//! The Writer of arguments has the shape `FunctionShape::args`.
//!
//! errors
//!   error_make(&str name, &str message, cause: Option<&Ref>, payload: Option<Rc<dyn Error>>,
//!              made_at: Option<&Location>) -> Ref
//!   error_info(&Ref) -> ErrorInfo                     of anything that can be thrown
//!   error_payload(&Ref) -> Option<Rc<dyn Error>>      what error_make was given, found again by identity
//!   report_error(&Ref)                                `reportError`, or the console; natively nothing
//!
//! promises: Rust waits in a slab (`crate::promise`), JavaScript answers by `crate::promise::settle(id, Result<Frame, JsError>)`
//!   promise_await(&Ref, id: u32, &'static Shape, place: &str)   settles now or later; a wrong value is the Err;
//!                                                     a value without `then` settles with an error
//!   promise_forget(id: u32)                           the answer is no longer wanted
//!   promise_new() -> (Ref, u32)                       a pending promise and the id to settle it by
//!   promise_settle(u32, Result<(&Writer, &'static Shape), &Ref>)
//!
//! callbacks: Rust keeps closures in a table (`crate::callback`), JavaScript calls `crate::callback::invoke(&Slot, generation,
//! Frame, &'static FunctionShape) -> Option<Result<Writer, JsError>>`; the Frame has the shape `FunctionShape::args`, the Writer the shape
//! `result`; none is a callback that may not be called any more: `PLACE: callback was dropped`,
//! or of a scoped one `PLACE: callback was lent for the duration of a call`
//!   callback(&'static Slot, &'static FunctionShape, place: &str) -> Ref    the one function of the callback in the slot
//!   callback_collect(&'static Slot)                   calls `crate::callback::release` when the function is collected
//!
//! opaque Rust values (`Any::Rust`)
//!   rust_new(Rc<dyn std::any::Any>) -> Ref
//!   rust_get(&Ref) -> Option<Rc<dyn std::any::Any>>
//!
//! memory views: `crate::view` keeps the buffers
//!   view<W>(id: u32, &[Cell<W>], Access) -> Ref       the one view object of this id; disposed of or collected it calls
//!                                                     `crate::view::release(id)`
//!   lent() -> usize                                   borrowed views that are in JavaScript's hands now
//!
//! modules
//!   module_register(&str, &Ref) -> Result<(), JsError>
//!   module_import(name: &str, url: &str) -> Ref       a promise of the module
//!
//! executor
//!   schedule()                                        in WebAssembly: calls `crate::executor::run()` in a microtask
//!   live() -> [usize; 2]                              handles and JavaScript-side promises, for `census`
//! ```
//!
//! Error texts are the same on both sides:
//! `PLACE: expected an integer, found 1.5 (number)` with PLACE `property x`, `method m: result`, `function: result`,
//! `array` or what the caller names, followed by `: element 3`, `: field x`, `: argument 1` on the way in.

#[cfg(target_family = "wasm")]
mod wasm;
#[cfg(target_family = "wasm")]
pub(crate) use wasm::*;

#[cfg(not(target_family = "wasm"))]
mod native;
#[cfg(not(target_family = "wasm"))]
pub(crate) use native::*;

use crate::any::Any;

/// What a thrown value says about itself.
#[derive(Debug, Default)]
pub(crate) struct ErrorInfo {
    /// `name`; of what is not an error, its type.
    pub(crate) name: String,
    /// `message`; of what is not an error, its text.
    pub(crate) message: String,
    pub(crate) stack: Option<String>,
    /// `Any::Undefined` when there is none.
    pub(crate) cause: Any,
    /// `code` of a `DOMException` and of Node's errors.
    pub(crate) code: Any,
}
