//! Generates Rust from `reading_list.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("reading_list.jsi").compile();
}
