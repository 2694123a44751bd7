//! Reads an array from a promise: first the object, then its elements, in two ways.

jsi_runtime::bindings!();

use crate::promised_array::{
    Console, JsConsole, JsPromisedArray, Program, PromisedArray, export_program,
};
use jsi_runtime::{JsError, Promise};

struct Start;

impl Program for Start {
    fn run(&self) -> Promise<()> {
        Promise::new(run())
    }
}

export_program!(Start);

/// Prints the lines of this example to the console.
async fn run() -> Result<(), JsError> {
    let array = JsPromisedArray.wait_get_int_array_as_object().await?;

    let by_shim: Vec<i32> = JsPromisedArray.unwrap_object_as_int_array(&array)?;
    JsConsole.write_line(&format!("By the shim: {by_shim:?}"))?;

    let by_runtime: Vec<i32> = array.to_array()?;
    JsConsole.write_line(&format!("By Object::to_array: {by_runtime:?}"))
}
