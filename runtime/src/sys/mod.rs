//! What everything public is built on: operations on JavaScript values. [`Host`] lists them; `wasm` implements them by calls of
//! JavaScript, `native` by values in memory.
//!
//! Values cross as wire bytes (`Writer`, `Frame`) described by a `Shape`; see `docs/src/internals/crossing.md`. No operation depends on a
//! type of the API, and none panics.
//!
//! Error texts are the same on both sides: `PLACE: expected an integer, found 1.5 (number)`, where PLACE is `property x`,
//! `method m: result`, `function: result`, `array` or what the caller names, followed by `: element 3`, `: field x`, `: argument 1`
//! on the way in.

mod errors;

#[cfg(target_family = "wasm")]
pub(crate) mod wasm;
#[cfg(target_family = "wasm")]
pub(crate) use wasm::*;

#[cfg(not(target_family = "wasm"))]
mod native;
#[cfg(not(target_family = "wasm"))]
pub(crate) use native::*;

use std::any::Any;
use std::cell::Cell;
use std::error::Error;
use std::panic::Location;
use std::rc::Rc;

use crate::marshal::ToJs;
use crate::reference::{Ref, SharedObject};
use crate::shape::{ClassShape, FunctionShape, InterfaceShape, Shape};
use crate::value::{ErrorInfo, JsError, Place};
use crate::wire::{Frame, Writer};

/// Settles a promise that Rust waits for, by its id.
pub(crate) type Settle = fn(u32, Result<Frame, JsError>);

/// The slot of a callback, as a JavaScript function calls it.
pub(crate) trait Callee: 'static {
    /// A small number that no other slot has.
    #[cfg_attr(
        target_family = "wasm",
        expect(dead_code, reason = "JavaScript reads it from the slot")
    )]
    fn id(&self) -> u32;

    /// The generation of the current callback.
    #[cfg_attr(
        target_family = "wasm",
        expect(dead_code, reason = "JavaScript reads it from the slot")
    )]
    fn generation(&self) -> u32;

    /// Whether JavaScript may call the callback only during the calls that it is passed to.
    #[cfg_attr(
        target_family = "wasm",
        expect(dead_code, reason = "JavaScript reads it from the slot")
    )]
    fn is_scoped(&self) -> bool;

    /// Calls the callback of this generation. The frame has the shape `FunctionShape::args`, the writer the shape `result`.
    /// `None` if it may not be called any more.
    fn invoke(
        &'static self,
        generation: u32,
        args: Frame,
        shape: &'static FunctionShape,
    ) -> Option<Result<Writer, JsError>>;

    /// The function of the callback of this generation was collected.
    fn release(&'static self, generation: u32);
}

/// The operations on JavaScript values. Keys, getters and prototypes are as in JavaScript; the writer of arguments has the shape
/// `FunctionShape::args`.
pub(crate) trait Host {
    /// `{}`.
    fn object_new() -> Ref;

    /// `globalThis`.
    fn global() -> Ref;

    /// `key in object`.
    fn has(object: &Ref, key: &str) -> Result<bool, JsError>;

    /// `typeof object[key]`, but `"null"` for null.
    fn type_of(object: &Ref, key: &str) -> Result<String, JsError>;

    /// `object[key]`, checked by the shape.
    fn get(object: &Ref, key: &str, shape: &'static Shape) -> Result<Frame, JsError>;

    /// `object[key] = value`.
    fn set(object: &Ref, key: &str, value: &Writer, shape: &'static Shape) -> Result<(), JsError>;

    /// `Reflect.deleteProperty(object, key)`.
    fn delete(object: &Ref, key: &str) -> Result<bool, JsError>;

    /// `Object.keys(object)`: wire bytes of `Vec<String>`.
    fn keys(object: &Ref) -> Result<Frame, JsError>;

    /// `object instanceof class`.
    fn instance_of(object: &Ref, class: &Ref) -> Result<bool, JsError>;

    /// `object[method](...args)`.
    fn call_method(
        object: &Ref,
        method: &str,
        args: &Writer,
        shape: &'static FunctionShape,
    ) -> Result<Frame, JsError>;

    /// `function.call(this, ...args)`. Errors name the place.
    fn call(
        function: &Ref,
        this: Option<&Ref>,
        args: &Writer,
        shape: &'static FunctionShape,
        place: Place,
    ) -> Result<Frame, JsError>;

    /// The value of the bytes.
    fn make(value: &Writer, shape: &'static Shape) -> Result<Ref, JsError>;

    /// The bytes of the value.
    fn read(value: &Ref, shape: &'static Shape, place: &str) -> Result<Frame, JsError>;

    /// A number that the object alone has while it is alive.
    fn identity(object: &Ref) -> u64;

    /// `Symbol(description)`.
    fn symbol_new(description: Option<&str>) -> Ref;

    /// `Symbol.for(key)`.
    fn symbol_for(key: &str) -> Ref;

    /// `Symbol[name]`.
    fn symbol_well_known(name: &str) -> Ref;

    /// `symbol.description`.
    fn symbol_description(symbol: &Ref) -> Option<String>;

    /// `Symbol.keyFor(symbol)`.
    fn symbol_key(symbol: &Ref) -> Option<String>;

    /// A new error, with a Rust error if there is one.
    fn error_make(
        name: &str,
        message: &str,
        cause: Option<&Ref>,
        payload: Option<Rc<dyn Error>>,
        made_at: Option<&Location<'_>>,
    ) -> Ref;

    /// Name, message and so on of any thrown value.
    fn error_info(value: &Ref) -> ErrorInfo;

    /// The Rust error that was passed to `error_make` for this value.
    fn error_payload(value: &Ref) -> Option<Rc<dyn Error>>;

    /// `reportError(error)`, or the console if there is no such function. Natively nothing.
    fn report_error(error: &Ref);

    /// Calls `settle` when the promise is settled, now or later; a wrong value settles it with an error. An error if the value
    /// cannot be awaited. In WebAssembly JavaScript calls an entry of the module `promise` instead, which settles in the same
    /// way.
    fn promise_await(
        value: &Ref,
        id: u32,
        shape: &'static Shape,
        place: &str,
        settle: Settle,
    ) -> Result<(), JsError>;

    /// Discards the outcome of a wait.
    fn promise_forget(id: u32);

    /// A pending promise, and the id to settle it by.
    fn promise_new() -> (Ref, u32);

    /// Settles a promise of `promise_new`.
    fn promise_settle(id: u32, outcome: Result<(&Writer, &'static Shape), &Ref>);

    /// The one function of the callback in the slot. Errors name the file and the line that made it.
    fn callback(
        slot: &'static impl Callee,
        shape: &'static FunctionShape,
        made_at: &'static Location<'static>,
    ) -> Ref;

    /// Releases the callback when its function is collected.
    fn callback_collect(slot: &'static impl Callee);

    /// Begins an iteration over a value. An error if JavaScript gives no iterator.
    fn iteration_open(value: &Ref, is_async: bool, place: &str) -> Result<Ref, JsError>;

    /// The number of the next elements, whether there are no more after them, and the elements, which have the shape. An error
    /// has ended the iteration.
    fn iteration_next(iteration: &Ref, element: &'static Shape) -> Result<Frame, JsError>;

    /// A promise that is fulfilled once `iteration_next` has the next element of an async iteration.
    fn iteration_step(iteration: &Ref) -> Result<Ref, JsError>;

    /// Ends an iteration. The result of an async one is a promise.
    fn iteration_return(iteration: &Ref) -> Result<Ref, JsError>;

    /// Ends an iteration, and ignores errors.
    fn iteration_drop(iteration: &Ref);

    /// The iterator whose elements come from a function of the shape `IterableShape::pull`.
    fn iterator_new(pull: &Ref, is_async: bool) -> Ref;

    /// The object around a Rust value, with a method `dispose` that drops the value.
    fn rust_new(value: Rc<dyn Any>) -> Ref;

    /// The Rust value of such an object, until it is disposed of.
    fn rust_get(value: &Ref) -> Option<Rc<dyn Any>>;

    /// The one view object of this id. Disposal or collection calls `release`; in WebAssembly through an entry of the module
    /// `view`.
    fn view<W: ToJs>(id: u32, cells: &[Cell<W>], readonly: bool, release: fn(u32)) -> Ref;

    /// The number of borrowed views that JavaScript can use.
    fn lent_views() -> usize;

    /// The one JavaScript object of a Rust object of an exported class. `export` is the macro that must have been invoked.
    fn exported_ref(
        object: &Rc<dyn SharedObject>,
        class: &'static ClassShape,
        export: &'static str,
    ) -> Ref;

    /// The one JavaScript object of a Rust object of a callback interface. `present` is whether it has each optional member.
    fn implemented_ref(
        object: &Rc<dyn SharedObject>,
        interface: &'static InterfaceShape,
        present: &[bool],
    ) -> Ref;

    /// The Rust object of an object, until it is disposed of.
    fn exported_get(object: &Ref) -> Option<Rc<dyn Any>>;

    /// The number of Rust objects that JavaScript keeps alive.
    fn exported_live() -> usize;

    /// Registers a module under a name that is free or belongs to this module.
    fn module_register(name: &str, module: &Ref) -> Result<(), JsError>;

    /// A promise of the module at the URL, which is registered under the name.
    fn module_import(name: &str, url: &str) -> Ref;

    /// The number of pending promises of `promise_new`.
    fn pending_promises() -> usize;
}

/// The message about an object of a class after its `dispose()`.
pub(crate) fn disposed(class: &str) -> String {
    format!("{class} was disposed")
}
