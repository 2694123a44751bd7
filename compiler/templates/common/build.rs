//! Generates Rust from `src/app.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("src/app.jsi").compile();
}
