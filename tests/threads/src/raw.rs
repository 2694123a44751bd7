//! What wasm-bindgen exports by itself, and bindings that it calls.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::threads::{JsRealm, Realm};

/// Sends a text to JavaScript and back.
#[wasm_bindgen(js_name = "rawEcho")]
pub fn raw_echo(text: &str) -> Result<String, JsValue> {
    Ok(JsRealm.echo(text)?)
}
