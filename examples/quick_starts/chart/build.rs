//! Generates Rust from `chart.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("chart.jsi").compile();
}
