//! Calls its one import. What JavaScript calls is exported by wasm-bindgen, since an export of ours would bring more of the
//! runtime.
#![cfg(target_family = "wasm")]

jsi_runtime::bindings!();

use one_import::{JsSums, Sums};
use wasm_bindgen::prelude::wasm_bindgen;

/// The sum, or -1 where JavaScript gives none.
#[wasm_bindgen]
pub fn sum(a: i32, b: i32) -> i32 {
    JsSums.add(a, b).unwrap_or(-1)
}
