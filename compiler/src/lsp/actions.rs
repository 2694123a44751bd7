//! Code actions.

use std::rc::Rc;

use gen_lsp_types::{CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, Range};
use jsi_idl::Analysis;
use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::ide::{self, ActionKind};
use jsi_idl::source::FileId;

use super::diagnostics::diagnostic;
use super::implement::implement;
use super::state::{Failure, State};

#[cfg(feature = "contract")]
use super::convert::Places;
#[cfg(feature = "contract")]
use jsi_idl::diagnostics::Code;
#[cfg(feature = "contract")]
use jsi_idl::model::{ItemKind, Source};
#[cfg(feature = "contract")]
use serde_json::json;

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
    let mut found = of_modules(state, &analysis, file, params.range, only.as_deref());
    #[cfg(feature = "import")]
    if only
        .as_ref()
        .is_none_or(|all| all.iter().any(|it| is_of("quickfix", it)))
    {
        let action = super::import::action(&analysis, file, span, &mut places);
        found.extend(action.map(CodeActionResponse::CodeAction));
    }
    let mut places = state.places(&analysis);
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
    if only
        .as_ref()
        .is_none_or(|all| all.iter().any(|it| is_of("refactor.rewrite", it)))
    {
        found.extend(implement(state, &analysis, file, span).map(CodeActionResponse::CodeAction));
    }
    Ok(Some(found))
}

/// The fixes of what `jsic check` finds in JavaScript modules, and the creation of missing ones.
fn of_modules(
    state: &mut State,
    analysis: &Rc<Analysis>,
    file: FileId,
    range: Range,
    only: Option<&[String]>,
) -> Vec<CodeActionResponse> {
    let fix = String::from(CodeActionKind::QuickFix);
    if only.is_some_and(|only| !only.iter().any(|it| is_of(&fix, it))) {
        return Vec::new();
    }
    let problems = state.module_problems(analysis);
    let mut places = state.places_with(analysis, &problems);
    let span = places.span(file, range);
    let touches = |it: &&Diagnostic| {
        let primary = &it.primary;
        primary.file == file && primary.span.start <= span.end && span.start <= primary.span.end
    };
    let mut found = Vec::new();
    for it in problems.diagnostics.iter().filter(touches) {
        for (nth, fix) in it.fixes.iter().enumerate() {
            found.push(CodeActionResponse::CodeAction(CodeAction {
                title: fix.title.clone(),
                kind: Some(CodeActionKind::QuickFix),
                diagnostics: Some(vec![diagnostic(it, &mut places)]),
                is_preferred: (nth == 0 && it.fixes.len() == 1).then_some(true),
                edit: Some(places.workspace_edit(&fix.edits)),
                ..CodeAction::default()
            }));
        }
    }
    #[cfg(feature = "contract")]
    if state.client.creates {
        let missing = analysis.diagnostics.iter();
        let missing = missing
            .filter(|it| it.code == Code::JSI0103)
            .filter(touches);
        for it in missing {
            found.extend(creation(analysis, it, &mut places));
        }
    }
    found
}

/// Creates the module that a `from` names.
#[cfg(feature = "contract")]
fn creation(
    analysis: &Analysis,
    it: &Diagnostic,
    places: &mut Places<'_>,
) -> Option<CodeActionResponse> {
    let items = analysis.model.items.iter();
    let mut sources = items
        .filter(|item| item.file == it.primary.file)
        .filter_map(|item| match &item.kind {
            ItemKind::Interface(it) => it.source.as_ref(),
            ItemKind::Class(it) => it.source.as_ref(),
            _ => None,
        });
    let path = sources.find_map(|source| match source {
        Source::Local { path, span, .. } if *span == it.primary.span => Some(path),
        _ => None,
    })?;
    if !super::disk::is_on_disk(path) || std::path::Path::new(path).exists() {
        return None;
    }
    let text = crate::contract::new_file(&analysis.model, path)?;
    let uri = super::uri::of(path);
    let document = json!({ "uri": uri, "version": null });
    let start = json!({ "line": 0, "character": 0 });
    let edit = json!({ "range": { "start": start, "end": start }, "newText": text });
    let edit = json!({ "documentChanges": [
        { "kind": "create", "uri": uri, "options": { "ignoreIfExists": true } },
        { "textDocument": document, "edits": [edit] },
    ] });
    let name = path.rsplit('/').next().unwrap_or(path);
    Some(CodeActionResponse::CodeAction(CodeAction {
        title: format!("create `{name}`"),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic(it, places)]),
        edit: serde_json::from_value(edit).ok(),
        ..CodeAction::default()
    }))
}

/// Whether a kind is equal to another one or below it.
fn is_of(kind: &str, wanted: &str) -> bool {
    let rest = kind.strip_prefix(wanted);
    wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
