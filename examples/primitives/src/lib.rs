//! Passes numbers, strings, booleans and bigints to JavaScript, and receives an integer.

jsi_runtime::bindings!();

use crate::primitives::{Console, JsConsole, JsPrimitives, Primitives, Program, export_program};
use jsi_runtime::{Any, JsError};

/// Prints the lines of this example to the console.
struct Start;

impl Program for Start {
    #[expect(
        clippy::approx_constant,
        reason = "3.14 is the number to print, not an attempt at pi"
    )]
    fn run(&self) -> Result<(), JsError> {
        JsConsole.log("Printed from JSImport of console.log()")?;

        let primitives = JsPrimitives;
        primitives.increment_counter()?;
        let counter = primitives.get_counter()?;
        primitives.log_int(counter)?;
        primitives.log_string("I'm a string from Rust in your browser!")?;

        primitives.log_value_and_type(&Any::from(true))?;
        primitives.log_value_and_type(&Any::from(0x3A_u8))?;
        primitives.log_value_and_type(&Any::from('C'))?;
        primitives.log_value_and_type(&Any::from(12_i16))?;
        primitives.log_value_and_type_as_number(9_007_199_254_740_990)?;
        primitives.log_value_and_type_as_big_int(1_234_567_890_123_456_789)?;
        // JavaScript's numbers have 64 bits, so the output has the rounding error of the f32.
        primitives.log_value_and_type(&Any::from(3.14_f32))?;
        primitives.log_value_and_type(&Any::from(3.14_f64))?;
        primitives.log_value_and_type(&Any::from("A string"))
    }
}

export_program!(Start);
