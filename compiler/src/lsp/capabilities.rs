//! What the server offers. What is not here is not asked for.

use gen_lsp_types::{
    DiagnosticOptions, PositionEncodingKind, ServerCapabilities, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkDoneProgressOptions,
};
use jsi_idl::ide::Encoding;
use serde_json::{Value, json};

use super::client::Client;

/// The answer to `initialize`.
pub(super) fn of(client: &Client) -> Value {
    let capabilities = ServerCapabilities {
        position_encoding: Some(match client.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }),
        text_document_sync: Some(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::Incremental),
                ..TextDocumentSyncOptions::default()
            }
            .into(),
        ),
        diagnostic_provider: Some(
            DiagnosticOptions {
                identifier: Some("jsi".to_owned()),
                inter_file_dependencies: true,
                workspace_diagnostics: true,
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }
            .into(),
        ),
        ..ServerCapabilities::default()
    };
    let mut value = serde_json::to_value(capabilities).unwrap_or_default();
    if let Some(all) = value.as_object_mut() {
        let folders = json!({ "supported": true, "changeNotifications": true });
        all.insert(
            "workspace".to_owned(),
            json!({ "workspaceFolders": folders }),
        );
    }
    value
}
