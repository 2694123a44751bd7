//! CONTRIBUTING lists the files that a new type changes: those that name `Symbol`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of the product.
const FOLDERS: [&str; 5] = [
    "abi/src",
    "idl/src",
    "compiler/src",
    "runtime/src",
    "runtime/js",
];
/// How code names the type; `Symbol` alone is also a word of JavaScript and of editors.
const NAMES: [&str; 7] = [
    "Kind::Symbol",
    "Prim::Symbol",
    "Shape::Symbol",
    "Value::Symbol",
    "symbol::",
    "symbol_new",
    "symbolNew",
];
/// The list of variants in `shape.rs` names them without a path.
const VARIANT: &str = "\n    Symbol,\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/random.rs") || path.ends_with("/cases.rs")
}

fn files(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, into);
            continue;
        }
        let name = path.strip_prefix(root()).expect("below the root");
        let name = name.to_str().expect("a plain name").replace('\\', "/");
        let is_code = name.ends_with(".rs") || name.ends_with(".js");
        if is_code && !is_test(&name) {
            let text = fs::read_to_string(&path).expect("a text");
            if text.contains(VARIANT) || NAMES.iter().any(|named| text.contains(named)) {
                into.insert(name);
            }
        }
    }
}

#[test]
fn a_type_changes_the_files_that_contributing_lists() {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("the file");
    let (_, section) = text.split_once("## Add a type\n").expect("the section");
    let (section, _) = section.split_once("\n## ").expect("its end");
    let listed: BTreeSet<String> = section
        .lines()
        .filter_map(|line| line.split_once(". `")?.1.split_once("`: "))
        .map(|(path, _)| path.replace("NAME", "symbol"))
        .collect();
    let mut found = BTreeSet::new();
    for folder in FOLDERS {
        files(&root().join(folder), &mut found);
    }
    assert_eq!(found, listed);
    assert!(listed.len() <= 15, "{} files", listed.len());
}
