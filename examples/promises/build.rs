//! Generates Rust from `promises.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("promises.jsi").compile();
}
