//! `Any`: a JavaScript value whose type is not known beforehand.

mod args;
mod from;
mod wire;

use std::fmt;
use std::rc::Rc;

use crate::marshal::{FromJs, ToJs};
use crate::sys::{Host, Sys};
use crate::value::{Any, JsError};
use crate::wire::Writer;

impl Any {
    /// The value as another type, with the checks of a value that comes from JavaScript.
    ///
    /// ```
    /// use jsi_runtime::Any;
    ///
    /// assert_eq!(Any::from(5).to::<u8>()?, 5);
    /// let error = Any::from("x").to::<u8>().unwrap_err();
    /// assert_eq!(error.to_string(), "value: expected an integer, found \"x\" (string)");
    /// # Ok::<(), jsi_runtime::JsError>(())
    /// ```
    pub fn to<T: FromJs>(&self) -> Result<T, JsError> {
        let value = Sys::make(&Writer::of(self), <Self as ToJs>::SHAPE)?;
        Sys::read(&value, T::SHAPE, "value")?.read()
    }

    /// The elements of an array, copied; each is checked.
    pub fn to_array<T: FromJs>(&self) -> Result<Vec<T>, JsError> {
        self.to()
    }
}

/// Primitives by value, everything else by identity.
impl PartialEq for Any {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Undefined, Self::Undefined) | (Self::Null, Self::Null) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Number(a), Self::Number(b)) => a == b,
            (Self::BigInt(a), Self::BigInt(b)) => a == b,
            (Self::String(a), Self::String(b)) => a == b,
            (Self::Date(a), Self::Date(b)) => a == b,
            (Self::Error(a), Self::Error(b)) => a == b,
            (Self::Function(a), Self::Function(b)) => a == b,
            (Self::Promise(a) | Self::Object(a), Self::Promise(b) | Self::Object(b)) => a == b,
            (Self::Other(a), Self::Other(b)) => a == b,
            (Self::Rust(a), Self::Rust(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl fmt::Debug for Any {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undefined => f.write_str("Undefined"),
            Self::Null => f.write_str("Null"),
            Self::Bool(value) => f.debug_tuple("Bool").field(value).finish(),
            Self::Number(value) => f.debug_tuple("Number").field(value).finish(),
            Self::BigInt(value) => f.debug_tuple("BigInt").field(value).finish(),
            Self::String(value) => f.debug_tuple("String").field(value).finish(),
            Self::Date(value) => f.debug_tuple("Date").field(value).finish(),
            Self::Error(value) => f.debug_tuple("Error").field(value).finish(),
            Self::Function(value) => f.debug_tuple("Function").field(value).finish(),
            Self::Promise(value) => f.debug_tuple("Promise").field(value).finish(),
            Self::Object(value) => f.debug_tuple("Object").field(value).finish(),
            Self::Other(value) => f.debug_tuple("Other").field(value).finish(),
            Self::Rust(_) => f.write_str("Rust(..)"),
        }
    }
}
