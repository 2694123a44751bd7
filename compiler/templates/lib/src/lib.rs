//! A library that greets users in pages and in Node. Programs pass [`app::JsClock`] to it, and tests pass a mock.

jsi_runtime::bindings!(); // the module `app`, made of app.jsi

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;

use crate::app::Clock;
use jsi_runtime::JsError;

/// Greets a user according to the time of the day.
///
/// # Errors
///
/// If JavaScript throws.
pub async fn greet(clock: &impl Clock, name: &str) -> Result<(), JsError> {
    let greeting = match clock.hours()? {
        hours if hours < 12.0 => "Good morning",
        hours if hours < 18.0 => "Good afternoon",
        _ => "Good evening",
    };
    clock.show(&format!("{greeting}, {name}!")).await
}
