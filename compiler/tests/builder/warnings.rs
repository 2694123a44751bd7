//! The warnings of a build script about the crate around it.

use std::process::Command;

use super::{FOLDER, crate_with, for_cargo};

/// The warnings of a build script in a crate with these files, in a build for this family of targets.
fn warnings(files: &[(&str, &str)], family: &str) -> Vec<String> {
    let folder = crate_with(&[&[("api.jsi", "interface A from \"x\" { }\n")], files].concat());
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program)
        .args(["--exact", "build_script", "--nocapture", "--quiet"])
        .env(FOLDER, folder.path())
        .env("OUT_DIR", folder.path().join("target/out"))
        .env("CARGO_MANIFEST_DIR", folder.path())
        .env("CARGO_CFG_TARGET_FAMILY", family)
        .env("JSIC", "")
        .current_dir(folder.path())
        .output()
        .expect("it runs");
    assert!(output.status.success());
    let lines = for_cargo(&output, "no program");
    let warnings = lines
        .iter()
        .filter_map(|it| it.strip_prefix("cargo::warning="));
    warnings.map(str::to_owned).collect()
}

const CRATE: (&str, &str) = ("Cargo.toml", "[package]\nname = \"app\"\n");

#[test]
fn a_crate_that_does_not_include_the_modules_gets_the_line_to_add() {
    let of = |files: &[(&str, &str)]| warnings(&[&[CRATE], files].concat(), "unix");
    let expected = |file: &str| {
        [format!(
            "the generated modules are not part of the crate; add `jsi_runtime::bindings!();` to src/{file}"
        )]
    };
    assert_eq!(of(&[("src/lib.rs", "mod part;\n")]), expected("lib.rs"));
    assert_eq!(
        of(&[("src/main.rs", "fn main() {}\n")]),
        expected("main.rs")
    );
    let included = "jsi_runtime::bindings!();\n";
    assert_eq!(of(&[("src/lib.rs", included)]), [""; 0]);
    let part = [("src/lib.rs", "mod part;\n"), ("src/part/mod.rs", included)];
    assert_eq!(of(&part), [""; 0]);
    let own = "include!(concat!(env!(\"OUT_DIR\"), \"/jsi/mod.rs\"));\n";
    assert_eq!(of(&[("src/lib.rs", own)]), [""; 0]);
    // another path of the library
    assert_eq!(of(&[("lib.rs", "")]), [""; 0]);
}

#[test]
fn a_crate_that_is_built_for_webassembly_needs_a_cdylib() {
    let of = |manifest: &str, family: &str| {
        let manifest = format!("{}{manifest}", CRATE.1);
        let source = ("src/lib.rs", "jsi_runtime::bindings!();\n");
        warnings(&[("Cargo.toml", &manifest), source], family)
    };
    let found = of("", "wasm");
    let expected = "the crate does not become a WebAssembly file; add `crate-type = [\"cdylib\", \"rlib\"]` to the table `[lib]`";
    assert!(
        found.len() == 1 && found[0].starts_with(expected),
        "{found:?}"
    );
    assert_eq!(of("", "unix"), [""; 0]);
    assert_eq!(of("[lib]\ncrate-type = [\"cdylib\"]\n", "wasm"), [""; 0]);
    assert_eq!(of("[lib]\ncrate-type = [\"rlib\"]\n", "wasm"), [""; 0]);
    assert_eq!(of("[[bin]]\nname = \"app\"\n", "wasm"), [""; 0]);
}
