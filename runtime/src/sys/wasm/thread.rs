//! The start of a thread: a worker that shares the memory of the program, with an instance and JavaScript of its own.

use wasm_bindgen::prelude::wasm_bindgen;

use super::kit;

/// Makes the package's exports work in this thread. A worker calls it after `initSync({ module, memory })`, before anything
/// else of the package.
#[wasm_bindgen(js_name = "startThread")]
pub fn start_thread() {
    // Start functions run in the first thread alone; the core calls those of exports.
    kit::CORE.ensure();
}
