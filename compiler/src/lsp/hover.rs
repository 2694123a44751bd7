//! Hover and signature help. Errors are shown by the client, which has them.

use gen_lsp_types::{
    Contents, Hover, HoverParams, MarkupContent, MarkupKind, ParameterInformationLabel,
    SignatureHelp, SignatureHelpParams, SignatureInformation,
};
use jsi_idl::Analysis;
use jsi_idl::ide;
use jsi_idl::source::FileId;

use super::state::{At, Failure, State};

/// `textDocument/hover`
pub(super) fn hover(state: &mut State, params: HoverParams) -> Result<Option<Hover>, Failure> {
    let At {
        analysis,
        file,
        offset,
    } = state.at(&params.text_document_position_params)?;
    let Some(found) = crate::hover::hover(&analysis, file, offset) else {
        return Ok(None);
    };
    let mut places = state.places(&analysis);
    Ok(Some(Hover {
        contents: Contents::MarkupContent(MarkupContent {
            kind: MarkupKind::Markdown,
            value: found.text,
        }),
        range: found.span.map(|span| places.range(file, span)),
    }))
}

fn source(analysis: &Analysis, file: FileId) -> &str {
    let source = analysis.sources.get(file.0 as usize);
    source.map_or("", |source| &source.text)
}

/// `textDocument/signatureHelp`
pub(super) fn signature(
    state: &mut State,
    params: SignatureHelpParams,
) -> Result<Option<SignatureHelp>, Failure> {
    let at = state.at(&params.text_document_position_params)?;
    let found = ide::signature(source(&at.analysis, at.file), at.offset);
    let offsets = state.client.label_offsets;
    Ok(found.map(|it| {
        let mut at = 0;
        let label = it.label.clone();
        let parts = it.parts.into_iter().map(|part| {
            // one part after the other, since a part may also occur in the name
            let open = if at == 0 {
                label.find(['<', '(']).unwrap_or_default()
            } else {
                at
            };
            let start = label.get(open..).and_then(|it| it.find(part.as_str()));
            let start = open + start.unwrap_or_default();
            at = start + part.len();
            let units = |end: usize| {
                let before = label.get(..end).unwrap_or_default();
                before.encode_utf16().count() as u32
            };
            gen_lsp_types::ParameterInformation {
                label: if offsets {
                    ParameterInformationLabel::Tuple((units(start), units(at)))
                } else {
                    part.into()
                },
                documentation: None,
            }
        });
        SignatureHelp {
            signatures: vec![SignatureInformation {
                label: it.label,
                documentation: Some(it.about.into()),
                parameters: Some(parts.collect()),
                active_parameter: None,
            }],
            active_signature: Some(0),
            active_parameter: Some((it.active as u32).into()),
        }
    }))
}
