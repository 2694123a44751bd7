//! Next to code that uses wasm-bindgen directly: what it takes and gives is a `JsValue`. Only in WebAssembly.

use wasm_bindgen::JsValue;

use crate::error::JsError;
use crate::marshal::ToJs;
use crate::object::Object;
use crate::promise::Promise;
use crate::sys::Ref;

/// The thrown value itself, so that a function exported by wasm-bindgen can return `Result<T, JsError>`.
impl From<JsError> for JsValue {
    fn from(error: JsError) -> Self {
        error.as_ref().js().clone()
    }
}

/// What was thrown to code that uses wasm-bindgen.
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

/// A JavaScript promise, which settles with the Rust one.
impl<T: ToJs + 'static> From<Promise<T>> for JsValue {
    fn from(promise: Promise<T>) -> Self {
        promise.to_ref(T::SHAPE).js().clone()
    }
}
