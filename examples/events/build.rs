//! Generates Rust from `events.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("events.jsi").compile();
}
