//! Notifications about documents, watched files and workspace folders.

use std::path::Path;

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    FileChangeType, Registration, RegistrationParams, RegistrationRequest,
    TextDocumentContentChangeEvent,
};
use jsi_idl::ide::Lines;
use serde_json::json;

use super::state::State;
use super::{configuration, convert, uri};
use crate::sources;

/// After initialization: finds the files of the workspace, and registers for their changes.
pub(super) fn begin(state: &mut State) {
    search(state);
    configuration::request(state);
    let mut registrations = Vec::new();
    if state.client.registers_configuration {
        registrations.push(Registration {
            id: "settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({ "section": "jsi" })),
        });
    }
    if state.client.watches {
        let watchers = [
            "**/*.jsi",
            "**/*.js",
            "**/*.mjs",
            "**/*.cjs",
            "**/*.ts",
            "**/jsic.toml",
            "**/Cargo.toml",
        ]
        .map(|it| json!({ "globPattern": it }));
        registrations.push(Registration {
            id: "watch".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(json!({ "watchers": watchers })),
        });
    }
    if !registrations.is_empty() {
        state.request::<RegistrationRequest>(RegistrationParams { registrations });
    }
}

fn search(state: &mut State) {
    let files = state
        .roots
        .iter()
        .flat_map(|root| sources::files_below(root));
    let mut files: Vec<String> = files.collect();
    files.iter().for_each(|it| state.admit_around(it));
    // a link that leaves the workspace is not one of its files
    files.retain(|it| state.boundary.exists(Path::new(it)));
    state.session.set_known(files);
    state.stale = true;
    state.changed_elsewhere = true;
}

pub(super) fn opened(state: &mut State, params: DidOpenTextDocumentParams) {
    let document = params.text_document;
    let path = uri::path(&document.uri);
    state.admit_around(&path);
    if is_script(&path) {
        state.open_script(&path, Some(document.text));
        state.changed_elsewhere = true;
    } else {
        state.session.open(&path, document.text);
        state.versions.insert(path, document.version);
    }
    state.stale = true;
}

/// Whether a file is JavaScript or TypeScript, which is read for the interfaces that name it.
fn is_script(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default();
    ["js", "mjs", "cjs", "jsx", "ts", "mts", "tsx"].contains(&extension)
}

/// The changes of an open JavaScript file.
fn changed_script(state: &mut State, path: &str, changes: Vec<TextDocumentContentChangeEvent>) {
    use TextDocumentContentChangeEvent as Event;
    let Some(mut text) = state.script(path) else {
        return;
    };
    for change in changes {
        match change {
            Event::TextDocumentContentChangePartial(change) => {
                let span = convert::span(&Lines::new(&text, state.client.encoding), change.range);
                let range = span.start as usize..span.end as usize;
                if text.get(range.clone()).is_some() {
                    text.replace_range(range, &change.text);
                }
            }
            Event::TextDocumentContentChangeWholeDocument(change) => text = change.text,
        }
    }
    state.open_script(path, Some(text));
    state.stale = true;
    state.changed_elsewhere = true;
}

pub(super) fn changed(state: &mut State, params: DidChangeTextDocumentParams) {
    use TextDocumentContentChangeEvent as Event;
    let document = params.text_document;
    let path = uri::path(&document.text_document_identifier.uri);
    if is_script(&path) {
        return changed_script(state, &path, params.content_changes);
    }
    for change in params.content_changes {
        match change {
            Event::TextDocumentContentChangePartial(change) => {
                let Some(text) = state.session.text(&path) else {
                    return;
                };
                let lines = Lines::new(text, state.client.encoding);
                let span = convert::span(&lines, change.range);
                state.session.edit(&path, span, &change.text);
            }
            Event::TextDocumentContentChangeWholeDocument(change) => {
                if !state.session.is_open(&path) {
                    return;
                }
                state.session.open(&path, change.text);
            }
        }
    }
    state.versions.insert(path, document.version);
    state.stale = true;
}

pub(super) fn closed(state: &mut State, params: DidCloseTextDocumentParams) {
    let path = uri::path(&params.text_document.uri);
    if is_script(&path) {
        state.open_script(&path, None);
        state.stale = true;
        state.changed_elsewhere = true;
        return;
    }
    state.session.close(&path);
    state.tokens.remove(&path);
    state.versions.remove(&path);
    state.stale = true;
}

pub(super) fn saved(state: &mut State, _: DidSaveTextDocumentParams) {
    #[cfg(feature = "contract")]
    super::types::saved(state);
    #[cfg(not(feature = "contract"))]
    let _ = state;
}

pub(super) fn watched(state: &mut State, params: DidChangeWatchedFilesParams) {
    #[cfg(feature = "contract")]
    let mut of_types = false;
    for change in params.changes {
        let path = uri::path(&change.uri);
        #[cfg(feature = "contract")]
        {
            of_types |= super::types::is_of_types(&path);
        }
        let exists = change.kind != FileChangeType::Deleted;
        state.session.changed_on_disk(&path, exists);
    }
    state.changed_on_disk();
    state.stale = true;
    state.changed_elsewhere = true;
    #[cfg(feature = "contract")]
    if of_types {
        super::types::saved(state);
    }
}

pub(super) fn folders(state: &mut State, params: DidChangeWorkspaceFoldersParams) {
    let paths = |folders: &[gen_lsp_types::WorkspaceFolder]| -> Vec<String> {
        folders
            .iter()
            .map(|folder| uri::path(&folder.uri))
            .collect()
    };
    let removed = paths(&params.event.removed);
    state.roots.retain(|root| !removed.contains(root));
    state.roots.extend(paths(&params.event.added));
    search(state);
}
