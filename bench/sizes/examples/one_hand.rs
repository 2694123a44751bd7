//! One import, called once, through bindings written by hand.
#![cfg(target_family = "wasm")]

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/js/one.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn add(a: i32, b: i32) -> Result<f64, JsValue>;
}

/// What the page calls.
#[wasm_bindgen]
pub fn run(a: i32) -> i32 {
    match add(a, 2) {
        Ok(sum) if f64::from(sum as i32) == sum => sum as i32,
        _ => 0,
    }
}
