//! Generates Rust from `parts.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("parts.jsi").compile();
}
