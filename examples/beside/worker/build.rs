//! Generates Rust from `src/worker.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("src/worker.jsi").compile();
}
