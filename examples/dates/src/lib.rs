//! A date goes to JavaScript, comes back a day later and goes out again.

jsi_runtime::bindings!();

use crate::dates::{Dates, JsDates};
use jsi_runtime::{Date, JsError};

/// 12:51 UTC on 21 December 1968, when Apollo 8 took off, in milliseconds before 1970.
const TAKE_OFF: i64 = -32_440_140_000;

/// Prints the lines of this example to the console.
#[cfg_attr(target_family = "wasm", wasm_bindgen::prelude::wasm_bindgen)]
pub fn run() -> Result<(), JsError> {
    let dates = JsDates;
    let date = Date::new(TAKE_OFF)?;
    dates.log_date(date)?;
    let date = dates.increment_day(date)?;
    dates.log_date(date)
}
