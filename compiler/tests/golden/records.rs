//! What is generated for the tests of the runtime's JavaScript: the codecs of `runtime/js/tests/records.jsi` and the glue of
//! `results.jsi` and `promised.jsi`, each in a file beside it. `JSI_BLESS=1` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use crate::case::Case;
use crate::scripts;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/js/tests")
}

/// The Rust that is generated for a source of the folder.
fn generated(name: &str) -> String {
    let source = fs::read_to_string(folder().join(name).with_extension("jsi"));
    let source = source.expect("a readable source");
    let next = "```js next.mjs\nexport const next = () => {};\n```";
    let case = Case::new(
        name.to_owned(),
        format!("```jsi {name}.jsi\n{source}```\n\n{next}"),
    );
    let path = format!("{name}.rs");
    let file = case
        .generated(false)
        .into_iter()
        .find(|file| file.path == path);
    file.expect("a source without errors").text
}

fn compare(name: &str, text: &str) {
    let file = folder().join(name);
    if std::env::var_os("JSI_BLESS").is_some() {
        fs::write(&file, text).expect("a writable file");
    } else {
        let known = fs::read_to_string(&file).expect("a readable file");
        assert!(
            known == text,
            "{name} is not what is generated; JSI_BLESS=1 writes it anew"
        );
    }
}

#[test]
fn codecs_of_records_that_are_checked_in_are_fresh() {
    let rust = generated("records");
    let names = rust.split("pub struct ").skip(1).map(first_word);
    let mut text = String::from(
        "// The codecs of records.jsi as they are generated, each under its record's name. Compared by compiler/tests/golden/records.rs.\n// @ts-nocheck: glue has no types.\n",
    );
    for (name, glue) in names.zip(scripts::glues(&rust)) {
        text.push_str(&glue.replace("$codecs", name));
    }
    compare("records.js", &text);
}

#[test]
fn glue_that_is_checked_in_is_fresh() {
    for name in ["results", "promised"] {
        let glue = scripts::glues(&generated(name)).concat();
        let head = format!(
            "// The glue of {name}.jsi as it is generated. Compared by compiler/tests/golden/records.rs.\n// @ts-nocheck: glue has no types.\n"
        );
        compare(&format!("{name}.js"), &format!("{head}{glue}"));
    }
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().expect("a name")
}
