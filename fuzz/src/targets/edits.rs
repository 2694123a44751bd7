//! A document that is edited is, after each edit, what a fresh parse of its text is.

use jsi_idl::source::FileId;
use jsi_idl::syntax::{Document, parse};

use crate::choices::Choices;
use crate::input;

/// What is typed.
const TYPED: &[&str] = &[
    "",
    " ",
    "\n",
    ";",
    "{",
    "}",
    "(",
    ")",
    "<",
    ">",
    "\"",
    "/*",
    "*/",
    "//",
    "///",
    "@",
    "=",
    "a",
    "record ",
    "interface I { ",
    "é",
    "😀",
    "enum E { A }",
    "use \"./b.jsi\" { B };",
    "...",
    "=>",
    "\r\n",
    "\\",
    "'",
    ":",
    ",",
    "?",
];

/// The target. The last bytes of an input are the edits.
pub fn run(data: &[u8]) {
    let (text, edits) = data.split_at(data.len() - data.len().min(48));
    let mut document = Document::new(input::text(text), FileId(0));
    let mut choices = Choices::new(edits);
    while !choices.is_over() {
        let before = document.text();
        let at = choices.below(before.len() + 1);
        let start = before.floor_char_boundary(at);
        let length = choices.below(9) * choices.below(9);
        let end = before
            .floor_char_boundary((start + length).min(before.len()))
            .max(start);
        let typed = choices.pick(TYPED);
        document.edit(start as u32, end as u32, typed);
        let fresh = parse(document.text(), FileId(0));
        assert!(
            *document.parsed() == fresh,
            "{typed:?} for {start}..{end} became another tree of\n{}",
            document.text()
        );
    }
}
