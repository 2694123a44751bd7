//! The way from text to tree. Only this folder names pest.
//!
//! `scan` bounds the nesting, `grammar` applies `grammar.pest`, the other files read the nodes:
//! `items` (with `heads`, `uses`, `enums`), `members` (with `modifiers`, `params`), `types` and `literals`, all on
//! top of `reader`; `words` knows other languages' words and `problems` sees to it that each mistake is reported
//! once.

mod enums;
mod grammar;
mod heads;
mod items;
mod literals;
mod members;
mod modifiers;
mod params;
mod problems;
mod reader;
mod scan;
mod types;
mod uses;
mod words;

use super::tree;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};
use grammar::Rule;
use problems::Problems;
use reader::Reader;
use scan::Scan;

/// The tree of a file and what is wrong with its structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The tree; broken parts stand in it as such.
    pub file: tree::File,
    /// The problems in order of their position.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses a text. Never fails, and takes time linear in its length.
#[must_use]
pub fn parse(text: &str, file: FileId) -> Parsed {
    parse_around(text, file, Vec::new(), Vec::new())
}

/// Parses bytes that should be UTF-8. What is not is replaced by U+FFFD in the text that comes back, to which all
/// positions refer; the first such place is reported, and nothing else on a line that has one.
#[must_use]
pub fn parse_bytes(bytes: &[u8], file: FileId) -> (String, Parsed) {
    let Err(error) = std::str::from_utf8(bytes) else {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let parsed = parse(&text, file);
        return (text, parsed);
    };
    let text = String::from_utf8_lossy(bytes).into_owned();
    let at = error.valid_up_to() as u32;
    let width = char::REPLACEMENT_CHARACTER.len_utf8() as u32;
    let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
    let mut problem = Diagnostic::new(
        Code::JSI0005,
        file,
        Span::new(at, at + width),
        "the file is not UTF-8",
    )
    .label(format!("the byte 0x{byte:02X} cannot stand here"));
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
        problem = problem.help("the file looks like UTF-16; save it as UTF-8");
        let parsed = Parsed {
            file: tree::File::default(),
            diagnostics: vec![problem],
        };
        return (text, parsed);
    }
    let quiet = replaced_lines(&text);
    let parsed = parse_around(&text, file, vec![problem], quiet);
    (text, parsed)
}

/// The lines that hold a U+FFFD.
fn replaced_lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if line.contains(char::REPLACEMENT_CHARACTER) {
            lines.push(Span::new(start as u32, end as u32));
        }
        start = end;
    }
    lines
}

fn parse_around(text: &str, file: FileId, known: Vec<Diagnostic>, quiet: Vec<Span>) -> Parsed {
    let mut found = scan::scan(text, file);
    found.problems.extend(known);
    found.quiet.extend(quiet);
    let visible = visible(text, &found);
    let seen = visible.as_deref().unwrap_or(text);
    let comments = std::mem::take(&mut found.comments);
    let hidden = std::mem::take(&mut found.hidden);
    let problems = Problems::new(text, file, &comments, found.quiet, found.problems);
    let mut reader = Reader::new(text, file, problems, &hidden);
    let mut tree = match grammar::apply(Rule::file, seen) {
        Some(node) => reader.file(node),
        None => reader.gave_up(),
    };
    let diagnostics = reader.problems.finish();
    tree.comments = comments;
    Parsed {
        file: tree,
        diagnostics,
    }
}

/// The text with what is hidden as white space; `None` where nothing is.
fn visible(text: &str, found: &Scan) -> Option<String> {
    let mut visible = String::new();
    let mut end = 0;
    for hidden in &found.hidden {
        visible.push_str(Span::new(end, hidden.start).of(text));
        visible.extend(std::iter::repeat_n(
            ' ',
            (hidden.end - hidden.start) as usize,
        ));
        end = hidden.end;
    }
    if end == 0 {
        return None;
    }
    visible.push_str(Span::new(end, text.len() as u32).of(text));
    Some(visible)
}
