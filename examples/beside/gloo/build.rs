//! Generates Rust from `src/page.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("src/page.jsi").compile();
}
