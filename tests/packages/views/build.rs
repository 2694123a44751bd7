//! Generates the bindings.

fn main() {
    jsic::Builder::new().file("views.jsi").compile();
}
