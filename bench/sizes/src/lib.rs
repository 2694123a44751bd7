//! The parts of the programs in `examples/` without JavaScript. Each program exists twice with the same behaviour: with
//! generated bindings (`_ours`) and with bindings written by hand (`_hand`).

/// When Apollo 8 took off: milliseconds before 1970.
pub const TAKE_OFF: i64 = -32_440_140_000;

/// Seconds with one digit after the point, of milliseconds.
pub fn seconds(millis: f64) -> String {
    format!("{:.1}", millis / 1000.0)
}

/// What is printed of an event.
pub fn heard(kind: &str, id: &str) -> String {
    format!("{kind} of {id}")
}

/// The error of a withdrawal that exceeds the balance.
pub fn lacks(owner: &str, amount: f64) -> String {
    format!("{owner} has no {amount}")
}

/// What is returned for a name.
pub fn greeting(name: &str) -> String {
    format!("Hello, {name}!")
}
