//! One JavaScript object, seen and changed from both sides.

jsi_runtime::bindings!();

use crate::objects::{Console, JsConsole, JsObjects, Objects};
use jsi_runtime::JsError;

/// Prints the lines of this example to the console.
#[cfg_attr(target_family = "wasm", wasm_bindgen::prelude::wasm_bindgen)]
pub fn run() -> Result<(), JsError> {
    let object = JsObjects.create_object()?;
    JsConsole.log(&object)?;

    // JavaScript changes the object that Rust already holds.
    JsObjects.increment_answer(&object)?;
    JsConsole.log(&object)?;

    // Rust writes a property by name.
    object.set("question", "What is the answer?")?;
    JsConsole.log(&object)?;

    let summary = JsObjects.summarize(&object)?;
    JsConsole.write_line(&format!("Summary: {summary}"))
}
