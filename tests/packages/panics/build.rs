//! Generates the bindings.

fn main() {
    jsic::Builder::new().file("panics.jsi").compile();
}
