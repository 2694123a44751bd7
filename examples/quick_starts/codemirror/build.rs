//! Generates Rust from `codemirror.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("codemirror.jsi").compile();
}
