//! Warnings of a build script about the crate around the interfaces: mistakes that the Rust compiler reports at another place, or
//! not at all.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::manifest::Manifest;

/// What cargo is to show, and what to watch until it is repaired.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Advice {
    pub(super) message: String,
    pub(super) watched: Option<PathBuf>,
}

/// The generated modules are not part of the crate, so nothing of an interface is found.
pub(super) fn without_bindings(crate_root: &Path) -> Option<Advice> {
    let src = crate_root.join("src");
    let roots = ["lib.rs", "main.rs"].map(|name| src.join(name));
    let root = roots.iter().find(|it| it.is_file())?;
    if includes_bindings(root) || all_files(&src).iter().any(|it| includes_bindings(it)) {
        return None;
    }
    let file = root.file_name().unwrap_or_default().to_string_lossy();
    Some(Advice {
        message: format!(
            "the generated modules are not part of the crate; add `jsi_runtime::bindings!();` to src/{file}"
        ),
        watched: Some(src),
    })
}

fn includes_bindings(file: &Path) -> bool {
    let text = fs::read_to_string(file).unwrap_or_default();
    // a file may include them by itself
    text.contains("bindings!") || text.contains("/jsi/mod.rs")
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(_) if path.extension().is_some_and(|it| it == "rs") => files.push(path),
                _ => {}
            }
        }
    }
    files
}

/// A build for WebAssembly whose result is a library for Rust: cargo reports success, and there is no file. Only of the crate in whose
/// folder cargo builds, since others are parts of programs.
pub(super) fn without_cdylib(crate_root: &Path, manifest: &Manifest) -> Option<Advice> {
    let family = env::var("CARGO_CFG_TARGET_FAMILY").unwrap_or_default();
    let is_wasm = family.split(',').any(|it| it == "wasm");
    let out = PathBuf::from(env::var_os("OUT_DIR")?);
    let is_own = out.starts_with(crate_root);
    (is_wasm && is_own && !manifest.is_root && !manifest.names_kinds).then(|| Advice {
        message: "the crate does not become a WebAssembly file; add `crate-type = [\"cdylib\", \"rlib\"]` to the table `[lib]` of \
                  Cargo.toml, or `crate-type = [\"rlib\"]` if it is a library for other crates"
            .to_owned(),
        watched: None,
    })
}
