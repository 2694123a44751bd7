//! What the WebAssembly tests share: JavaScript functions by name, called through the property API.

use jsi_runtime::__private::wasm_bindgen;
use jsi_runtime::Object;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/tests/common/fixtures.js")]
extern "C" {
    fn fixtures() -> JsValue;
}

/// The functions and values of `fixtures.js`.
pub fn js() -> Object {
    Object::try_from(fixtures()).expect("an object")
}
