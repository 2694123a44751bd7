//! Generates Rust from `platform_worker.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("platform_worker.jsi").compile();
}
