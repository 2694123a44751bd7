//! An import and an export, through generated bindings.
#![cfg(target_family = "wasm")]

include!(concat!(env!("OUT_DIR"), "/hello/mod.rs"));

use hello::{Console as _, Hello, JsConsole, export_hello};
use jsi_runtime::JsError;

struct Greeter;

impl Hello for Greeter {
    fn greet(&self, name: &str) -> Result<String, JsError> {
        JsConsole.log(name)?;
        Ok(sizes::greeting(name))
    }
}

export_hello!(Greeter);
