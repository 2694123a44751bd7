//! The changes of a fix: the lines before and after.

use jsi_idl::diagnostics::{Edit, Fix};
use jsi_idl::source::{FileId, Span};

use super::{Sources, safe};

/// Characters shown before and after the edits of a long line.
const AROUND: usize = 60;
/// Lines shown of each side.
const MOST: usize = 6;

/// One changed range of lines.
pub(super) struct Change {
    /// The file.
    pub(super) file: FileId,
    /// The first line that changes.
    pub(super) line: u32,
    /// The lines before the fix.
    pub(super) before: Vec<String>,
    /// The lines after the fix.
    pub(super) after: Vec<String>,
}

/// The ranges that a fix changes, in order; edits of the same lines are one range.
pub(super) fn changes(sources: Sources, fix: &Fix) -> Vec<Change> {
    let mut edits: Vec<&Edit> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| (edit.file, edit.span));
    let line = |edit: &Edit, offset| sources.line_column(edit.file, offset).line;
    let same_lines = |first: &&Edit, second: &&Edit| {
        first.file == second.file && line(first, first.span.end) == line(second, second.span.start)
    };
    let places = edits.chunk_by(same_lines);
    places.filter_map(|edits| change(sources, edits)).collect()
}

fn change(sources: Sources, edits: &[&Edit]) -> Option<Change> {
    let (first, last) = (edits.first()?, edits.last()?);
    let (file, text) = (first.file, sources.text(first.file));
    let line = sources.line_column(file, first.span.start).line;
    let last_line = sources.line_column(file, last.span.end).line;

    let lead = Span::new(sources.line_span(file, line).start, first.span.start);
    let tail = Span::new(last.span.end, sources.line_span(file, last_line).end);
    let (mut before, mut after) = (end_of(lead.of(text)), end_of(lead.of(text)));
    let mut at = first.span.start;
    for edit in edits {
        let kept = Span::new(at, edit.span.start).of(text);
        before.extend([kept, edit.span.of(text)]);
        after.extend([kept, &edit.text]);
        at = edit.span.end;
    }
    let tail = start_of(tail.of(text));
    before.push_str(&tail);
    after.push_str(&tail);

    let (mut before, mut after): (Vec<&str>, Vec<&str>) =
        (before.lines().collect(), after.lines().collect());
    let same = before
        .iter()
        .zip(&after)
        .take_while(|(a, b)| a == b)
        .count();
    before.drain(..same);
    after.drain(..same);
    while !before.is_empty() && before.last() == after.last() {
        before.pop();
        after.pop();
    }
    let line = line + same as u32;
    Some(Change {
        file,
        line,
        before: shown(&before),
        after: shown(&after),
    })
}

fn shown(lines: &[&str]) -> Vec<String> {
    let line = |text: &&str| safe::line(&text.replace('\t', "    "));
    let mut shown: Vec<String> = lines.iter().take(MOST).map(line).collect();
    if lines.len() > MOST {
        shown.push("…".to_owned());
    }
    shown
}

fn end_of(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        Some((at, _)) => format!("…{}", text.get(at..).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn start_of(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
