//! Functions of exports that cross in their signatures: JavaScript calls each by its place in the function table, with numbers.
//! An argument that is no number is in a transfer buffer or the reference list. A result that is no number is passed to JavaScript
//! by a call, right before the function returns; so is an error.
//!
//! Fast path of calls from JavaScript (benchmark rows `export …`).

use std::rc::Rc;

use super::direct::{FromDirect, IntoDirect, Safe};
use super::wasm::{Reference, promise_arg};
use crate::export::{
    CallbackInterface, Exported, Implements, Shared, Singleton, implemented_numbered,
};
use crate::js;
use crate::marshal::ToJs;
use crate::promise::Promise;
use crate::shape::Shape;
use crate::sys::{self, Plain, disposed};
use crate::value::JsError;
use crate::wire::{Buffers, Memory};

/// Calls a member of an exported interface, whose value is a `T`.
#[inline]
pub fn of_interface<I: Singleton + ?Sized, T: 'static, V, R: Failed>(
    call: impl FnOnce(&T) -> Result<V, JsError>,
    reply: impl FnOnce(V) -> Result<R, JsError>,
) -> R {
    let result = I::value().with(|value| call(value.get_as()?));
    settled(result.and_then(reply))
}

/// Calls a member of an object of an exported class, by its number: `own` on a `T`, otherwise `call` through the trait.
#[inline]
pub fn of_object<T: 'static, I: Exported + ?Sized, V, R: Failed>(
    own: impl FnOnce(&T) -> Result<V, JsError>,
    call: impl FnOnce(&I) -> Result<V, JsError>,
    number: i32,
    place: &'static str,
    reply: impl FnOnce(V) -> Result<R, JsError>,
) -> R {
    // The object is dropped before the reply: its drop may run code of users, which may call JavaScript.
    let result = match sys::exported_value::<T>(number) {
        Some(this) => own(&this),
        None => return of_other(call, number, place, reply),
    };
    settled(result.and_then(reply))
}

/// The same of an object that Rust has made, or of none.
#[inline(never)]
fn of_other<I: Exported + ?Sized, V, R: Failed>(
    call: impl FnOnce(&I) -> Result<V, JsError>,
    number: i32,
    place: &'static str,
    reply: impl FnOnce(V) -> Result<R, JsError>,
) -> R {
    let result = match Shared::<I>::numbered(number) {
        Some(this) => call(&this),
        None => Err(gone::<I>(place)),
    };
    settled(result.and_then(reply))
}

#[cold]
fn gone<T: Exported + ?Sized>(place: &str) -> JsError {
    let name = T::CLASS.map_or("", |class| class.name);
    JsError::type_error(format!("{place}: {}", disposed(name)))
}

/// Calls a member of a Rust object of a callback interface, by its number.
#[inline]
pub fn of_implemented<T: CallbackInterface + ?Sized, V, R: Failed>(
    call: impl FnOnce(&T) -> Result<V, JsError>,
    number: i32,
    _place: &'static str,
    reply: impl FnOnce(V) -> Result<R, JsError>,
) -> R {
    let result = implemented_numbered::<T>(number).and_then(|this| call(&this));
    settled(result.and_then(reply))
}

/// Calls a static member of an exported class.
#[inline]
pub fn of_class<V, R: Failed>(
    call: impl FnOnce() -> Result<V, JsError>,
    reply: impl FnOnce(V) -> Result<R, JsError>,
) -> R {
    settled(call().and_then(reply))
}

/// Makes an object of an exported class; returns its number.
#[inline]
pub fn of_new<I: Implements<T> + ?Sized, T: 'static>(
    call: impl FnOnce() -> Result<T, JsError>,
) -> i32 {
    settled(call().map(|value| {
        let object = Shared::of_type(Rc::new(value), I::upcast);
        sys::exported_number(&object.object()).cast_signed()
    }))
}

/// The number of a function that has failed, or has another result that JavaScript does not find in a number. It looks at the status
/// only after this number, which may also be a result.
pub trait Failed {
    /// The number.
    const FAILED: Self;
}

impl Failed for () {
    const FAILED: Self = ();
}

impl Failed for i32 {
    const FAILED: Self = Self::MIN;
}

impl Failed for i64 {
    const FAILED: Self = 0;
}

impl Failed for f32 {
    const FAILED: Self = Self::NAN;
}

impl Failed for f64 {
    const FAILED: Self = Self::NAN;
}

/// The result of a function that JavaScript has called.
#[inline]
fn settled<R: Failed>(result: Result<R, JsError>) -> R {
    match result {
        Ok(result) => result,
        Err(error) => failed(error),
    }
}

#[cold]
#[inline(never)]
#[expect(
    clippy::needless_pass_by_value,
    reason = "a value needs no stack in the caller, where most calls succeed"
)]
fn failed<R: Failed>(error: JsError) -> R {
    js::reply_error(error.as_ref().js());
    R::FAILED
}

/// An argument that is a number of the signature.
#[inline]
pub fn scalar<T: FromDirect<R>, R>(raw: R) -> Result<T, JsError> {
    T::from_direct(raw)
}

/// An argument that is a string: where it is in the scratch buffer, or a length in a transfer buffer.
#[inline]
pub fn text(raw: i32) -> Result<String, JsError> {
    sys::string(raw)
}

/// An argument that is a typed array: the count of elements in a transfer buffer.
#[inline]
pub fn elements<T: Plain>(count: i32) -> Result<Vec<T>, JsError> {
    sys::take(count.cast_unsigned() as usize)
}

/// An argument that is a JavaScript value: its index in the reference list.
#[inline]
pub fn reference<T: Reference>(index: i32) -> Result<T, JsError> {
    Ok(T::from_js(js::take_incoming(index.cast_unsigned())))
}

/// An argument that may be missing or null: 2 if it is present.
#[inline]
pub fn optional<T>(
    flag: i32,
    value: impl FnOnce() -> Result<T, JsError>,
) -> Result<Option<T>, JsError> {
    if flag == 2 {
        value().map(Some)
    } else {
        Ok(None)
    }
}

/// An argument that may be missing, 0, or null, 1.
#[inline]
pub fn optional_nullable<T>(
    flag: i32,
    value: impl FnOnce() -> Result<T, JsError>,
) -> Result<Option<Option<T>>, JsError> {
    match flag {
        0 => Ok(None),
        flag => optional(flag, value).map(Some),
    }
}

/// No result.
#[inline]
pub fn no_reply((): ()) -> Result<i32, JsError> {
    Ok(0)
}

/// A result that is a number of the signature.
#[inline]
pub fn scalar_reply<T: IntoDirect<R>, R>(value: T) -> Result<R, JsError> {
    Ok(value.into_direct())
}

/// A result that is a `Number<i64>` or `Number<u64>`.
#[inline]
pub fn safe_reply<T: Safe>(place: &'static str) -> impl FnOnce(T) -> Result<f64, JsError> {
    move |value| value.safe(place)
}

/// A result that is a string.
#[inline]
#[expect(
    clippy::needless_pass_by_value,
    reason = "generated code passes all results by value"
)]
pub fn text_reply(text: String) -> Result<(), JsError> {
    js::reply_text(text.as_ptr(), Buffers::intern(&text));
    Ok(())
}

/// A result that is a typed array or an array of numbers.
#[inline]
#[expect(
    clippy::needless_pass_by_value,
    reason = "generated code passes all results by value"
)]
pub fn elements_reply<T: Plain>(values: Vec<T>) -> Result<(), JsError> {
    js::reply_elements(values.as_ptr().expose_provenance(), values.len(), T::KIND);
    Ok(())
}

/// A result that is a JavaScript value.
#[inline]
#[expect(
    clippy::needless_pass_by_value,
    reason = "generated code passes all results by value"
)]
pub fn reference_reply<T: Reference>(value: T) -> Result<(), JsError> {
    js::reply_value(value.js());
    Ok(())
}

/// A result that is a promise. `shape` is that of the content.
#[inline]
pub fn promise_reply<T: ToJs + 'static>(
    shape: &'static Shape,
) -> impl FnOnce(Promise<T>) -> Result<(), JsError> {
    move |promise| {
        js::reply_value(&promise_arg(promise, shape));
        Ok(())
    }
}

/// A result that may be null.
#[inline]
pub fn nullable_reply<T, R: Failed>(
    reply: impl FnOnce(T) -> Result<R, JsError>,
) -> impl FnOnce(Option<T>) -> Result<R, JsError> {
    move |value| match value {
        Some(value) => reply(value),
        None => {
            js::reply_null();
            Ok(R::FAILED)
        }
    }
}
