//! Generates Rust from `weather.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new()
        .file("weather.jsi")
        .mockall()
        .fakes()
        .compile();
}
