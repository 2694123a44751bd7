//! Generates the bindings.

fn main() {
    jsic::Builder::new().file("one_import.jsi").compile();
}
