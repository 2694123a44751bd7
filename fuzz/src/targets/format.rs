//! A file that is formatted has the same tree, and the same comments with the same owners, and is formatted.

use jsi_idl::format::format;
use jsi_idl::source::FileId;
use jsi_idl::syntax::{parse, tree::File};

use super::{owners, print};
use crate::input;

/// The target.
pub fn run(data: &[u8]) {
    let text = input::text(data);
    let Ok(once) = format(&text) else { return };
    let (before, after) = (parse(&text, FileId(0)), parse(&once, FileId(0)));
    assert_eq!(
        tree(&before.file),
        tree(&after.file),
        "another tree\n{once}"
    );
    owners::same_owners(&text, &once);
    // also the warnings about unusual white space are gone
    assert!(
        after.diagnostics.is_empty(),
        "{:?}\n{once}",
        after.diagnostics
    );
    let twice = format(&once).expect("what was formatted can be read");
    assert_eq!(once, twice, "a second run changes it");
}

/// The tree, without space at the end of lines of documentation.
fn tree(file: &File) -> String {
    let mut text = print::print(file);
    for space in [" ", "\\t", "\\r"] {
        let end = format!("{space}\"");
        while text.contains(&end) {
            text = text.replace(&end, "\"");
        }
    }
    text
}
