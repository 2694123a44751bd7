//! Generates Rust from `objects.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("objects.jsi").compile();
}
