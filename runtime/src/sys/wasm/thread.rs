//! Threads: workers that share the memory of the program, each with its own instance and JavaScript.

use wasm_bindgen::prelude::wasm_bindgen;

use super::core::CORE;

/// Makes the package's exports usable in this thread. A worker calls it after `initSync({ module, memory })`, before any other
/// function of the package.
#[wasm_bindgen(js_name = "startThread")]
pub fn start_thread() {
    // Start functions run only in the first thread; the core calls those of exports.
    CORE.load();
}
