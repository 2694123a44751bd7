//! Threads: workers, each of which shares the memory of the program, and has an instance and JavaScript of its own.

use wasm_bindgen::prelude::wasm_bindgen;

use super::core::CORE;

/// Makes the package's exports work in this thread. A worker calls it after `initSync({ module, memory })`, before anything
/// else of the package.
#[wasm_bindgen(js_name = "startThread")]
pub fn start_thread() {
    // Start functions run in the first thread alone; the core calls those of exports.
    CORE.load();
}
