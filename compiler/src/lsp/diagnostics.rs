//! Diagnostics, pushed by the server or pulled by the client, for a file or for all files.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRefreshRequest, DiagnosticRelatedInformation,
    DiagnosticSeverity, DiagnosticTag, DocumentDiagnosticParams, DocumentDiagnosticReport,
    FullDocumentDiagnosticReport, Message, PublishDiagnosticsNotification,
    PublishDiagnosticsParams, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};
use jsi_idl::Analysis;
use jsi_idl::diagnostics::{self as found, Level};
use jsi_idl::ide::{self, Tag};
use jsi_idl::source::FileId;

use super::convert::Places;
use super::module_problems::Problems;
use super::state::{Failure, State};
use super::uri;
use crate::render::{full_message, lines};

/// Pushes the diagnostics of all files in which they have changed.
pub(super) fn tell(state: &mut State) {
    let elsewhere = std::mem::take(&mut state.changed_elsewhere);
    let analysis = state.session.analysis();
    // the client does not pull these
    let mut all = of_configuration(state);
    if !state.client.pulls {
        let modules = state.module_problems(&analysis);
        let mut places = state.places_with(&analysis, &modules);
        for (index, file) in analysis.model.files.iter().enumerate() {
            let file_id = FileId(index as u32);
            let diagnostics = of_file(&analysis, &modules, file_id, &mut places);
            all.push((file.path.clone(), diagnostics));
        }
    } else if elsewhere && state.client.refreshes {
        // the client pulls again after its own changes
        state.request::<DiagnosticRefreshRequest>(());
    }
    let mut gone = std::mem::take(&mut state.published);
    for (path, diagnostics) in all {
        let before = gone.remove(&path);
        if before.as_ref() != Some(&diagnostics) && (before.is_some() || !diagnostics.is_empty()) {
            publish(state, &path, diagnostics.clone());
        }
        if !diagnostics.is_empty() {
            state.published.insert(path, diagnostics);
        }
    }
    for path in gone.into_keys() {
        publish(state, &path, Vec::new());
    }
}

/// The diagnostics of each configuration file.
fn of_configuration(state: &State) -> Vec<(String, Vec<Diagnostic>)> {
    let sources = state.config.sources();
    let found = state.config.diagnostics(FileId(0));
    let mut places = Places::new(&sources, state.client.encoding);
    places = places.explained(state.client.explains.clone());
    let files = sources.iter().zip(0..).map(|(source, index)| {
        let of_file = found.iter().filter(|it| it.primary.file == FileId(index));
        let of_file = of_file.map(|it| diagnostic(it, &mut places));
        (source.path.clone(), of_file.collect())
    });
    files.collect()
}

fn publish(state: &mut State, path: &str, diagnostics: Vec<Diagnostic>) {
    state.notify::<PublishDiagnosticsNotification>(PublishDiagnosticsParams {
        uri: uri::of(path),
        version: state.versions.get(path).copied(),
        diagnostics,
    });
}

/// `textDocument/diagnostic`
pub(super) fn document(
    state: &mut State,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReport, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    let modules = state.module_problems(&analysis);
    let mut places = state.places_with(&analysis, &modules);
    let items = of_file(&analysis, &modules, file, &mut places);
    let id = result_id(&items);
    Ok(if params.previous_result_id.as_deref() == Some(&id) {
        RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                result_id: id,
            },
        }
        .into()
    } else {
        RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id: Some(id),
                items,
            },
        }
        .into()
    })
}

/// `workspace/diagnostic`
pub(super) fn workspace(
    state: &mut State,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReport, Failure> {
    let analysis = state.session.analysis();
    let modules = state.module_problems(&analysis);
    let mut places = state.places_with(&analysis, &modules);
    let mut reports = Vec::new();
    for (index, file) in analysis.model.files.iter().enumerate() {
        let items = of_file(&analysis, &modules, FileId(index as u32), &mut places);
        let (uri, id) = (uri::of(&file.path), result_id(&items));
        let version = state.versions.get(&file.path).copied();
        let mut before = params.previous_result_ids.iter();
        let report: WorkspaceDocumentDiagnosticReport =
            if before.any(|it| it.uri == uri && it.value == id) {
                WorkspaceUnchangedDocumentDiagnosticReport {
                    uri,
                    version,
                    unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                        result_id: id,
                    },
                }
                .into()
            } else {
                WorkspaceFullDocumentDiagnosticReport {
                    uri,
                    version,
                    full_document_diagnostic_report: FullDocumentDiagnosticReport {
                        result_id: Some(id),
                        items,
                    },
                }
                .into()
            };
        reports.push(report);
    }
    Ok(WorkspaceDiagnosticReport { items: reports })
}

/// The id of a list of diagnostics: a hash of its content.
fn result_id(items: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    items.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn of_file(
    analysis: &Analysis,
    modules: &Problems,
    file: FileId,
    places: &mut Places<'_>,
) -> Vec<Diagnostic> {
    let of_file = analysis.diagnostics.iter().chain(&modules.diagnostics);
    let of_file = of_file.filter(|it| it.primary.file == file);
    of_file.map(|it| diagnostic(it, places)).collect()
}

/// Converts a diagnostic to the protocol.
pub(super) fn diagnostic(it: &found::Diagnostic, places: &mut Places<'_>) -> Diagnostic {
    let related = it
        .secondary
        .iter()
        .map(|label| DiagnosticRelatedInformation {
            location: places.location(label.file, label.span),
            message: lines(&label.message),
        });
    let related: Vec<_> = related.collect();
    let fixes = it.fixes.iter().map(|fix| {
        let edit = places.workspace_edit(&fix.edits);
        serde_json::json!({ "title": fix.title, "edit": edit })
    });
    let fixes: Vec<_> = fixes.collect();
    let tags = ide::tags(it.code).iter().map(|tag| match tag {
        Tag::Unnecessary => DiagnosticTag::Unnecessary,
        Tag::Deprecated => DiagnosticTag::Deprecated,
    });
    let tags: Vec<_> = tags.collect();
    Diagnostic {
        range: places.range(it.primary.file, it.primary.span),
        severity: Some(match it.level {
            Level::Error => DiagnosticSeverity::Error,
            Level::Warning => DiagnosticSeverity::Warning,
        }),
        code: Some(Code::String(it.code.as_str().to_owned())),
        code_description: places.page(it.code).map(|href| CodeDescription { href }),
        source: Some("jsi".to_owned()),
        message: Message::String(lines(&full_message(it))),
        tags: (!tags.is_empty()).then_some(tags),
        related_information: (!related.is_empty()).then_some(related),
        data: (!fixes.is_empty()).then(|| serde_json::json!({ "fixes": fixes })),
    }
}
