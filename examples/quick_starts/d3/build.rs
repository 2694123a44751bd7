//! Generates Rust from `d3.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("d3.jsi").compile();
}
