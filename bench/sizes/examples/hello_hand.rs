//! An import and an export, through bindings written by hand.
#![cfg(target_family = "wasm")]

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = console)]
    fn log(text: &str) -> Result<(), JsValue>;
}

/// What the page calls.
#[wasm_bindgen]
pub fn greet(name: &str) -> Result<String, JsValue> {
    log(name)?;
    Ok(sizes::greeting(name))
}
