//! Imports with only numbers and references, which wasm-bindgen connects to JavaScript directly.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/js/calls.js")]
extern "C" {
    pub fn take(value: i32);
    pub fn add(a: i32, b: i32) -> i32;
    pub fn fallible(value: i32) -> i32;
    #[wasm_bindgen(js_name = createObject)]
    pub fn create_object() -> JsValue;
    #[wasm_bindgen(js_name = incrementAnswer)]
    pub fn increment_answer(object: &JsValue);
    pub fn answer(object: &JsValue) -> i32;
}

#[wasm_bindgen(module = "/js/raw.js")]
extern "C" {
    #[wasm_bindgen(js_name = takeDate)]
    pub fn take_date(millis: f64);
    #[wasm_bindgen(js_name = giveDate)]
    pub fn give_date() -> f64;
    #[wasm_bindgen(js_name = takeMaybe)]
    pub fn take_maybe(present: i32, value: f64);
    #[wasm_bindgen(js_name = giveMaybe)]
    pub fn give_maybe() -> f64;
}
