//! Formatting, of a file or a part of it: only the lines that change are sent.

use std::ops::Range;

use gen_lsp_types::{
    DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams,
    TextDocumentIdentifier, TextEdit,
};
use jsi_idl::format::format;
use jsi_idl::ide;
use jsi_idl::source::Span;
use similar::{Algorithm, DiffOp, TextDiff};

use super::convert;
use super::state::{Failure, State};

/// `textDocument/formatting`. A file with a syntax error stays unchanged.
pub(super) fn file(
    state: &mut State,
    params: DocumentFormattingParams,
) -> Result<Option<Vec<TextEdit>>, Failure> {
    edits(state, &params.text_document, |_| true)
}

/// `textDocument/rangeFormatting`: only lines of the range change.
pub(super) fn range(
    state: &mut State,
    params: DocumentRangeFormattingParams,
) -> Result<Option<Vec<TextEdit>>, Failure> {
    let (start, end) = (params.range.start, params.range.end);
    // a range that ends at the start of a line has nothing of it
    let last = end.line + u32::from(end.character > 0 || start == end);
    edits(state, &params.text_document, within(start.line..last))
}

/// `textDocument/onTypeFormatting`: the lines of the member or item that a `;` or `}` ends.
pub(super) fn on_type(
    state: &mut State,
    params: DocumentOnTypeFormattingParams,
) -> Result<Option<Vec<TextEdit>>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    let mut places = state.places(&analysis);
    let offset = places.offset(file, params.position);
    let around = ide::selections(&analysis, file, offset);
    let whole = analysis.sources.get(file.0 as usize);
    let whole = whole.map_or(0, |source| source.text.len() as u32);
    let is_ended =
        |it: &&Span| it.end == offset && it.end - it.start > 1 && (it.start, it.end) != (0, whole);
    let Some(ended) = around.iter().rfind(is_ended) else {
        return Ok(None);
    };
    let lines = places.range(file, *ended);
    let lines = lines.start.line..lines.end.line + 1;
    edits(state, &params.text_document, within(lines))
}

/// Whether lines are in a range. Lines are inserted only between those of it.
fn within(range: Range<u32>) -> impl Fn(&Range<usize>) -> bool {
    let range = range.start as usize..range.end as usize;
    move |lines| {
        let inserts = lines.is_empty();
        let from = if inserts {
            range.start + 1
        } else {
            range.start
        };
        from <= lines.start && lines.end <= range.end && !(inserts && lines.start == range.end)
    }
}

fn edits(
    state: &mut State,
    document: &TextDocumentIdentifier,
    wanted: impl Fn(&Range<usize>) -> bool,
) -> Result<Option<Vec<TextEdit>>, Failure> {
    let (analysis, file) = state.file(document)?;
    let Some(source) = analysis.sources.get(file.0 as usize) else {
        return Ok(None);
    };
    let Ok(formatted) = format(&source.text) else {
        return Ok(None);
    };
    let mut places = state.places(&analysis);
    let lines = places.lines(file);
    let found = changes(&source.text, &formatted, wanted);
    let found = found.into_iter().map(|(span, new_text)| TextEdit {
        range: convert::range(lines, span),
        new_text,
    });
    Ok(Some(found.collect()))
}

/// The lines that differ, those that are wanted.
fn changes(
    before: &str,
    after: &str,
    wanted: impl Fn(&Range<usize>) -> bool,
) -> Vec<(Span, String)> {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_lines(before, after);
    let (old, new): (Vec<&str>, Vec<&str>) = (
        before.split_inclusive('\n').collect(),
        after.split_inclusive('\n').collect(),
    );
    let mut starts: Vec<u32> = vec![0];
    let mut at = 0;
    for line in &old {
        at += line.len() as u32;
        starts.push(at);
    }
    let start = |line: usize| starts.get(line).copied().unwrap_or(at);
    let mut found = Vec::new();
    for op in diff.ops() {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        for (from, to) in parts(&old, &new, op.old_range(), op.new_range()) {
            let text = new.get(to).unwrap_or_default().concat();
            let same = old.get(from.clone()).unwrap_or_default().concat() == text;
            if !same && wanted(&from) {
                found.push((Span::new(start(from.start), start(from.end)), text));
            }
        }
    }
    found
}

/// Splits lines and those that replace them at the line breaks that both have between the same tokens.
fn parts(
    old: &[&str],
    new: &[&str],
    from: Range<usize>,
    to: Range<usize>,
) -> Vec<(Range<usize>, Range<usize>)> {
    // a formatter adds and removes these
    let letters = |lines: &[&str], at: usize| {
        let line = lines.get(at).copied().unwrap_or_default();
        let counts = |c: &char| !c.is_whitespace() && !matches!(c, ',' | '|');
        line.chars().filter(counts).count()
    };
    let mut found = Vec::new();
    let (mut a, mut b) = (from.start, to.start);
    while a < from.end && b < to.end {
        let (mut next_a, mut next_b) = (a + 1, b + 1);
        let (mut in_old, mut in_new) = (letters(old, a), letters(new, b));
        while in_old != in_new {
            if in_old < in_new && next_a < from.end {
                in_old += letters(old, next_a);
                next_a += 1;
            } else if in_new < in_old && next_b < to.end {
                in_new += letters(new, next_b);
                next_b += 1;
            } else {
                (next_a, next_b) = (from.end, to.end);
                break;
            }
        }
        found.push((a..next_a, b..next_b));
        (a, b) = (next_a, next_b);
    }
    if a < from.end || b < to.end {
        found.push((a..from.end, b..to.end));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{changes, within};

    fn applied(before: &str, after: &str, wanted: std::ops::Range<u32>) -> String {
        let mut text = before.to_owned();
        for (span, new) in changes(before, after, within(wanted)).into_iter().rev() {
            text.replace_range(span.start as usize..span.end as usize, &new);
        }
        text
    }

    #[test]
    fn only_lines_that_differ_change() {
        let (before, after) = ("a\n b\nc\n\nd", "a\nb\nc\nd\n");
        assert_eq!(applied(before, after, 0..9), after);
        assert!(changes(after, after, |_| true).is_empty());
        assert_eq!(changes("x\n b\ny\n", "x\nb\ny\n", |_| true).len(), 1);
    }

    #[test]
    fn only_lines_of_a_range_change() {
        let (before, after) = (" a;\n b;\n c; d;\n e\n;\n f;\n", "a;\nb;\nc;\nd;\ne;\nf;\n");
        assert_eq!(applied(before, after, 0..9), after);
        assert_eq!(
            applied(before, after, 1..2),
            " a;\nb;\n c; d;\n e\n;\n f;\n"
        );
        assert_eq!(
            applied(before, after, 2..3),
            " a;\n b;\nc;\nd;\n e\n;\n f;\n"
        );
        // what is on two lines and becomes one is in the range as a whole
        assert_eq!(applied(before, after, 3..4), before);
        assert_eq!(applied(before, after, 3..5), " a;\n b;\n c; d;\ne;\n f;\n");
    }
}
