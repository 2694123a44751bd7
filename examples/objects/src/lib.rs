//! One JavaScript object that both sides read and change.

jsi_runtime::bindings!();

use crate::objects::{Console, JsConsole, JsObjects, Objects, Program, export_program};
use jsi_runtime::JsError;

/// Prints the lines of this example to the console.
struct Start;

impl Program for Start {
    fn run(&self) -> Result<(), JsError> {
        let object = JsObjects.create_object()?;
        JsConsole.log(&object)?;

        // JavaScript changes the object that Rust already holds.
        JsObjects.increment_answer(&object)?;
        JsConsole.log(&object)?;

        // Rust sets a property by name.
        object.set("question", "What is the answer?")?;
        JsConsole.log(&object)?;

        let summary = JsObjects.summarize(&object)?;
        JsConsole.write_line(&format!("Summary: {summary}"))
    }
}

export_program!(Start);
