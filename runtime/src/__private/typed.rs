//! Methods with type parameters: values are converted to and from those of the function that has `Any` in their places. Values
//! of the caller's types have the shapes that these types have by default.

use super::Result;
use crate::marshal::{FromJs, ToJs};
use crate::promise::Promise;
use crate::shape::Shape;
use crate::sys::{Host, Sys};
use crate::value::Place;
use crate::wire::Writer;

/// A constant that depends on the type parameters around it.
#[doc(hidden)]
#[macro_export]
macro_rules! __constant {
    ($value:expr) => {
        const { $value }
    };
}

fn convert<S: ToJs, T: FromJs>(value: &S, place: &str) -> Result<T> {
    let value = Sys::make(&Writer::of(value), S::SHAPE)?;
    Sys::read(&value, T::SHAPE, place)?.read()
}

/// The same with shapes that are not those of the types by default. Errors of functions in the value name the place.
fn convert_as<S: ToJs, T: FromJs>(
    value: &S,
    from: &'static Shape,
    to: &'static Shape,
    place: &'static str,
) -> Result<T> {
    let value = Sys::make(&Writer::shaped(value, from), from)?;
    let place = Place {
        member: place,
        param: "",
    };
    Sys::read(&value, to, place.member)?.read_at(to, place)
}

/// An argument with `Any` in the place of type parameters; `place` names it in errors.
pub fn erased<S: ToJs, T: FromJs>(value: S, place: &str) -> Result<T> {
    convert(&value, place)
}

/// The same of an argument that crosses with these shapes.
pub fn erased_as<S: ToJs, T: FromJs>(
    value: S,
    from: &'static Shape,
    to: &'static Shape,
    place: &'static str,
) -> Result<T> {
    convert_as(&value, from, to, place)
}

/// The result of `call` with the types of the caller; `place` names it in errors.
pub fn typed<S: ToJs, T: FromJs>(place: &str, call: impl FnOnce() -> Result<S>) -> Result<T> {
    convert(&call()?, place)
}

/// The same of a result that crosses with these shapes.
pub fn typed_as<S: ToJs, T: FromJs>(
    place: &'static str,
    from: &'static Shape,
    to: &'static Shape,
    call: impl FnOnce() -> Result<S>,
) -> Result<T> {
    convert_as(&call()?, from, to, place)
}

/// The same of a promise whose value crosses with these shapes.
pub fn typed_promise_as<S: ToJs + 'static, T: FromJs>(
    place: &'static str,
    from: &'static Shape,
    to: &'static Shape,
    call: impl FnOnce() -> Result<Promise<S>>,
) -> Promise<T> {
    match call() {
        Ok(promise) => Promise::new(async move { convert_as(&promise.await?, from, to, place) }),
        Err(error) => Promise::failed(error),
    }
}

/// The same of a promise.
pub fn typed_promise<S: ToJs + 'static, T: FromJs>(
    place: &'static str,
    call: impl FnOnce() -> Result<Promise<S>>,
) -> Promise<T> {
    match call() {
        Ok(promise) => Promise::new(async move { convert(&promise.await?, place) }),
        Err(error) => Promise::failed(error),
    }
}

/// The promise of `call`, or one that is rejected because an argument cannot be converted.
pub fn erased_promise<T>(call: impl FnOnce() -> Result<Promise<T>>) -> Promise<T> {
    call().unwrap_or_else(Promise::failed)
}

/// Reports that an argument of `call` cannot be converted.
pub fn erased_report(call: impl FnOnce() -> Result<()>) {
    if let Err(error) = call() {
        super::report(Err(error));
    }
}

/// The elements as arguments.
pub fn each<'a, T, U>(values: &'a [T], lend: impl Fn(&'a T) -> U) -> Vec<U> {
    values.iter().map(lend).collect()
}
