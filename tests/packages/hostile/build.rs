//! Generates the bindings, and has memory end early: what there is no memory for must not take gigabytes to show.

fn main() {
    if std::env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo::rustc-link-arg-cdylib=--max-memory=67108864");
    }
    jsic::Builder::new().file("hostile.jsi").compile();
}
