//! Generates the bindings, and limits the memory, so that exhausting it does not take gigabytes.

fn main() {
    if std::env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo::rustc-link-arg-cdylib=--max-memory=67108864");
    }
    jsic::Builder::new().file("hostile.jsi").compile();
}
