//! Generates the bindings.

fn main() {
    jsic::Builder::new().file("threads.jsi").compile();
}
