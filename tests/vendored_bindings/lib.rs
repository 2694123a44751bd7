//! A program whose bindings are files of its own, as `jsic build` writes them: no build script. `cargo xtask test --only packages` builds it.

mod bindings;

use bindings::api::{Clock, JsClock, JsShim, Point, Shim};
use jsi_runtime::{Callback, JsError};

/// What the harness compares.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn run() -> String {
    lines().unwrap_or_else(|error| error.to_string())
}

fn lines() -> Result<String, JsError> {
    let points = [
        Point { x: 1.5, name: None },
        Point { x: 2.0, name: Some("b".to_owned()) },
    ];
    let sum = JsShim.each(&points, &Callback::scoped(|point: Point| point.x * 2.0))?;
    let known = JsClock.now()? > 0.0;
    Ok(format!("{} {sum} {known}", JsShim.greet("checked in")?))
}
