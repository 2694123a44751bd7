//! Generates Rust from `xterm.jsi` before the crate is compiled.
fn main() {
    jsic::Builder::new().file("xterm.jsi").compile();
}
