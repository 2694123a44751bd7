//! The codecs of the records that the tests of the runtime's JavaScript use: `runtime/js/tests/records.js` is what is
//! generated from the file beside it. `JSI_BLESS=1` writes it anew.

use std::fs;
use std::path::Path;

use crate::case::Case;
use crate::scripts;

#[test]
fn codecs_of_records_that_are_checked_in_are_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/js/tests");
    let source = fs::read_to_string(folder.join("records.jsi")).expect("a readable source");
    let case = Case::new(
        "records".to_owned(),
        format!("```jsi records.jsi\n{source}```"),
    );
    let files = case.generated(false);
    let rust = files.iter().find(|file| file.path == "records.rs");
    let rust = &rust.expect("a source without errors").text;
    let names = rust.split("pub struct ").skip(1).map(first_word);
    let mut text = String::from(
        "//! The codecs of records.jsi as they are generated, each under its record's name. Compared by compiler/tests/golden/records.rs.\n",
    );
    for (name, glue) in names.zip(scripts::glues(rust)) {
        text.push_str(&glue.replace("$codecs", name));
    }
    let file = folder.join("records.js");
    if std::env::var_os("JSI_BLESS").is_some() {
        fs::write(&file, text).expect("a writable file");
    } else {
        let known = fs::read_to_string(&file).expect("a readable file");
        assert!(
            known == text,
            "records.js is not what is generated; JSI_BLESS=1 writes it anew"
        );
    }
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().expect("a name")
}
