//! Writes the programs: `many10_ours` calls ten functions of `globalThis.bench` through ten interfaces, and `many10_hand` the
//! same ones by hand.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    for count in [1, 10, 100, 1000] {
        ours(&out, count);
        hand(&out, count);
    }
}

fn ours(out: &Path, count: u32) {
    let folder = out.join(format!("many{count}"));
    fs::create_dir_all(&folder).expect("a writable folder");
    let (mut interfaces, mut calls) = (String::new(), String::new());
    for i in 0..count {
        let _ = writeln!(
            interfaces,
            "interface Part{i} from globalThis.bench {{ f{i}(a: i32, b: i32): i32; }}"
        );
        let _ = writeln!(
            calls,
            "    sum = many::Part{i}::f{i}(&many::JsPart{i}, sum, {i}).unwrap_or(-1);"
        );
    }
    let file = folder.join("many.jsi");
    fs::write(&file, interfaces).expect("a writable folder");
    jsic::Builder::new()
        .file(file)
        .out_dir(folder.join("bindings"))
        .compile();
    let text = format!(
        "include!(concat!(env!(\"OUT_DIR\"), \"/many{count}/bindings/mod.rs\"));\n{}",
        run(&calls)
    );
    fs::write(out.join(format!("many{count}_ours.rs")), text).expect("a writable folder");
}

fn hand(out: &Path, count: u32) {
    let (mut imports, mut calls) = (String::new(), String::new());
    for i in 0..count {
        let _ = writeln!(
            imports,
            "    #[wasm_bindgen(catch, js_namespace = bench)]\n    fn f{i}(a: i32, b: i32) -> Result<f64, wasm_bindgen::JsValue>;"
        );
        let _ = writeln!(
            calls,
            "    sum = f{i}(sum, {i}).map_or(-1, |it| if it == f64::from(it as i32) {{ it as i32 }} else {{ -1 }});"
        );
    }
    let text = format!(
        "#[wasm_bindgen::prelude::wasm_bindgen]\nextern \"C\" {{\n{imports}}}\n{}",
        run(&calls)
    );
    fs::write(out.join(format!("many{count}_hand.rs")), text).expect("a writable folder");
}

/// The function that the page calls.
fn run(calls: &str) -> String {
    format!(
        "/// What the page calls.\n#[wasm_bindgen::prelude::wasm_bindgen]\npub fn run() -> i32 {{\n    let mut sum = 0;\n{calls}    sum\n}}\n"
    )
}
