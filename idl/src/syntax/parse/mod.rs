//! Parses a text to a tree. Only this folder uses pest.
//!
//! `scan` limits the nesting, `whitespace` replaces comments by spaces, `parallel` divides a long text among processors,
//! `grammar` applies `grammar.pest`. The other files build the tree from its nodes with `tree_builder`: `items` (with
//! `item_header`, `uses`, `enums`), `members` (with `modifiers`, `params`), `types`,
//! `literals` and `doc_comments`. `foreign_keywords` has the
//! keywords of other languages, and `problems` ensures that each mistake is reported once.

mod dialects;
mod doc_comments;
mod enums;
mod events;
mod foreign_keywords;
mod foreign_members;
mod grammar;
mod header_slips;
mod item_header;
mod items;
mod literals;
mod member_slips;
mod members;
mod modifiers;
mod parallel;
mod params;
mod problems;
mod scan;
mod tree_builder;
mod tuples;
mod type_params;
mod type_slips;
mod types;
mod unions;
mod units;
mod unnamed_members;
mod uses;
mod whitespace;

use super::tree;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};
pub(super) use dialects::has_dialect;
pub use dialects::{ImportedLanguage, imported_language};
pub(crate) use doc_comments::is_doc_block;
use parallel::Prefetched;
use problems::MAX_PROBLEMS;
pub(crate) use scan::MAX_NESTING;
pub(super) use scan::{Scan, scan};
pub(super) use units::{Unit, UnitContent, Units};

/// The tree of a file and what is wrong with its structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The tree; parts that could not be parsed are nodes of kind `Bad`.
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
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return (text.to_owned(), parse(text, file)),
        Err(error) => error,
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
    .label(format!("invalid byte 0x{byte:02X}"));
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
        problem = problem.help("the file looks like UTF-16; save it as UTF-8");
        let parsed = Parsed {
            file: tree::File::default(),
            diagnostics: vec![problem],
        };
        return (text, parsed);
    }
    let suppressed = replaced_lines(&text);
    let parsed = parse_around(&text, file, vec![problem], suppressed);
    (text, parsed)
}

/// A text with single spaces and no line breaks.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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

fn parse_around(text: &str, file: FileId, known: Vec<Diagnostic>, suppressed: Vec<Span>) -> Parsed {
    let scanned = || {
        let mut found = scan(text, file);
        found.problems.extend(known.iter().cloned());
        found.suppressed.extend(&suppressed);
        found
    };
    let parsed = read(text, file, scanned()).1;
    match without_dialects(text, file, &parsed, scanned) {
        Some(read) => read.1,
        None => parsed,
    }
}

/// The result for a text with mistakes without the parts of it that are of another language, if there are any.
fn without_dialects(
    text: &str,
    file: FileId,
    parsed: &Parsed,
    scanned: impl FnOnce() -> Scan,
) -> Option<(Vec<Unit>, Parsed)> {
    if parsed.diagnostics.is_empty() {
        return None;
    }
    let mut found = scanned();
    let names = dialects::recognise(text, file, &mut found)?;
    let (units, mut parsed) = read(text, file, found);
    // what is declared there is not unknown
    parsed
        .file
        .items
        .extend(names.into_iter().map(|span| tree::Item {
            docs: tree::Docs::default(),
            attrs: Vec::new(),
            export: None,
            kind: tree::ItemKind::Bad(Some(tree::Ident {
                text: span.of(text).to_owned(),
                span,
            })),
            span,
        }));
    parsed.file.items.sort_by_key(|item| item.span.start);
    Some((units, parsed))
}

/// Parses a text; gives its units, too, and whether only all of it together can be parsed.
pub(super) fn parse_units(text: &str, file: FileId) -> (Vec<Unit>, Parsed, bool) {
    let found = scan(text, file);
    let mut irregular = found.is_irregular();
    let (mut units, mut parsed) = read(text, file, found);
    if let Some(read) = without_dialects(text, file, &parsed, || scan(text, file)) {
        (units, parsed) = read;
        irregular = true;
    }
    let whole = irregular || parsed.diagnostics.len() >= MAX_PROBLEMS;
    (units, parsed, whole)
}

fn read(text: &str, file: FileId, mut found: Scan) -> (Vec<Unit>, Parsed) {
    let seen = found.visible(text);
    let regular = !found.is_irregular();
    let comments = std::mem::take(&mut found.comments);
    let hidden = std::mem::take(&mut found.hidden);
    let mut problems = std::mem::take(&mut found.problems);
    let mut ahead = if regular {
        parallel::read(text, &seen, file, &comments, &found.item_ends)
    } else {
        Prefetched::default()
    };
    let mut units = Units::new(
        text,
        file,
        &comments,
        &hidden,
        found.suppressed,
        problems.len(),
    );
    while ahead.transfer_next(&mut units) || units.read(&seen) {}
    let (units, rest) = units.finish();
    problems.extend(rest);
    assemble(units, problems, comments)
}

/// The comments that are not documentation.
fn without(mut comments: Vec<Span>, units: &[Unit]) -> Vec<Span> {
    let mut docs = units.iter().flat_map(|unit| &unit.doc_blocks).peekable();
    comments.retain(|comment| docs.next_if(|block| *block == comment).is_none());
    comments
}

/// The tree and the problems of all units; `problems` are those that belong to none of them.
pub(super) fn assemble(
    mut units: Vec<Unit>,
    mut problems: Vec<Diagnostic>,
    comments: Vec<Span>,
) -> (Vec<Unit>, Parsed) {
    let mut file = tree::File {
        comments: without(comments, &units),
        ..tree::File::default()
    };
    for unit in &mut units {
        problems.extend(unit.problems.iter().cloned());
        match &mut unit.content {
            UnitContent::Docs(docs) => file.docs.append(docs),
            UnitContent::Item(item) => file.items.extend(item.take().map(|item| *item)),
            UnitContent::Nothing => {}
        }
    }
    problems.sort_by_key(|problem| (problem.primary.span, problem.code));
    if problems.len() >= MAX_PROBLEMS
        && let Some(last) = problems.last_mut()
    {
        last.helps.push(format!(
            "only the first {MAX_PROBLEMS} problems of a file are reported; there may be more"
        ));
    }
    let parsed = Parsed {
        file,
        diagnostics: problems,
    };
    (units, parsed)
}
