//! Generates Rust from `idb.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("idb.jsi").compile();
}
