//! Conversions to `JsError`, and `JsError` as a value that crosses.

use std::error::Error;
use std::rc::Rc;

use crate::marshal::{FromJs, ToJs};
use crate::shape::Shape;
use crate::sys::{Host, Sys};
use crate::value::{Any, JsError};
use crate::wire::{Reader, Writer};

impl ToJs for JsError {
    const SHAPE: &'static Shape = &Shape::Error;

    fn write(&self, writer: &mut Writer) {
        writer.reference(self.as_ref());
    }
}

impl FromJs for JsError {
    const SHAPE: &'static Shape = &Shape::Error;

    fn read(reader: &mut Reader<'_>) -> Result<Self, JsError> {
        reader.reference().map(JsError::from_ref)
    }
}

impl From<&str> for JsError {
    #[track_caller]
    fn from(message: &str) -> Self {
        Self::new(message)
    }
}

impl From<String> for JsError {
    #[track_caller]
    fn from(message: String) -> Self {
        Self::new(message)
    }
}

impl From<Box<dyn Error>> for JsError {
    #[track_caller]
    fn from(error: Box<dyn Error>) -> Self {
        match error.downcast::<JsError>() {
            Ok(error) => *error,
            Err(error) => Self::from_payload(Rc::from(error)),
        }
    }
}

/// The form in which libraries such as `anyhow` give an error away; its sources are the causes.
impl From<Box<dyn Error + Send + Sync>> for JsError {
    #[track_caller]
    fn from(error: Box<dyn Error + Send + Sync>) -> Self {
        let error: Box<dyn Error> = error;
        error.into()
    }
}

/// Throws the value as it is.
impl From<Any> for JsError {
    fn from(value: Any) -> Self {
        match Sys::make(&Writer::of(&value), &Shape::Any) {
            Ok(value) => Self::from_ref(value),
            Err(error) => error,
        }
    }
}

// `impl<E: Error> From<E>` would overlap with `From<JsError>`, so the common ones are listed; for others there is
// `map_err(JsError::from_error)`.
macro_rules! from_errors {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for JsError {
            #[track_caller]
            fn from(error: $error) -> Self {
                Self::from_error(error)
            }
        }
    )*};
}

from_errors! {
    std::cell::BorrowError, std::cell::BorrowMutError, std::char::CharTryFromError, std::char::ParseCharError,
    std::convert::Infallible, std::env::VarError, std::fmt::Error, std::io::Error, std::num::ParseFloatError,
    std::num::ParseIntError, std::num::TryFromIntError, std::str::ParseBoolError, std::str::Utf8Error,
    std::string::FromUtf8Error, std::time::SystemTimeError,
}
