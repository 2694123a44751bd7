//! The structure of a file: symbols, folding ranges, selection ranges, inlay hints.

use gen_lsp_types::{
    BaseSymbolInformation, DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse,
    FoldingRange, FoldingRangeKind, FoldingRangeParams, InlayHint, InlayHintKind, InlayHintParams,
    SelectionRange, SelectionRangeParams, SymbolKind, SymbolTag, WorkspaceSymbol,
    WorkspaceSymbolLocation, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use jsi_idl::ide::{self, FoldKind, Symbol};
use jsi_idl::model::ItemId;
use jsi_idl::source::{FileId, Span};

use super::convert::{self, Places};
use super::state::{Failure, State};
use crate::hover::lowered::Lowered;

/// How many symbols a search gives at most.
const MOST: usize = 500;

/// `textDocument/documentSymbol`
pub(super) fn symbols(
    state: &mut State,
    params: DocumentSymbolParams,
) -> Result<Option<DocumentSymbolResponse>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    let mut places = state.places(&analysis);
    let found = ide::symbols(&analysis, file);
    let found: Vec<DocumentSymbol> = found
        .into_iter()
        .map(|it| symbol(it, file, &mut places))
        .collect();
    Ok(Some(found.into()))
}

fn symbol(it: Symbol, file: FileId, places: &mut Places<'_>) -> DocumentSymbol {
    let (range, selection_range) = (places.range(file, it.whole), places.range(file, it.span));
    let children = it.children.into_iter().map(|it| symbol(it, file, places));
    #[allow(
        deprecated,
        reason = "the field stands beside the tag that replaces it"
    )]
    DocumentSymbol {
        children: Some(children.collect()),
        name: it.name,
        detail: None,
        kind: kind(it.kind),
        tags: it.deprecated.then(|| vec![SymbolTag::Deprecated]),
        deprecated: None,
        range,
        selection_range,
    }
}

fn kind(kind: ide::SymbolKind) -> SymbolKind {
    match kind {
        ide::SymbolKind::Alias => SymbolKind::TypeParameter,
        ide::SymbolKind::Interface => SymbolKind::Interface,
        ide::SymbolKind::Class => SymbolKind::Class,
        ide::SymbolKind::Record => SymbolKind::Struct,
        ide::SymbolKind::Enum => SymbolKind::Enum,
        ide::SymbolKind::Constructor => SymbolKind::Constructor,
        ide::SymbolKind::Method => SymbolKind::Method,
        ide::SymbolKind::Property => SymbolKind::Property,
        ide::SymbolKind::Event => SymbolKind::Event,
        ide::SymbolKind::Field => SymbolKind::Field,
        ide::SymbolKind::Variant => SymbolKind::EnumMember,
    }
}

/// `workspace/symbol`
pub(super) fn search(
    state: &mut State,
    params: WorkspaceSymbolParams,
) -> Result<Option<WorkspaceSymbolResponse>, Failure> {
    let analysis = state.session.analysis();
    let mut places = state.places(&analysis);
    let found = ide::search(&analysis, &params.query).into_iter().take(MOST);
    let found: Vec<WorkspaceSymbol> = found
        .map(|(file, it, container_name)| WorkspaceSymbol {
            location: WorkspaceSymbolLocation::Location(places.location(file, it.span)),
            data: None,
            base_symbol_information: BaseSymbolInformation {
                name: it.name,
                kind: kind(it.kind),
                tags: it.deprecated.then(|| vec![SymbolTag::Deprecated]),
                container_name,
            },
        })
        .collect();
    Ok(Some(found.into()))
}

/// `textDocument/foldingRange`
pub(super) fn folds(
    state: &mut State,
    params: FoldingRangeParams,
) -> Result<Option<Vec<FoldingRange>>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    let mut places = state.places(&analysis);
    let found = ide::folds(&analysis, file).into_iter().map(|(span, kind)| {
        let range = places.range(file, span);
        FoldingRange {
            start_line: range.start.line,
            end_line: range.end.line,
            start_character: Some(range.start.character),
            end_character: Some(range.end.character),
            kind: match kind {
                FoldKind::Body => None,
                FoldKind::Comment => Some(FoldingRangeKind::Comment),
                FoldKind::Uses => Some(FoldingRangeKind::Imports),
            },
            collapsed_text: None,
        }
    });
    let several = found.filter(|it| it.start_line < it.end_line);
    Ok(Some(several.collect()))
}

/// `textDocument/selectionRange`
pub(super) fn selections(
    state: &mut State,
    params: SelectionRangeParams,
) -> Result<Option<Vec<SelectionRange>>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    let mut places = state.places(&analysis);
    let found = params.positions.into_iter().map(|position| {
        let offset = places.offset(file, position);
        let mut all = ide::selections(&analysis, file, offset);
        let outermost = all.pop().unwrap_or(Span::new(offset, offset));
        let mut range = SelectionRange {
            range: places.range(file, outermost),
            parent: None,
        };
        for span in all.into_iter().rev() {
            range = SelectionRange {
                range: places.range(file, span),
                parent: Some(Box::new(range)),
            };
        }
        range
    });
    Ok(Some(found.collect()))
}

/// `textDocument/inlayHint`: the Rust type after each type that looks different.
pub(super) fn hints(
    state: &mut State,
    params: InlayHintParams,
) -> Result<Option<Vec<InlayHint>>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    if !state.settings.hints {
        return Ok(None);
    }
    let mut places = state.places(&analysis);
    let wanted = places.span(file, params.range);
    let text = analysis.sources.get(file.0 as usize);
    let text = text.map_or("", |source| &source.text);
    let mut last: Option<(ItemId, Option<Lowered<'_>>)> = None;
    let mut hints = Vec::new();
    for typed in ide::written_types(&analysis, file) {
        if typed.span.end < wanted.start || typed.span.start > wanted.end {
            continue;
        }
        if last.as_ref().is_none_or(|(id, _)| *id != typed.item) {
            last = Some((typed.item, Lowered::new(&analysis, typed.item)));
        }
        let lowered = last.as_ref().and_then(|(_, lowered)| lowered.as_ref());
        let Some(ty) = lowered.and_then(|it| it.ty(&typed)) else {
            continue;
        };
        if ty == typed.span.of(text) {
            continue;
        }
        hints.push(InlayHint {
            position: convert::position(places.lines(file), typed.span.end),
            label: ty.into(),
            kind: Some(InlayHintKind::Type),
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        });
    }
    Ok(Some(hints))
}
