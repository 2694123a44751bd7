//! The words that the book highlights are those of the language.

use std::fs;
use std::path::Path;

use jsi_idl::ide::WordClass;

#[test]
fn the_highlighted_words_are_those_of_the_language() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme/jsi.js");
    let script = fs::read_to_string(path).expect("the script of the theme");
    for class in WordClass::ALL {
        let name = class.name();
        let line = format!("{name}: \"{}\",", class.words().join(" "));
        // attributes begin with `@`
        assert!(
            name == "attributes" || joined(&script).contains(&line),
            "docs/theme/jsi.js needs {line}"
        );
    }
}

/// The text without line breaks inside of a property.
fn joined(script: &str) -> String {
    script.split_whitespace().collect::<Vec<_>>().join(" ")
}
