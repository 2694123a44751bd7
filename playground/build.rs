//! Generates Rust from `playground.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("src/playground.jsi").compile();
}
