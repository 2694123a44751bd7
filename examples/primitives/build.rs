//! Generates Rust from `primitives.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("primitives.jsi").compile();
}
