//! The `jsic` command.
fn main() {}
