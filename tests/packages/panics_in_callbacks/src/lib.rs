//! Callbacks that panic, and Rust that calls JavaScript which calls them.
#![forbid(unsafe_code)]

jsi_runtime::bindings!();

use crate::panics_in_callbacks::{Calls, export_calls};
use jsi_runtime::{Callback, Function, JsError, Promise};

struct Caller;

impl Calls for Caller {
    fn fragile(&self) -> Result<Callback<'static, (bool,), String>, JsError> {
        Ok(Callback::new(|fatal: bool| {
            assert!(!fatal, "called with true");
            "alive".to_owned()
        }))
    }

    fn pass(&self, f: Function<(), String>) -> Result<String, JsError> {
        f.call(())
    }

    fn pending(&self) -> Promise<String> {
        Promise::new(std::future::pending())
    }
}

export_calls!(Caller);
