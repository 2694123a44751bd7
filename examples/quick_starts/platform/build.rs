//! Generates Rust from `platform.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("platform.jsi").compile();
}
