//! A document that is edited is at every moment what a fresh parse of its text is.

mod support;

use std::fs;

use jsi_idl::source::FileId;
use jsi_idl::syntax::{Document, parse};
use support::random::Random;

/// What people type, whole and in pieces.
const TYPED: &[&str] = &[
    "",
    " ",
    "\n",
    "\n\n",
    ";",
    "{",
    "}",
    "(",
    ")",
    "<",
    ">",
    "[",
    "]",
    ":",
    ",",
    "?",
    "\"",
    "'",
    "@",
    "/",
    "//",
    "/*",
    "*/",
    "///",
    "/** a",
    "/** a */",
    "/** a\n * b\n */\n",
    "//!",
    "=",
    "=>",
    "...",
    "a",
    "x: i32",
    "record",
    "interface ",
    "export ",
    "export",
    "enum E { A }",
    "type T = ",
    "type T = String;\n",
    "use \"./a.jsi\" { A };",
    "class C;",
    "namespace N {",
    "}\n}\n",
    "@js(\"x\") ",
    "/// doc\n",
    "//! file\n",
    "interface I from \"x\" { a(b: String): Promise<Array<i32>>; }\n",
    "record R { a: Number }\n",
    "é",
    "😀",
    "Function<(a: A) => ",
    "\"abc",
    "} record S {",
    "interface J from globalThis.a { b(): Void",
];

fn corpus() -> Vec<String> {
    let mut texts: Vec<String> = ["glance", "classes", "kinds", "names", "types", "unicode"]
        .iter()
        .map(|name| fs::read_to_string(format!("tests/corpus/{name}.jsi")).expect("a corpus"))
        .collect();
    let mut broken: Vec<_> = fs::read_dir("tests/ui/broken")
        .expect("broken files")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|it| it == "jsi"))
        .collect();
    broken.sort();
    texts.extend(
        broken
            .iter()
            .filter_map(|path| fs::read_to_string(path).ok()),
    );
    texts
}

fn boundary(text: &str, at: usize) -> u32 {
    text.floor_char_boundary(at) as u32
}

/// Edits a text at random; compares after every edit.
fn edits(random: &mut Random, text: String, count: usize) {
    let mut document = Document::new(text, FileId(0));
    for _ in 0..count {
        let before = document.text().to_owned();
        let start = boundary(&before, random.below(before.len() + 1));
        let length = match random.below(4) {
            0 => random.below(40),
            1 => random.below(4),
            _ => 0,
        };
        let end = boundary(&before, (start as usize + length).min(before.len())).max(start);
        let with = TYPED[random.below(TYPED.len())];
        document.edit(start, end, with);
        let fresh = parse(document.text(), FileId(0));
        assert!(
            document.parsed() == &fresh,
            "{with:?} for {start}..{end} of\n{before}\n\nbecame {:#?}\nis {:#?}",
            document.parsed(),
            fresh
        );
    }
}

#[test]
fn ten_thousand_random_edits_give_what_a_fresh_parse_gives() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let texts = corpus();
    for round in 0..100 {
        let text = texts[round % texts.len()].clone();
        edits(&mut random, text, 100);
    }
}

#[test]
fn typing_a_file_and_taking_it_back_gives_what_a_fresh_parse_gives() {
    for text in corpus().into_iter().take(3) {
        let mut document = Document::new(String::new(), FileId(0));
        for character in text.chars() {
            let end = document.text().len() as u32;
            document.edit(end, end, character.encode_utf8(&mut [0; 4]));
            assert_eq!(document.parsed(), &parse(document.text(), FileId(0)));
        }
        while !document.text().is_empty() {
            let start = boundary(document.text(), document.text().len() - 1);
            document.edit(start, u32::MAX, "");
            assert_eq!(document.parsed(), &parse(document.text(), FileId(0)));
        }
    }
}

#[test]
fn only_the_item_around_an_edit_is_read_again() {
    let item = "/// Documented.\ninterface I from \"x\" { a(b: String): Void; }\n\n";
    let text = item.repeat(200);
    let mut document = Document::new(text.clone(), FileId(0));
    let middle = (item.len() * 100 + item.find("a(").expect("a member")) as u32;
    for typed in ["b", "(", "\"", "x", ": ", "Promise<", "@js(", "}", "\n"] {
        document.edit(middle, middle, typed);
        assert!(
            document.last_read() <= 4,
            "{} read after {typed:?}",
            document.last_read()
        );
        assert_eq!(document.parsed(), &parse(document.text(), FileId(0)));
    }
}
