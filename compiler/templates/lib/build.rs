//! Generates Rust from `src/app.jsi` before the crate is compiled, with mocks for tests.
fn main() {
    jsic::Builder::new().file("src/app.jsi").mockall().compile();
}
