//! Generates the bindings.

fn main() {
    jsic::Builder::new().file("accounts.jsi").compile();
}
