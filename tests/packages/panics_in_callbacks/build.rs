//! Generates the bindings.

fn main() {
    jsic::Builder::new()
        .file("panics_in_callbacks.jsi")
        .compile();
}
