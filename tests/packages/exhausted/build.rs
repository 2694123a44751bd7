//! Generates the bindings.

fn main() {
    jsic::Builder::new().file("exhausted.jsi").compile();
}
