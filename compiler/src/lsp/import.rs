//! `jsic import` in the editor: declarations of TypeScript and WebIDL that were pasted become an interface. Node may read the types, so
//! it is done on another thread.

use std::path::{Path, PathBuf};

use gen_lsp_types::{
    ApplyWorkspaceEditParams, ApplyWorkspaceEditRequest, CodeAction, CodeActionKind, Command,
    MessageType, Range, ShowMessageNotification, ShowMessageParams, TextEdit, Uri, WorkspaceEdit,
};
use jsi_idl::Analysis;
use jsi_idl::diagnostics::{Code, Diagnostic};
use jsi_idl::ide::{self, ImportedLanguage, Lines};
use jsi_idl::source::{FileId, Span};
use lsp_server::{ErrorCode, Request, RequestId, Response};
use serde_json::{Value, json};

use super::convert::{self, Places};
use super::diagnostics::diagnostic;
use super::disk::is_on_disk;
use super::state::State;
use super::uri;
use crate::import::webidl::{self, IdlFile, Selection};
use crate::import::{self, ImportError, MANY};

/// The command that returns the interface for a text of another language, or null for other text. Its arguments are the URI of the
/// file for the interface and the text.
pub(super) const TEXT: &str = "jsic.importText";

/// The command that replaces the text of a file by the interface for it. Its argument is the URI of the file.
pub(super) const FILE: &str = "jsic.importFile";

/// How many declarations away from an export are imported.
const DEPTH: u32 = 4;

/// A text that is imported.
struct Job {
    language: ImportedLanguage,
    text: String,
    /// The folder where the search for TypeScript begins.
    folder: PathBuf,
    /// The name of the interface's file, without `.jsi`.
    stem: String,
}

/// Begins one of the commands; returns other requests.
pub(super) fn begin(state: &mut State, request: Request) -> Option<Request> {
    let command = request.params.get("command").and_then(Value::as_str);
    let replaces = match command {
        Some(TEXT) => false,
        Some(FILE) => true,
        _ => return Some(request),
    };
    let argument = |index: usize| request.params.get("arguments")?.get(index)?.as_str();
    let Some(address) = argument(0) else {
        respond(state, request.id, Err("expected a file".to_owned()));
        return None;
    };
    let path = uri::path(&Uri(address.to_owned()));
    let text = match argument(1) {
        Some(text) if !replaces => text,
        _ => state.session.text(&path).unwrap_or_default(),
    };
    let Some(language) = ide::imported_language(text) else {
        respond(state, request.id, Ok(Value::Null));
        return None;
    };
    let job = Job::new(language, text, &path);
    let id = request.id;
    state.jobs.start(move || {
        let imported = job.import();
        let before = job.text;
        Box::new(move |state| match imported {
            Ok(text) if replaces => {
                replace(state, &path, &before, text);
                respond(state, id, Ok(Value::Null));
            }
            Ok(text) => respond(state, id, Ok(Value::from(text))),
            Err(error) => respond(state, id, Err(error.to_string())),
        })
    });
    None
}

impl Job {
    fn new(language: ImportedLanguage, text: &str, path: &str) -> Self {
        let file = Path::new(path);
        let folder = file.parent().filter(|_| is_on_disk(path));
        let stem = file.file_stem().and_then(|it| it.to_str());
        Self {
            language,
            text: text.to_owned(),
            folder: folder.map_or_else(std::env::temp_dir, Path::to_owned),
            stem: stem
                .filter(|_| is_on_disk(path))
                .unwrap_or("module")
                .to_owned(),
        }
    }

    fn import(&self) -> Result<String, ImportError> {
        let stem = &self.stem;
        match self.language {
            ImportedLanguage::WebIdl => {
                let file = IdlFile {
                    path: format!("{stem}.idl"),
                    text: self.text.clone(),
                };
                let selection = Selection {
                    only: None,
                    depth: DEPTH,
                };
                let facts = webidl::facts_of(&[file], &[], &selection)?;
                let command =
                    format!("jsic import --from-webidl FILE.idl --out {stem}.jsi --update");
                Ok(import::import(&facts, "globalThis", &command, Some(MANY))?.text)
            }
            ImportedLanguage::TypeScript => {
                let failed = |error: std::io::Error| ImportError::Failed(error.to_string());
                let folder = tempfile::tempdir().map_err(failed)?;
                let file = folder.path().join(format!("{stem}.d.ts"));
                std::fs::write(&file, &self.text).map_err(failed)?;
                let request = import::Request {
                    source: file.to_string_lossy().into_owned(),
                    folder: self.folder.clone(),
                    typescript: None,
                    only: None,
                    depth: DEPTH,
                    limit: 20 * MANY,
                };
                let facts = import::read_facts(&request)?;
                let from = format!("./{stem}.js");
                let command =
                    format!("jsic import FILE.d.ts --from {from} --out {stem}.jsi --update");
                Ok(import::import(&facts, &from, &command, Some(MANY))?.text)
            }
        }
    }
}

fn respond(state: &mut State, id: RequestId, result: Result<Value, String>) {
    let response = match result {
        Ok(value) => Response::new_ok(id, value),
        Err(message) => Response::new_err(id, ErrorCode::RequestFailed as i32, message),
    };
    state.outbox.push(response.into());
}

/// Replaces the text of a file, if it is still the one that was imported.
fn replace(state: &mut State, path: &str, before: &str, new_text: String) {
    if state.session.text(path) != Some(before) {
        state.notify::<ShowMessageNotification>(ShowMessageParams {
            kind: MessageType::Warning,
            message: "the file has changed since the import began".to_owned(),
        });
        return;
    }
    let lines = Lines::new(before, state.client.encoding);
    let range: Range = convert::range(&lines, Span::new(0, before.len() as u32));
    let edit = TextEdit { range, new_text };
    let changes = [(uri::of(path), vec![edit])];
    state.request::<ApplyWorkspaceEditRequest>(ApplyWorkspaceEditParams {
        label: Some("Import declarations".to_owned()),
        edit: WorkspaceEdit {
            changes: Some(changes.into()),
            ..WorkspaceEdit::default()
        },
        metadata: None,
    });
}

/// The action that imports the declarations of another language that a file consists of.
pub(super) fn action(
    analysis: &Analysis,
    file: FileId,
    span: Span,
    places: &mut Places<'_>,
) -> Option<CodeAction> {
    let source = analysis.sources.get(file.0 as usize)?;
    let is_there = |it: &&Diagnostic| {
        let primary = it.primary.span;
        it.code == Code::JSI0006
            && it.primary.file == file
            && primary.start <= span.end
            && span.start <= primary.end
    };
    let found = analysis.diagnostics.iter().find(is_there)?;
    let language = ide::imported_language(&source.text)?;
    let title = format!("import these declarations of {}", language.name());
    Some(CodeAction {
        title: title.clone(),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic(found, places)]),
        is_preferred: Some(true),
        command: Some(Command {
            title,
            tooltip: None,
            command: FILE.to_owned(),
            arguments: Some(vec![json!(uri::of(&source.path))]),
        }),
        ..CodeAction::default()
    })
}
