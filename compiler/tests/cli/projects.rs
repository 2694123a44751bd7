//! `jsic new` and `jsic init`: which files they write, and that they write none if something is in the way. The projects are built
//! and run by `cargo xtask test --only templates`.

use std::collections::BTreeMap;
use std::path::Path;

use super::ran::{folder, run};

const MANIFEST: &str =
    "[package]\nname = \"app\"\nversion = \"0.1.0\" # mine\nedition = \"2024\"\n";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// All files below a folder with their texts.
fn files(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            let text = std::fs::read_to_string(&path).unwrap();
            found.insert(name.replace('\\', "/"), text);
        }
    }
    found
}

#[test]
fn a_new_project_has_its_name_and_this_version() {
    for (template, start) in [
        ("page", "npm install && npm run dev"),
        ("page-trunk", "trunk serve --open"),
        ("npm", "npm test"),
        ("worker", "npm install && npm run dev"),
        ("lib", "cargo test"),
    ] {
        let folder = folder(&[]);
        let new = ["new", "apps/to-do", "--template", template];
        let ran = run(folder.path(), &new);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.out, "");
        let next = format!("cd apps/to-do && {start}");
        assert!(ran.err.contains(&next), "{}", ran.err);
        let files = files(folder.path());
        let manifest = &files["apps/to-do/Cargo.toml"];
        assert!(manifest.contains("name = \"to-do\""), "{manifest}");
        let runtime = format!("jsi-runtime = \"{VERSION}\"");
        assert!(manifest.contains(&runtime), "{manifest}");
        for file in ["README.md", ".gitignore", "build.rs", "src/app.jsi"] {
            assert!(files.contains_key(&format!("apps/to-do/{file}")), "{file}");
        }
        let checked = run(folder.path(), &["check", "apps"]);
        assert_eq!(checked.code, 0, "{}", checked.out);
        let formatted = run(folder.path(), &["fmt", "--check", "apps"]);
        assert_eq!(formatted.code, 0, "{}", formatted.out);
    }
}

#[test]
fn an_empty_folder_and_another_name_are_possible() {
    let folder = folder(&[]);
    std::fs::create_dir(folder.path().join("1 st")).unwrap();
    let refused = run(folder.path(), &["new", "1 st"]);
    assert_eq!(refused.code, 2);
    let expected = "error: `1 st` cannot be the name of a crate: it contains ` `, and may only contain \
                    the letters a to z, digits, `-` and `_`; use `--name NAME` for another name\n";
    assert_eq!(refused.err, expected);
    assert!(files(folder.path()).is_empty());
    let ran = run(folder.path(), &["new", "1 st", "--name", "first"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let manifest = &files(folder.path())["1 st/Cargo.toml"];
    assert!(manifest.contains("name = \"first\""), "{manifest}");
}

#[test]
fn a_folder_with_files_is_not_touched() {
    let folder = folder(&[("app/mine.txt", "mine"), ("file", "")]);
    let before = files(folder.path());
    let ran = run(folder.path(), &["new", "app"]);
    assert_eq!(ran.code, 2);
    let expected = "error: `app` exists and is not empty; name a new folder, \
                    or run `jsic init` in a folder that has a crate\n";
    assert_eq!(ran.err, expected);
    let ran = run(folder.path(), &["new", "file"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.starts_with("error: cannot write `file`: "),
        "{}",
        ran.err
    );
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_crate_gets_what_it_lacks_and_keeps_the_rest() {
    let lib = "//! Mine.\n\npub fn mine() {}";
    let folder = folder(&[("Cargo.toml", MANIFEST), ("src/lib.rs", lib)]);
    let ran = run(folder.path(), &["init"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let found = files(folder.path());
    let names: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["Cargo.toml", "build.rs", "src/app.jsi", "src/lib.rs"]
    );
    let expected = format!(
        "{MANIFEST}\n[lib]\ncrate-type = [\"cdylib\", \"rlib\"] # the file for JavaScript, and the library for Rust\n\
         \n[dependencies]\njsi-runtime = \"{VERSION}\"\n\
         \n[build-dependencies]\njsic = {{ version = \"{VERSION}\", default-features = false }} # without the command line\n"
    );
    assert_eq!(found["Cargo.toml"], expected);
    let added = "\n\njsi_runtime::bindings!(); // a module for each .jsi file\n";
    assert_eq!(found["src/lib.rs"], format!("{lib}{added}"));
    assert_eq!(run(folder.path(), &["check", "src"]).code, 0);

    let again = run(folder.path(), &["init"]);
    assert_eq!(again.err, "the crate has everything already\n");
    assert_eq!(files(folder.path()), found);
}

#[test]
fn tables_and_line_ends_of_a_manifest_stay() {
    let manifest = format!(
        "{MANIFEST}[dependencies] # some\nserde = \"1\"\n[build-dependencies]\ncc = \"1\"\n[profile.release]\nlto = true\n"
    );
    let manifest = manifest.replace('\n', "\r\n");
    let folder = folder(&[
        ("Cargo.toml", &manifest),
        ("src/main.rs", "fn main() {}\r\n"),
        ("api.jsi", "interface A from \"a\" { }\n"),
    ]);
    let ran = run(folder.path(), &["init", "."]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let found = files(folder.path());
    let text = &found["Cargo.toml"];
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let runtime =
        format!("[dependencies] # some\r\njsi-runtime = \"{VERSION}\"\r\nserde = \"1\"\r\n");
    assert!(text.contains(&runtime), "{text}");
    assert!(text.contains("[build-dependencies]\r\njsic = {"), "{text}");
    assert!(!text.contains("[lib]"), "a program: {text}");
    assert!(!found.contains_key("src/app.jsi"), "it has an interface");
    assert!(found["src/main.rs"].ends_with("bindings!(); // a module for each .jsi file\r\n"));
}

#[test]
fn a_crate_that_cannot_be_prepared_stays_as_it_is() {
    let refused = |given: &[(&str, &str)], expected: &str| {
        let folder = folder(given);
        let before = files(folder.path());
        let ran = run(folder.path(), &["init"]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(expected), "{}", ran.err);
        assert_eq!(files(folder.path()), before);
    };
    refused(
        &[],
        "`.` has no Cargo.toml with a `[package]`; run `cargo init --lib` there first",
    );
    refused(
        &[("Cargo.toml", "[workspace]\n")],
        "`.` has no Cargo.toml with a `[package]`",
    );
    refused(
        &[("Cargo.toml", "[package\n")],
        "`./Cargo.toml`: TOML parse error at line 1",
    );
    refused(
        &[("Cargo.toml", MANIFEST), ("build.rs", "fn main() {}\n")],
        "`./build.rs` exists; add this line to its function `main`, and run `jsic init` again:\n\n    \
         jsic::Builder::new().file(\"src/app.jsi\").compile();\n",
    );
    let inline = format!("dependencies = {{ serde = \"1\" }}\n{MANIFEST}");
    let line = format!(
        "`./Cargo.toml` has no line `[dependencies]` for a new entry; add this to its dependencies, \
         and run `jsic init` again:\n\n    jsi-runtime = \"{VERSION}\"\n"
    );
    refused(&[("Cargo.toml", &inline), ("src/lib.rs", "")], &line);
}
