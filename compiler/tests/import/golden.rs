//! Every decision: the interface that is made of facts, without Node. The compiler has no diagnostics for any of them.

use std::fs;
use std::path::{Path, PathBuf};

use jsic::import::facts::Facts;
use jsic::import::{Imported, import};

/// The folder with the cases.
pub fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/cases")
}

/// The names of all cases.
pub fn names() -> Vec<String> {
    let files = fs::read_dir(cases()).expect("the folder with the cases");
    let names = files.filter_map(|it| {
        let name = it.ok()?.file_name().into_string().ok()?;
        Some(name.strip_suffix(".d.ts")?.to_owned())
    });
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Compares a text with the file that has the expected one, or writes that file.
pub fn compare(path: &Path, text: &str) {
    if std::env::var_os("JSI_BLESS").is_some() {
        fs::write(path, text).expect("write the expected text");
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(
        expected == text,
        "{} differs; JSI_BLESS=1 rewrites it. Now:\n{text}",
        path.display()
    );
}

/// What is made of facts, after a check that the compiler accepts it and the formatter changes nothing.
pub fn imported(facts: &Facts, from: &str) -> Imported {
    let imported = import(facts, from, "jsic import", None).expect("an interface");
    assert_accepted(&imported.text);
    imported
}

/// Fails if the compiler reports anything about a text, or the formatter changes it.
pub fn assert_accepted(text: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("api.jsi");
    fs::write(&path, text).expect("write the interface");
    let path = path.display().to_string();
    let outcome =
        jsic::cli::run(["jsic", "check", "--message-format", "short", &path].map(Into::into));
    assert_eq!(outcome, jsic::cli::Outcome::Fine, "{text}");
    let formatted = jsi_idl::format::format(text).expect("a valid text");
    assert!(formatted == text, "the formatter changes it:\n{text}");
}

#[test]
fn every_decision_is_as_expected() {
    let names = names();
    assert!(names.len() >= 8, "{names:?}");
    for name in names {
        let facts = fs::read(cases().join(format!("{name}.json"))).expect("the facts");
        let facts: Facts = serde_json::from_slice(&facts).expect("facts");
        let imported = imported(&facts, &name);
        let tally = imported.tally;
        assert_eq!(
            tally.members,
            tally.without_loss + tally.with_loss + tally.left_out
        );
        compare(&cases().join(format!("{name}.jsi")), &imported.text);
    }
}
