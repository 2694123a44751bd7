//! Semantic tokens: those of a whole file, those of a range, or the changes since the last request.

use gen_lsp_types::{
    SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensDeltaParams,
    SemanticTokensDeltaResponse, SemanticTokensEdit, SemanticTokensParams,
    SemanticTokensRangeParams,
};
use jsi_idl::Analysis;
use jsi_idl::ide::{self, SemanticTokenKind};
use jsi_idl::source::{FileId, Span};

use super::state::{Failure, State};

/// The modifiers of tokens, in the order of the bits.
pub(super) const MODIFIERS: [&str; 4] = ["declaration", "deprecated", "defaultLibrary", "readonly"];

const WHOLE: Span = Span::new(0, u32::MAX);

/// `textDocument/semanticTokens/full`
pub(super) fn full(
    state: &mut State,
    params: SemanticTokensParams,
) -> Result<Option<SemanticTokens>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    let data = tokens(state, &analysis, file, WHOLE);
    let path = &analysis.model.file(file).path;
    let (_, id) = state.tokens.replace(path, data.clone());
    Ok(Some(SemanticTokens {
        result_id: Some(id),
        data,
    }))
}

/// `textDocument/semanticTokens/full/delta`
pub(super) fn delta(
    state: &mut State,
    params: SemanticTokensDeltaParams,
) -> Result<Option<SemanticTokensDeltaResponse>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    let data = tokens(state, &analysis, file, WHOLE);
    let path = &analysis.model.file(file).path;
    let (before, id) = state.tokens.replace(path, data.clone());
    let before = before.filter(|(id, _)| *id == params.previous_result_id);
    let result_id = Some(id);
    Ok(Some(match before {
        Some((_, before)) => SemanticTokensDelta {
            result_id,
            edits: edit(&before, &data).into_iter().collect(),
        }
        .into(),
        None => SemanticTokens { result_id, data }.into(),
    }))
}

/// `textDocument/semanticTokens/range`
pub(super) fn range(
    state: &mut State,
    params: SemanticTokensRangeParams,
) -> Result<Option<SemanticTokens>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    let range = state.places(&analysis).span(file, params.range);
    Ok(Some(SemanticTokens {
        result_id: None,
        data: tokens(state, &analysis, file, range),
    }))
}

/// The edit between two lists of tokens, if they differ: everything between their common start and their common end.
fn edit(before: &[SemanticToken], after: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    if before == after {
        return None;
    }
    let same = |(a, b): &(&SemanticToken, &SemanticToken)| a == b;
    let head = before.iter().zip(after).take_while(same).count();
    let (old, new) = (before.get(head..)?, after.get(head..)?);
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(same)
        .count();
    let new = new.get(..new.len() - tail)?;
    let numbers = new.iter().flat_map(|it| {
        [
            it.delta_line,
            it.delta_start,
            it.length,
            it.token_type,
            it.token_modifiers_bitset,
        ]
    });
    Some(SemanticTokensEdit {
        start: head as u32 * 5,
        delete_count: (old.len() - tail) as u32 * 5,
        data: Some(numbers.collect()),
    })
}

/// The tokens in a range of a file, each relative to the one before.
fn tokens(state: &State, analysis: &Analysis, file: FileId, range: Span) -> Vec<SemanticToken> {
    let mut places = state.places(analysis);
    let text = analysis.sources.get(file.0 as usize);
    let text = text.map_or("", |source| &source.text);
    let lines = places.lines(file);
    let mut data = Vec::new();
    let (mut line, mut column) = (0, 0);
    let words = ide::semantic_tokens(analysis, file).into_iter();
    let inside = |span: Span| span.end > range.start && span.start < range.end;
    for word in words.filter(|word| inside(word.span)) {
        let number = SemanticTokenKind::ALL
            .iter()
            .position(|it| *it == word.kind);
        let bits = [word.declares, word.deprecated, word.builtin, word.readonly];
        let bits = bits
            .iter()
            .enumerate()
            .map(|(bit, is)| u32::from(*is) << bit)
            .sum();
        // a token on several lines is one token on each
        let mut start = word.span.start;
        for piece in word.span.of(text).split_inclusive('\n') {
            let width = lines.width(piece.trim_end_matches(['\n', '\r']));
            let at = lines.position(start);
            start += piece.len() as u32;
            if width == 0 {
                continue;
            }
            let same = at.line == line;
            data.push(SemanticToken {
                delta_line: at.line - line,
                delta_start: if same { at.column - column } else { at.column },
                length: width,
                token_type: number.unwrap_or_default() as u32,
                token_modifiers_bitset: bits,
            });
            (line, column) = (at.line, at.column);
        }
    }
    data
}
