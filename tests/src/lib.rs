//! The generated bindings of every folder of `e2e/`, with the tests beside them. Nothing is written by hand here, so
//! that what compiles here, without a warning, is what users get.
#![deny(warnings, clippy::pedantic)]
// wasm-bindgen's own code needs it there
#![cfg_attr(not(target_family = "wasm"), forbid(unsafe_code))]

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

#[cfg(all(test, not(target_family = "wasm")))]
mod conformance;
#[cfg(all(test, not(target_family = "wasm")))]
mod inventory;
#[cfg(all(test, not(target_family = "wasm")))]
mod native;
#[cfg(all(test, not(target_family = "wasm")))]
mod native_classes;
#[cfg(all(test, not(target_family = "wasm")))]
mod semantics;

/// What the tests of all cases use.
#[cfg(all(test, target_family = "wasm"))]
mod support {
    use jsi_runtime::{JsError, Object, Promise};

    /// The error's text; of a success, that it was one.
    pub(crate) fn text<T: std::fmt::Debug>(result: Result<T, JsError>) -> String {
        match result {
            Ok(value) => format!("no error: {value:?}"),
            Err(error) => error.message().to_owned(),
        }
    }

    /// A turn of the event loop.
    pub(crate) async fn turn() -> Result<(), JsError> {
        let wait = "(() => new Promise((resolve) => setTimeout(resolve)))()";
        Object::global().call::<Promise<()>>("eval", (wait,))?.await
    }

    /// Asks the engine to collect garbage until `done`; `false` where an engine cannot be asked.
    pub(crate) async fn collect_garbage(done: impl Fn() -> bool) -> Result<bool, JsError> {
        // Bun and Node have ways of their own; elsewhere it is a flag at the start.
        let find = "globalThis.gc ?? (globalThis.Bun && (() => Bun.gc(true))) ?? (() => {\
                      const module = globalThis.process?.getBuiltinModule;\
                      if (module === undefined) return null;\
                      module('v8').setFlagsFromString('--expose-gc');\
                      return module('vm').runInNewContext('gc');\
                    })()";
        let Some(collect) = Object::global().call::<Option<Object>>("eval", (find,))? else {
            return Ok(false);
        };
        for _ in 0..20 {
            collect.call_function::<()>(())?;
            turn().await?;
            if done() {
                break;
            }
        }
        Ok(true)
    }
}
