//! Generates Rust from `dates.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("dates.jsi").compile();
}
