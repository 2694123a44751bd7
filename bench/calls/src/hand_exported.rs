//! What JavaScript calls through bindings that an expert writes with wasm-bindgen, without checks.

use std::cell::Cell;
use std::hint::black_box;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::hand::{Item, unchecked::JsItem};

/// A short text that differs from call to call.
pub fn text(index: u32) -> String {
    format!("label {}", 10_000 + (index & 1023))
}

#[wasm_bindgen(js_name = handNothing)]
pub fn nothing() {}

#[wasm_bindgen(js_name = handAdd)]
pub fn add(a: i32, b: i32) -> i32 {
    a.wrapping_add(b)
}

#[wasm_bindgen(js_name = handTextIn)]
pub fn text_in(text: &str) -> u32 {
    black_box(text).len() as u32
}

#[wasm_bindgen(js_name = handTextOut)]
pub fn text_out(index: u32) -> String {
    text(index)
}

#[wasm_bindgen(js_name = handRecordIn)]
pub fn record_in(item: &JsItem) -> Result<f64, JsValue> {
    let item = Item::from_object_unchecked(item)?;
    Ok(item.x + item.width + f64::from(item.id) + item.name.len() as f64)
}

#[wasm_bindgen(js_name = handBytesIn)]
pub fn bytes_in(bytes: &[u8]) -> u32 {
    black_box(bytes).len() as u32
}

#[wasm_bindgen(js_name = handBytesOut)]
pub fn bytes_out(length: u32) -> Vec<u8> {
    vec![1; length as usize]
}

#[wasm_bindgen(js_name = handNumbersIn)]
pub fn numbers_in(values: &[f64]) -> f64 {
    values.iter().sum()
}

#[wasm_bindgen(js_name = handObjectIn)]
pub fn object_in(object: &JsValue) {
    black_box(object);
}

/// An object that JavaScript makes.
#[wasm_bindgen]
pub struct HandCounter(Cell<i32>);

#[wasm_bindgen]
impl HandCounter {
    #[wasm_bindgen(constructor)]
    pub fn new(start: i32) -> Self {
        Self(Cell::new(start))
    }

    pub fn add(&self, by: i32) -> i32 {
        self.0.set(self.0.get().wrapping_add(by));
        self.0.get()
    }

    #[wasm_bindgen(getter)]
    pub fn value(&self) -> i32 {
        self.0.get()
    }
}
