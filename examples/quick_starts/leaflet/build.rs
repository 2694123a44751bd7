//! Generates Rust from `leaflet.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("leaflet.jsi").compile();
}
