//! Conversions for code that uses wasm-bindgen directly: from and to `JsValue`. Only in WebAssembly.

use wasm_bindgen::{JsCast, JsValue};

use crate::marshal::{FromJs, ToJs};
use crate::promise::Promise;
use crate::reference::{Object, Ref};
use crate::sys::{Host, Sys};
use crate::value::{Any, JsError};
use crate::wire::{Frame, Writer};

fn checked<T: FromJs>(value: JsValue) -> Result<T, JsError> {
    Sys::read(&Ref::new(value), T::SHAPE, "value").and_then(Frame::read)
}

/// The thrown value itself, so that a function exported by wasm-bindgen can return `Result<T, JsError>`.
impl From<JsError> for JsValue {
    fn from(error: JsError) -> Self {
        error.as_ref().js().clone()
    }
}

/// A value that was thrown to code that uses wasm-bindgen.
impl From<JsValue> for JsError {
    fn from(thrown: JsValue) -> Self {
        Self::from_ref(Ref::new(thrown))
    }
}

/// The object itself.
impl From<&Object> for JsValue {
    fn from(object: &Object) -> Self {
        object.as_ref().js().clone()
    }
}

/// An error if the value is not an object.
impl TryFrom<JsValue> for Object {
    type Error = JsError;

    fn try_from(value: JsValue) -> Result<Self, JsError> {
        checked(value)
    }
}

impl Object {
    /// The object as a type of js-sys or web-sys. Only in WebAssembly.
    ///
    /// ```ignore
    /// let element: web_sys::Element = object.to_js()?;
    /// ```
    ///
    /// # Errors
    ///
    /// A `TypeError` if the object is no instance of that class.
    #[track_caller]
    pub fn to_js<T: JsCast>(&self) -> Result<T, JsError> {
        let value = self.as_ref().js();
        match value.dyn_ref::<T>() {
            Some(_) => Ok(value.clone().unchecked_into()),
            None => {
                let name = std::any::type_name::<T>();
                let name = name.rsplit("::").next().unwrap_or(name);
                let message = format!("value: the object is no instance of `{name}`");
                Err(JsError::type_error(message))
            }
        }
    }

    /// The object of a value of js-sys or web-sys. Only in WebAssembly.
    ///
    /// ```ignore
    /// let element: JsElement = Object::try_from_js(&element)?.to()?;
    /// ```
    ///
    /// # Errors
    ///
    /// The value is no object.
    pub fn try_from_js(value: &impl AsRef<JsValue>) -> Result<Self, JsError> {
        value.as_ref().clone().try_into()
    }
}

/// A promise of JavaScript, whose value is checked when it settles; an error if the value is no object.
impl<T: FromJs + 'static> TryFrom<JsValue> for Promise<T> {
    type Error = JsError;

    fn try_from(value: JsValue) -> Result<Self, JsError> {
        Ok(Object::try_from(value)?.to_promise())
    }
}

/// An error only for an invalid date.
impl TryFrom<JsValue> for Any {
    type Error = JsError;

    fn try_from(value: JsValue) -> Result<Self, JsError> {
        checked(value)
    }
}

/// The value itself, or a copy of a primitive.
impl From<&Any> for JsValue {
    fn from(value: &Any) -> Self {
        match Sys::make(&Writer::of(value), <Any as ToJs>::SHAPE) {
            Ok(made) => made.js().clone(),
            Err(error) => error.into(),
        }
    }
}

/// A JavaScript promise, which settles with the Rust one.
impl<T: ToJs + 'static> From<Promise<T>> for JsValue {
    fn from(promise: Promise<T>) -> Self {
        promise.to_ref(T::SHAPE).js().clone()
    }
}
