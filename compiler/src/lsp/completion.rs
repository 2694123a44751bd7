//! Completion.

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionItemTag,
    CompletionItemTextEdit, CompletionList, CompletionParams, CompletionResponse, Documentation,
    InsertTextFormat, MarkupContent, MarkupKind, TextEdit,
};
use jsi_idl::ide::{self, CompletionKind};

use super::scripts::Nearby;
use super::state::{At, Failure, State};
use crate::hover::docs;

/// `textDocument/completion`
pub(super) fn complete(
    state: &mut State,
    params: CompletionParams,
) -> Result<Option<CompletionResponse>, Failure> {
    let At {
        analysis,
        file,
        offset,
    } = state.at(&params.text_document_position_params)?;
    state.read_again();
    let (span, found) = ide::complete(&analysis, file, offset, &Nearby(state));
    let mut places = state.places(&analysis);
    let range = places.range(file, span);
    let items = found.into_iter().enumerate().map(|(index, it)| {
        let snippet = it.snippet && state.client.snippets;
        let new_text = if it.snippet && !snippet {
            without_places(&it.text)
        } else {
            it.text
        };
        let edits: Vec<TextEdit> = it
            .edits
            .iter()
            .map(|edit| TextEdit {
                range: places.range(edit.file, edit.span),
                new_text: edit.text.clone(),
            })
            .collect();
        CompletionItem {
            kind: Some(kind(it.kind)),
            tags: it.deprecated.then(|| vec![CompletionItemTag::Deprecated]),
            // what it is, or where it comes from, in a column of its own
            label_details: state
                .client
                .label_details
                .then(|| CompletionItemLabelDetails {
                    detail: (!it.signature.is_empty()).then(|| it.signature.clone()),
                    description: Some(match it.detail.as_str() {
                        "" => it.kind.name().to_owned(),
                        detail => detail.to_owned(),
                    }),
                }),
            detail: (!it.detail.is_empty()).then_some(it.detail),
            documentation: (!it.docs.is_empty()).then_some(Documentation::MarkupContent(
                MarkupContent {
                    kind: MarkupKind::Markdown,
                    value: docs(&it.docs),
                },
            )),
            sort_text: Some(format!("{index:05}")),
            insert_text_format: snippet.then_some(InsertTextFormat::Snippet),
            text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit {
                range,
                new_text,
            })),
            additional_text_edits: (!edits.is_empty()).then_some(edits),
            label: it.label,
            ..CompletionItem::default()
        }
    });
    Ok(Some(CompletionResponse::CompletionList(CompletionList {
        items: items.collect(),
        ..CompletionList::default()
    })))
}

/// A snippet as plain text: `${1:name}` is `name`, `$1` is nothing.
fn without_places(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        rest = after;
        if let Some(inner) = after.strip_prefix('{') {
            let (place, behind) = inner.split_once('}').unwrap_or((inner, ""));
            out.push_str(place.split_once(':').map_or("", |(_, name)| name));
            rest = behind;
        } else {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    out.push_str(rest);
    out
}

fn kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Keyword => CompletionItemKind::Keyword,
        CompletionKind::Snippet => CompletionItemKind::Snippet,
        CompletionKind::Builtin | CompletionKind::TypeParameter => {
            CompletionItemKind::TypeParameter
        }
        CompletionKind::Class => CompletionItemKind::Class,
        CompletionKind::Record => CompletionItemKind::Struct,
        CompletionKind::Enum => CompletionItemKind::Enum,
        CompletionKind::Alias => CompletionItemKind::Reference,
        CompletionKind::Interface => CompletionItemKind::Interface,
        CompletionKind::Attribute | CompletionKind::Member => CompletionItemKind::Property,
        CompletionKind::File => CompletionItemKind::File,
        CompletionKind::Folder => CompletionItemKind::Folder,
        CompletionKind::Package => CompletionItemKind::Module,
        CompletionKind::JsName => CompletionItemKind::Value,
    }
}

#[cfg(test)]
mod tests {
    use super::without_places;

    #[test]
    fn snippets_are_plain_where_they_must() {
        assert_eq!(without_places("a ${1:Name} { $2 }$0"), "a Name {  }");
        assert_eq!(without_places("plain"), "plain");
    }
}
