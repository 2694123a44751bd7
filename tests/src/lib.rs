//! The generated bindings of every folder of `e2e/`, with the tests beside them. Nothing is written by hand here, so
//! that what compiles here, without a warning, is what users get.
#![deny(warnings, clippy::pedantic)]
// wasm-bindgen's own code needs it there
#![cfg_attr(not(target_family = "wasm"), forbid(unsafe_code))]

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

#[cfg(all(test, not(target_family = "wasm")))]
mod native;

/// What the tests of all cases use.
#[cfg(all(test, target_family = "wasm"))]
mod support {
    use jsi_runtime::JsError;

    /// The error's text; of a success, that it was one.
    pub(crate) fn text<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
        match result {
            Ok(value) => format!("no error: {value:?}"),
            Err(error) => error.message().to_owned(),
        }
    }
}
