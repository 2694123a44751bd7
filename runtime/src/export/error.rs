//! Exported classes whose objects are errors: their message is what Rust displays, their cause is `source()`.

use std::error::Error;

#[cfg(target_family = "wasm")]
use super::call::{Arguments, Method, Reply, reply};
use super::shared::Shared;
use crate::marshal::{FromJs, ToJs};
use crate::shape::ClassShape;
#[cfg(target_family = "wasm")]
use crate::shape::{FunctionShape, Shape};
use crate::sys::{Host, Sys};
use crate::value::JsError;
use crate::wire::{Frame, Writer};

/// A longer or endless chain of causes is cut.
const MOST: usize = 100;

/// The `source()` of an error as an error of JavaScript.
fn cause_of<T: Error + ?Sized>(error: &T) -> Option<JsError> {
    let mut chain = Vec::new();
    let mut next = error.source();
    let mut cause: Option<JsError> = None;
    while let Some(source) = next.filter(|_| chain.len() < MOST) {
        // An error of JavaScript has its own causes.
        if let Some(same) = source.downcast_ref::<JsError>() {
            cause = Some(same.clone());
            break;
        }
        chain.push(source.to_string());
        next = source.source();
    }
    for message in chain.into_iter().rev() {
        let error = JsError::new(message);
        cause = Some(match cause {
            Some(cause) => error.with_cause(cause),
            None => error,
        });
    }
    cause
}

#[cfg(target_family = "wasm")]
const fn shape(result: &'static Shape) -> FunctionShape {
    FunctionShape {
        args: &Shape::Arguments(&[]),
        result,
        rest: false,
    }
}

#[cfg(target_family = "wasm")]
static MESSAGE: FunctionShape = shape(&Shape::String);
#[cfg(target_family = "wasm")]
static CAUSE: FunctionShape = shape(&Shape::Nullable(&Shape::Error));

#[cfg(target_family = "wasm")]
const fn method<T: ?Sized>(
    place: &'static str,
    shape: &'static FunctionShape,
    call: fn(&T, Arguments) -> Result<Reply, JsError>,
) -> Method<T> {
    Method {
        place,
        params: &[],
        rest: false,
        shape,
        call,
    }
}

/// The method by which JavaScript reads the message.
#[cfg(target_family = "wasm")]
pub const fn error_message<T: Error + ?Sized>(place: &'static str) -> Method<T> {
    method(place, &MESSAGE, |it, _| {
        reply(Ok(it.to_string()), MESSAGE.result)
    })
}

/// The method by which JavaScript reads the cause.
#[cfg(target_family = "wasm")]
pub const fn error_cause<T: Error + ?Sized>(place: &'static str) -> Method<T> {
    method(place, &CAUSE, |it, _| reply(Ok(cause_of(it)), CAUSE.result))
}

impl<T: Error + ?Sized + 'static> Shared<T> {
    /// Appends the JavaScript object, which is an error.
    pub fn write_error(
        &self,
        writer: &mut Writer,
        class: &'static ClassShape,
        export: &'static str,
    ) {
        let object = self.to_ref(class, export);
        #[cfg(not(target_family = "wasm"))]
        crate::sys::exported_error(&object, || {
            let error: &T = self;
            (error.to_string(), cause_of(error))
        });
        writer.reference(&object);
    }
}

/// The error that JavaScript receives if an object of an error class is thrown.
pub fn thrown<T: ToJs>(error: &T) -> JsError {
    match Sys::make(&Writer::of(error), T::SHAPE) {
        Ok(value) => JsError::from_ref(value),
        Err(error) => error,
    }
}

/// The object of an error class that was thrown. An error if another value was thrown.
pub fn caught<T: FromJs>(error: &JsError) -> Result<T, JsError> {
    Sys::read(error.as_ref(), T::SHAPE, "error").and_then(Frame::read)
}

/// Implements the traits of `struct Handle(Shared<dyn Trait>)`, where the trait requires `Error`.
#[doc(hidden)]
#[macro_export]
macro_rules! __exported_error {
    ($handle:ident: $of:ty = $class:ident, $export:literal) => {
        $crate::__exported!(@handle $handle: $of = $class, $export, write_error);

        impl ::core::fmt::Display for $handle {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&*self.0, f)
            }
        }

        impl ::std::error::Error for $handle {
            fn source(
                &self,
            ) -> ::core::option::Option<&(dyn ::std::error::Error + 'static)> {
                ::std::error::Error::source(&*self.0)
            }
        }

        /// The error that is thrown: the JavaScript object.
        impl ::core::convert::From<$handle> for $crate::JsError {
            fn from(error: $handle) -> Self {
                $crate::__private::thrown(&error)
            }
        }

        /// The object that was thrown; an error if it is of another class.
        impl ::core::convert::TryFrom<&$crate::JsError> for $handle {
            type Error = $crate::JsError;

            fn try_from(error: &$crate::JsError) -> ::core::result::Result<Self, $crate::JsError> {
                $crate::__private::caught(error)
            }
        }
    };
}
