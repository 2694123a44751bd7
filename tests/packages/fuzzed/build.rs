//! Generates the bindings.

fn main() {
    jsic::Builder::new()
        .file("interfaces/arguments.jsi")
        .file("interfaces/control.jsi")
        .file("interfaces/functions.jsi")
        .file("interfaces/promises.jsi")
        .file("interfaces/results.jsi")
        .compile();
}
