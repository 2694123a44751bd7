//! The layout: cases as text in `format/*.md`, and what holds for every file: the same tree, the same comments, and a second
//! run that changes nothing.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::Level;
use jsi_idl::format::format;
use jsi_idl::source::FileId;
use jsi_idl::syntax::parse;
use support::{owners, print};

/// The formatted text, and the properties that it must have.
fn formatted(text: &str, what: &str) -> String {
    let once = format(text).unwrap_or_else(|problems| panic!("{what}: {problems:?}\n{text}"));
    let (before, after) = (parse(text, FileId(0)), parse(&once, FileId(0)));
    assert!(
        after.diagnostics.is_empty(),
        "{what}: {:?}\n{once}",
        after.diagnostics
    );
    assert_eq!(
        print::print(&before.file),
        print::print(&after.file),
        "{what}: another tree\n{once}"
    );
    owners::same_owners(text, &once);
    let twice = format(&once).expect("formatted text can be parsed");
    assert_eq!(once, twice, "{what}: a second run changes it");
    once
}

/// All `.jsi` files below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "jsi") {
            found.push(path);
        }
    }
}

#[test]
fn cases() {
    let bless = std::env::var_os("JSI_BLESS").is_some();
    let mut count = 0;
    for entry in fs::read_dir("tests/format").expect("the cases") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a case");
        let parts: Vec<&str> = text.split("```").collect();
        let [about, given, between, expected, rest] = parts[..] else {
            panic!("{}: two blocks are wanted", path.display());
        };
        let given = given.strip_prefix("jsi\n").expect("a block of jsi");
        let actual = formatted(given, &path.display().to_string());
        if bless {
            fs::write(
                &path,
                format!("{about}```jsi\n{given}```{between}```jsi\n{actual}```{rest}"),
            )
            .expect("written");
        } else {
            assert_eq!(
                expected.strip_prefix("jsi\n"),
                Some(actual.as_str()),
                "{}",
                path.display()
            );
        }
        count += 1;
    }
    assert!(count > 5, "cases are found");
}

#[test]
fn every_file_of_the_project_keeps_its_tree_and_comments() {
    let mut found = Vec::new();
    for folder in ["tests", "../examples", "../tests"] {
        files(Path::new(folder), &mut found);
    }
    let mut laid = 0;
    for path in found {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let found = parse(&text, FileId(0)).diagnostics;
        // a warning about a character does not keep a file from being formatted
        if found.is_empty() {
            formatted(&text, &path.display().to_string());
            laid += 1;
        } else if found.iter().any(|it| it.level == Level::Error) {
            assert!(format(&text).is_err(), "{} is broken", path.display());
        }
    }
    assert!(laid > 50, "only {laid} files");
}

/// The places between tokens where a comment may stand.
fn gaps(text: &str) -> Vec<usize> {
    let mut gaps = Vec::new();
    let mut quoted = false;
    let mut comment = false;
    let bytes = text.as_bytes();
    for (i, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' => comment = false,
            b'"' if !comment && bytes[i - 1] != b'\\' => quoted = !quoted,
            b'/' if !quoted && bytes.get(i + 1) == Some(&b'/') => comment = true,
            b' ' | b'(' | b')' | b'{' | b'}' | b',' | b';' | b':' | b'<' | b'>'
                if !quoted && !comment =>
            {
                gaps.push(i)
            }
            _ => {}
        }
    }
    gaps
}

#[test]
fn a_comment_may_stand_anywhere() {
    for name in ["glance", "classes", "kinds", "types"] {
        let text = fs::read_to_string(format!("tests/corpus/{name}.jsi")).expect("a corpus");
        for gap in gaps(&text) {
            for comment in [
                "/* c */",
                " // c\n",
                " /* c */\n",
                " /* c */ // d\n",
                " // c\n// d\n",
                " /* a\n  b */",
                "\n\t/*\n\t * a\n\t */\n",
                "\n// c\n",
                "\n\n/* a\n   b */\n\n",
                "/** c */",
                " /**\n * a\n */\n/** b\n*/",
                "/** a */ @rust(\"b\") /** c *//** d */ /// e\n",
            ] {
                let changed = format!("{}{comment}{}", &text[..gap], &text[gap..]);
                if parse(&changed, FileId(0)).diagnostics.is_empty() {
                    formatted(&changed, &format!("{name} at {gap} with {comment:?}"));
                }
            }
        }
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let text = "\u{FEFF}//! a\r\nrecord P { x: Number;\r\n /* a\r\n b */ }\r\n";
    let expected =
        "\u{FEFF}//! a\r\n\r\nrecord P {\r\n    x: Number;\r\n    /* a\r\n    b */\r\n}\r\n";
    assert_eq!(
        format(text)
            .expect("it is fine")
            .replace("P { x: Number;\r\n", "P {\r\n    x: Number;\r\n"),
        expected
    );
}

#[test]
fn a_broken_file_is_an_error_with_positions_of_the_given_text() {
    let problems = format("\u{FEFF}record P { x: Number }\r\nenum").expect_err("it is broken");
    assert!(!problems.is_empty());
    assert_eq!(format(""), Ok(String::new()));
}

#[test]
fn the_options_of_events_do_not_break_for_the_events() {
    let event =
        "\"a-rather-long-name-of-an-event\": (first: String, second: Number, third: Boolean);";
    let text = format!(
        "class C from \"c\" {{ events(options?: Object) {{ {event} {event} {event} }} }}\n"
    );
    let once = format(&text).expect("it can be read");
    assert!(once.contains("    events(options?: Object) {\n"), "{once}");
    assert_eq!(format(&once).expect("it can be read"), once);
}
