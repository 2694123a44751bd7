//! Generates the bindings that are measured.
fn main() {
    jsic::Builder::new().file("calls.jsi").compile();
}
