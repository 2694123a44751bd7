//! Targets that wasm-bindgen has no bindings of are refused at once, though everything would compile. Their libraries need not be
//! installed: the file that refuses them is compiled without any.
#![cfg(not(target_family = "wasm"))]

use std::path::Path;
use std::process::{Command, Stdio};

/// A crate without a library, and what the file needs of one.
const CRATE: &str = r#"
#![feature(no_core, rustc_attrs)]
#![allow(internal_features)]
#![no_core]
#[rustc_builtin_macro]
macro_rules! compile_error { ($text:expr $(,)?) => {{}} }
#[path = "FILE"]
mod targets;
"#;

/// Whether the runtime is for the target, and what the compiler says.
fn compiles_for(target: &str) -> (bool, String) {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/targets.rs");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(target);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let source = folder.join("lib.rs");
    std::fs::write(&source, CRATE.replace("FILE", file)).expect("it can be written");
    let output = Command::new("rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        .args([
            "--edition=2024",
            "--crate-type=lib",
            "--emit=metadata",
            "--target",
            target,
        ])
        .arg("--out-dir")
        .arg(&folder)
        .arg(&source)
        .stdin(Stdio::null())
        .output()
        .expect("the compiler starts");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.success(), text)
}

#[test]
fn other_targets_of_webassembly_are_refused_with_one_error() {
    for target in [
        "wasm32-wasip1",
        "wasm32-wasip2",
        "wasm32-unknown-emscripten",
        "wasm32v1-none",
        "wasm64-unknown-unknown",
    ] {
        let (good, text) = compiles_for(target);
        let errors: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with("error"))
            .collect();
        assert!(!good, "{target} is taken");
        assert!(
            matches!(errors.as_slice(), [first, ..] if first.contains("wasm32-unknown-unknown")),
            "{target}: {text}"
        );
    }
}

#[test]
fn webassembly_with_javascript_and_native_targets_are_taken() {
    for target in [
        "wasm32-unknown-unknown",
        "x86_64-unknown-linux-gnu",
        "aarch64-apple-darwin",
        "x86_64-pc-windows-msvc",
    ] {
        let (good, text) = compiles_for(target);
        assert!(good, "{target}: {text}");
    }
}
