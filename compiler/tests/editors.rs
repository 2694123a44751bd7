//! The files of the editors: generated files are up to date. `JSI_BLESS=1` generates the files from `editors/templates`, where `{{types|}}` stands for all types with `|` between.

use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::ide::WordClass;

fn editors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../editors")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text with words in place of every `{{CLASS SEPARATOR}}`.
fn filled(template: &str) -> String {
    let mut parts = template.split("{{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (wanted, rest) = part.split_once("}}").expect("a placeholder is closed");
        let found = WordClass::ALL.iter().find_map(|class| {
            let separator = wanted.strip_prefix(class.name())?;
            Some(class.words().join(separator))
        });
        text += &found.unwrap_or_else(|| panic!("`{wanted}` names no words"));
        text += rest;
    }
    text
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("the entry can be read").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => files(&path),
            false => vec![path],
        })
        .collect()
}

#[test]
fn files_with_words_of_the_language_are_fresh() {
    let templates = editors().join("templates");
    let found = files(&templates);
    assert!(!found.is_empty());
    for template in found {
        let short = template.strip_prefix(&templates).expect("it lies below");
        let (made, text) = (editors().join(short), filled(&read(&template)));
        if std::env::var_os("JSI_BLESS").is_some() {
            fs::write(&made, &text).expect("it can be written");
        }
        assert!(
            read(&made) == text,
            "editors/{} is not what its template gives; JSI_BLESS=1 renews it",
            short.display()
        );
    }
}

/// The queries of the tree-sitter grammar, and the editors that have a copy of each.
const QUERIES: [(&str, &[&str]); 3] = [
    (
        "highlights",
        &[
            "neovim/queries/jsi",
            "helix/queries/jsi",
            "zed/languages/jsi",
        ],
    ),
    ("injections", &["neovim/queries/jsi", "helix/queries/jsi"]),
    ("folds", &["neovim/queries/jsi"]),
];

#[test]
fn editors_have_the_queries_of_the_grammar() {
    for (name, folders) in QUERIES {
        let text = read(&editors().join(format!("tree-sitter/queries/{name}.scm")));
        for folder in folders {
            let copy = editors().join(folder).join(format!("{name}.scm"));
            if std::env::var_os("JSI_BLESS").is_some() {
                fs::create_dir_all(editors().join(folder)).expect("a folder");
                fs::write(&copy, &text).expect("it can be written");
            }
            assert!(
                read(&copy) == text,
                "editors/{folder}/{name}.scm is another query; JSI_BLESS=1 renews it"
            );
        }
    }
}
