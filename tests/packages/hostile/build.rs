//! Generates the bindings, and has memory end early: what there is no memory for must not take gigabytes to show.

fn main() {
    println!("cargo::rustc-link-arg-cdylib=--max-memory=67108864");
    jsic::Builder::new().file("hostile.jsi").compile();
}
