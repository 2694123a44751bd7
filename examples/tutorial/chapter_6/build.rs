//! Generates Rust from `reading_list.jsi` before the crate is compiled, and the traits of fakes for tests.
fn main() {
    jsic::Builder::new()
        .file("reading_list.jsi")
        .fakes()
        .compile();
}
