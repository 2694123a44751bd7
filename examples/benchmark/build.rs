//! Generates Rust from `benchmark.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("benchmark.jsi").compile();
}
