//! Generates the bindings.

fn main() {
    jsic::Builder::new().file("interfaces").compile();
}
