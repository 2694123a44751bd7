//! The list of all tests, read from the sources: those in WebAssembly, in JavaScript and native ones.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Where a test runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Runs {
    /// In Node and Chromium.
    InEngines,
    /// Without WebAssembly.
    Natively,
    /// As an example whose output is compared.
    AsExample,
}

/// Tests by name, each with all files that have one of that name.
pub(crate) type Inventory = BTreeMap<String, Vec<(Runs, String)>>;

/// The repository.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().expect("a repository").to_owned()
}

/// Reads a file of the repository.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files below a folder of the repository with an extension, sorted; none where the folder is not there.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(root().join(folder)) else {
        return found;
    };
    for entry in entries {
        let entry = entry.expect("an entry");
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            if !path.ends_with("/node_modules") && !path.ends_with("/target") {
                found.extend(files(&path, extension));
            }
        } else if path.ends_with(extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// All tests of the repository.
pub(crate) fn inventory() -> Inventory {
    let mut all = Inventory::new();
    let mut add = |path: &str, runs, names: Vec<String>| {
        for name in names {
            all.entry(name).or_default().push((runs, path.to_owned()));
        }
    };
    for folder in ["tests/e2e", "runtime/tests"] {
        for path in files(folder, ".rs") {
            let text = read(&path);
            add(&path, Runs::InEngines, after(&text, "#[wasm_bindgen_test"));
        }
    }
    for folder in [
        "tests/packages",
        "tests/pages",
        "tests/threads",
        "tests/vendored_bindings",
    ] {
        for path in files(folder, ".mjs") {
            add(&path, Runs::InEngines, cases(&read(&path)));
        }
    }
    for line in read("examples/EXPECTED.md").lines() {
        if let Some(name) = line.strip_prefix("## ") {
            add(
                &format!("examples/{name}"),
                Runs::AsExample,
                vec![name.to_owned()],
            );
        }
    }
    for folder in [
        "runtime/src",
        "runtime/tests",
        "tests/src",
        "compiler/tests",
        "idl/tests",
    ] {
        for path in files(folder, ".rs") {
            add(&path, Runs::Natively, after(&read(&path), "#[test]"));
        }
    }
    all
}

/// The functions that an attribute stands before.
fn after(text: &str, attribute: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut marked = false;
    for line in text.lines().map(str::trim) {
        marked |= line.starts_with(attribute);
        let line = line.strip_prefix("async ").unwrap_or(line);
        if let (true, Some(rest)) = (marked, line.strip_prefix("fn ")) {
            names.push(identifier(rest).to_owned());
            marked = false;
        }
    }
    names
}

/// The keys and methods of the objects in a list of cases; more than the cases, and never less.
fn cases(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for line in text.lines().map(str::trim) {
        let line = line.strip_prefix("async ").unwrap_or(line);
        let name = identifier(line);
        if name.contains('_') && line[name.len()..].starts_with([':', '(']) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The identifier that a text begins with, or nothing.
pub(crate) fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    &text[..end.unwrap_or(text.len())]
}
