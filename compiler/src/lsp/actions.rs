//! Code actions.

use gen_lsp_types::{CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse};
use jsi_idl::ide::{self, ActionKind};

use super::diagnostics::diagnostic;
use super::state::{Failure, State};

/// The kinds that are offered, as the protocol names them.
pub(super) fn kinds() -> Vec<CodeActionKind> {
    let all = [
        ActionKind::Fix,
        ActionKind::FixAll,
        ActionKind::Rewrite,
        ActionKind::Extract,
        ActionKind::OrganizeUses,
    ];
    all.map(kind).into()
}

fn kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::Fix => CodeActionKind::QuickFix,
        ActionKind::FixAll => CodeActionKind::SourceFixAll,
        ActionKind::Rewrite => CodeActionKind::RefactorRewrite,
        ActionKind::Extract => CodeActionKind::RefactorExtract,
        ActionKind::OrganizeUses => CodeActionKind::SourceOrganizeImports,
    }
}

/// `textDocument/codeAction`
pub(super) fn actions(
    state: &mut State,
    params: CodeActionParams,
) -> Result<Option<Vec<CodeActionResponse>>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    if !state.client.actions {
        return Ok(None);
    }
    let path = analysis
        .model
        .files
        .get(file.0 as usize)
        .map(|it| it.path.clone());
    let mut places = state.places(&analysis);
    let span = places.span(file, params.range);
    let only: Option<Vec<String>> = params
        .context
        .only
        .map(|kinds| kinds.into_iter().map(String::from).collect());
    let mut found = Vec::new();
    for it in ide::actions(&analysis, file, span) {
        let name = String::from(kind(it.kind));
        let wanted = match &only {
            Some(only) => only.iter().any(|only| is_of(&name, only)),
            // actions for the whole file are requested by name
            None => it.kind != ActionKind::OrganizeUses,
        };
        if !wanted {
            continue;
        }
        let of = it
            .diagnostic
            .and_then(|index| analysis.diagnostics.get(index));
        let of = of.map(|of| vec![diagnostic(of, &mut places)]);
        let it = match it.kind {
            // as the command does: what a fix brings to light is fixed, too
            ActionKind::FixAll => path
                .as_deref()
                .and_then(|path| state.session.fix_all(path))
                .unwrap_or(it),
            ActionKind::Fix
            | ActionKind::Rewrite
            | ActionKind::Extract
            | ActionKind::OrganizeUses => it,
        };
        found.push(CodeActionResponse::CodeAction(CodeAction {
            title: it.title,
            kind: Some(kind(it.kind)),
            diagnostics: of,
            is_preferred: it.preferred.then_some(true),
            edit: Some(places.workspace_edit(&it.edits)),
            ..CodeAction::default()
        }));
    }
    Ok(Some(found))
}

/// Whether a kind is equal to another one or below it.
fn is_of(kind: &str, wanted: &str) -> bool {
    let rest = kind.strip_prefix(wanted);
    wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
