//! Threads: workers, each of which shares the memory of the program, and has an instance and JavaScript of its own.

use std::sync::atomic::AtomicI32;

use wasm_bindgen::prelude::wasm_bindgen;

use super::cells::address;
use super::{js, kit};

/// Makes the package's exports work in this thread. A worker calls it after `initSync({ module, memory })`, before anything
/// else of the package.
#[wasm_bindgen(js_name = "startThread")]
pub fn start_thread() {
    // Start functions run in the first thread alone; the core calls those of exports.
    kit::CORE.ensure();
}

fn address_of(signal: &AtomicI32) -> i32 {
    address(signal.as_ptr().expose_provenance())
}

/// Has JavaScript call `executor::woken` when the signal is not zero. It lives as long as the thread does.
pub(crate) fn listen(signal: &AtomicI32) {
    kit::THREADS.ensure();
    js::listen(address_of(signal));
}

/// Tells the thread that listens.
pub(crate) fn notify(signal: &AtomicI32) {
    kit::THREADS.ensure();
    js::notify(address_of(signal));
}
