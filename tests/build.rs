//! Generates the bindings of every folder of `e2e/`, and the file that names them all: adding a case is adding a folder.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=e2e");
    let mut cases: Vec<String> = fs::read_dir("e2e")
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|folder| folder.join("test.rs").is_file())
        .filter_map(|folder| folder.file_name()?.to_str().map(str::to_owned))
        .collect();
    cases.sort();
    let mut all = String::new();
    for case in &cases {
        jsic::Builder::new()
            .file(format!("e2e/{case}"))
            .out_dir(out.join(case))
            .compile();
        module(
            &mut all,
            case,
            &out.join(case).join("mod.rs"),
            &root.join("e2e").join(case).join("test.rs"),
        );
    }
    fs::write(out.join("cases.rs"), all).expect("a writable folder");
}

fn module(all: &mut String, case: &str, bindings: &Path, test: &Path) {
    writeln!(
        all,
        "/// `e2e/{case}`\npub mod {case} {{\n    include!({bindings:?});\n    \
         #[cfg(all(test, target_family = \"wasm\"))]\n    #[allow(clippy::pedantic)]\n    #[path = {test:?}]\n    mod test;\n}}"
    )
    .expect("memory takes anything");
}
