//! One import, called once, through generated bindings.
#![cfg(target_family = "wasm")]

use wasm_bindgen::prelude::wasm_bindgen;

include!(concat!(env!("OUT_DIR"), "/one/mod.rs"));

use one::{JsOne, One as _};

/// What the page calls.
#[wasm_bindgen]
pub fn run(a: i32) -> i32 {
    JsOne.add(a, 2).unwrap_or_default()
}
