//! Passes a date to JavaScript, receives one a day later, and passes that to JavaScript.

jsi_runtime::bindings!();

use crate::dates::{Dates, JsDates, Program, export_program};
use jsi_runtime::{Date, JsError};

/// 12:51 UTC on 21 December 1968, when Apollo 8 took off, in milliseconds before 1970.
const TAKE_OFF: i64 = -32_440_140_000;

/// Prints the lines of this example to the console.
struct Start;

impl Program for Start {
    fn run(&self) -> Result<(), JsError> {
        let dates = JsDates;
        let date = Date::new(TAKE_OFF)?;
        dates.log_date(date)?;
        let date = dates.increment_day(date)?;
        dates.log_date(date)
    }
}

export_program!(Start);
