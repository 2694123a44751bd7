//! Formatting, of a file or a part of it: only the lines that change are sent.

use gen_lsp_types::{
    DocumentFormattingParams, DocumentRangeFormattingParams, TextDocumentIdentifier, TextEdit,
};
use jsi_idl::format::format;
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

/// `textDocument/rangeFormatting`
pub(super) fn range(
    state: &mut State,
    params: DocumentRangeFormattingParams,
) -> Result<Option<Vec<TextEdit>>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    let wanted = state.places(&analysis).span(file, params.range);
    edits(state, &params.text_document, |span| {
        span.start <= wanted.end && wanted.start <= span.end
    })
}

fn edits(
    state: &mut State,
    document: &TextDocumentIdentifier,
    wanted: impl Fn(Span) -> bool,
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
    let found = changes(&source.text, &formatted);
    let found = found.into_iter().filter(|(span, _)| wanted(*span));
    let found = found.map(|(span, new_text)| TextEdit {
        range: convert::range(lines, span),
        new_text,
    });
    Ok(Some(found.collect()))
}

/// The lines that differ.
fn changes(before: &str, after: &str) -> Vec<(Span, String)> {
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
        let (from, to) = (op.old_range(), op.new_range());
        let text = new.get(to).unwrap_or_default().concat();
        found.push((Span::new(start(from.start), start(from.end)), text));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::changes;

    #[test]
    fn only_lines_that_differ_change() {
        let (before, after) = ("a\n b\nc\n\nd", "a\nb\nc\nd\n");
        let mut text = before.to_owned();
        for (span, new) in changes(before, after).into_iter().rev() {
            text.replace_range(span.start as usize..span.end as usize, &new);
        }
        assert_eq!(text, after);
        assert!(changes(after, after).is_empty());
        assert_eq!(changes("x\n b\ny\n", "x\nb\ny\n").len(), 1);
    }
}
