//! Generates Rust from `savings.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("savings.jsi").compile();
}
