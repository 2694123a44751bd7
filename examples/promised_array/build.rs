//! Generates Rust from `promised_array.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("promised_array.jsi").compile();
}
