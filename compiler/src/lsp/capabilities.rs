//! The capabilities of the server, which the answer to `initialize` contains.

use gen_lsp_types::{
    CodeActionOptions, CodeLensOptions, CompletionOptions, DiagnosticOptions, DocumentLinkOptions,
    DocumentOnTypeFormattingOptions, ExecuteCommandOptions, PositionEncodingKind, RenameOptions,
    SemanticTokensFullDelta, SemanticTokensLegend, SemanticTokensOptions, ServerCapabilities,
    SignatureHelpOptions, TextDocumentSyncKind, TextDocumentSyncOptions, WorkDoneProgressOptions,
};
use jsi_idl::ide::{Encoding, SemanticTokenKind};
use serde_json::{Value, json};

use super::client::Client;
use super::{actions, commands, semantic_tokens};

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
                save: Some(true.into()),
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
        hover_provider: Some(true.into()),
        signature_help_provider: Some(SignatureHelpOptions {
            trigger_characters: Some(strings(&["<", "("])),
            ..SignatureHelpOptions::default()
        }),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(strings(&["@", "<", "\"", "/", ".", ":", " "])),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(true.into()),
        implementation_provider: Some(true.into()),
        type_definition_provider: Some(true.into()),
        references_provider: Some(true.into()),
        document_highlight_provider: Some(true.into()),
        rename_provider: Some(
            RenameOptions {
                prepare_provider: Some(true),
                ..RenameOptions::default()
            }
            .into(),
        ),
        document_link_provider: Some(DocumentLinkOptions::default()),
        document_symbol_provider: Some(true.into()),
        workspace_symbol_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        selection_range_provider: Some(true.into()),
        inlay_hint_provider: Some(true.into()),
        document_formatting_provider: Some(true.into()),
        document_range_formatting_provider: Some(true.into()),
        document_on_type_formatting_provider: Some(DocumentOnTypeFormattingOptions {
            first_trigger_character: ";".to_owned(),
            more_trigger_character: Some(strings(&["}"])),
        }),
        semantic_tokens_provider: Some(
            SemanticTokensOptions {
                legend: SemanticTokensLegend {
                    token_types: SemanticTokenKind::ALL
                        .iter()
                        .map(|it| it.name().to_owned())
                        .collect(),
                    token_modifiers: strings(&semantic_tokens::MODIFIERS),
                },
                full: Some(SemanticTokensFullDelta { delta: Some(true) }.into()),
                range: Some(true.into()),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }
            .into(),
        ),
        code_action_provider: Some(
            CodeActionOptions {
                code_action_kinds: Some(actions::kinds()),
                ..CodeActionOptions::default()
            }
            .into(),
        ),
        code_lens_provider: Some(CodeLensOptions::default()),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: strings(commands::ALL),
            ..ExecuteCommandOptions::default()
        }),
        ..ServerCapabilities::default()
    };
    let mut value = serde_json::to_value(capabilities).unwrap_or_default();
    if let Some(all) = value.as_object_mut() {
        let folders = json!({ "supported": true, "changeNotifications": true });
        all.insert(
            "workspace".to_owned(),
            json!({ "workspaceFolders": folders, "fileOperations": { "willRename": { "filters": [
                { "scheme": "file", "pattern": { "glob": "**/*.{jsi,js,mjs}", "matches": "file" } },
                { "scheme": "file", "pattern": { "glob": "**", "matches": "folder" } },
            ] } } }),
        );
    }
    value
}

fn strings(all: &[&str]) -> Vec<String> {
    all.iter().map(|it| (*it).to_owned()).collect()
}
