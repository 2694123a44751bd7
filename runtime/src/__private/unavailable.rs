//! The result of a generated `Js…` function without JavaScript.

use crate::promise::Promise;
use crate::value::JsError;

/// A result type that can express "not available".
pub trait Unavailable {
    /// The answer.
    fn unavailable(place: &str) -> Self;
}

fn error(place: &str) -> JsError {
    JsError::new(format!("{place}: not available without JavaScript"))
}

impl<T> Unavailable for Result<T, JsError> {
    fn unavailable(place: &str) -> Self {
        Err(error(place))
    }
}

impl<T> Unavailable for Promise<T> {
    fn unavailable(place: &str) -> Self {
        Self::failed(error(place))
    }
}

impl Unavailable for () {
    /// An `@infallible` function does nothing, as it cannot fail.
    fn unavailable(_: &str) -> Self {}
}

/// The result of the function at `place`.
pub fn unavailable<R: Unavailable>(place: &str) -> R {
    R::unavailable(place)
}

/// A result type of a function that a fake does not implement.
pub trait NotInFake {
    /// The error.
    fn not_in_fake(place: &str) -> Self;
}

fn not_implemented(place: &str) -> JsError {
    JsError::new(format!("{place}: not implemented by this fake"))
}

impl<T> NotInFake for Result<T, JsError> {
    fn not_in_fake(place: &str) -> Self {
        Err(not_implemented(place))
    }
}

impl<T> NotInFake for Promise<T> {
    fn not_in_fake(place: &str) -> Self {
        Self::failed(not_implemented(place))
    }
}

/// The result of the function at `place`, which a fake does not implement.
pub fn not_in_fake<R: NotInFake>(place: &str) -> R {
    R::not_in_fake(place)
}
