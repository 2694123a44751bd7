//! Generates the bindings.

fn main() {
    jsic::Builder::new().file("panics_outside.jsi").compile();
}
