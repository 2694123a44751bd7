//! Sets panic hooks, before and after the runtime has set its own, and panics in a function that wasm-bindgen exports.
#![forbid(unsafe_code)]

jsi_runtime::bindings!();

use crate::panics_outside::{Outside, export_outside};
use jsi_runtime::{Callback, JsError, Promise};

struct Quiet;

impl Outside for Quiet {
    fn unharmed(&self) -> Result<String, JsError> {
        Ok("alive".to_owned())
    }

    fn pending(&self) -> Promise<String> {
        Promise::new(std::future::pending())
    }

    fn callback(&self) -> Result<Callback<'static, (f64,), f64>, JsError> {
        Ok(Callback::new(|value: f64| value))
    }
}

export_outside!(Quiet);

#[cfg(target_family = "wasm")]
mod outside {
    use std::panic;

    use crate::panics_outside::{Heard as _, JsHeard};
    use wasm_bindgen::prelude::wasm_bindgen;

    fn listen(name: &'static str) {
        panic::set_hook(Box::new(move |info| {
            let text = info.payload_as_str().unwrap_or_default();
            let _ = JsHeard.hear(&format!("{name}: {text}"));
        }));
    }

    /// Each takes the place of the one before, the runtime's first.
    #[wasm_bindgen]
    pub fn replace_hooks() {
        listen("first");
        listen("second");
        console_error_panic_hook::set_once();
    }

    /// The hook before is called by the one that takes its place.
    #[wasm_bindgen]
    pub fn wrap_hooks() {
        let previous = panic::take_hook();
        listen("wrapped");
        let wrapped = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            wrapped(info);
            previous(info);
        }));
    }

    /// Takes the hook away and drops it.
    #[wasm_bindgen]
    pub fn drop_hooks() {
        drop(panic::take_hook());
        listen("last");
    }

    /// Panics.
    #[wasm_bindgen]
    pub fn panic_outside() {
        panic!("out there");
    }
}
