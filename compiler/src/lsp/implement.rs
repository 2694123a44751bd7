//! The code action that implements a trait in Rust.

use std::path::Path;

use gen_lsp_types::{CodeAction, CodeActionKind, TextEdit, WorkspaceEdit};
use jsi_idl::Analysis;
use jsi_idl::ide::Lines;
use jsi_idl::model::ItemKind;
use jsi_idl::source::{FileId, Span};

use super::disk::is_on_disk;
use super::state::State;
use super::{convert, rust_code, uri};
use crate::fs::read_text;
use crate::hover::lowered::Lowered;
use crate::pipeline::crate_root;

/// The action that writes a type that implements the trait at a place, at the end of the crate's root module.
pub(super) fn implement(
    state: &mut State,
    analysis: &Analysis,
    file: FileId,
    span: Span,
) -> Option<CodeAction> {
    let model = &analysis.model;
    let items = model.files.get(file.0 as usize)?.items.iter();
    let mut items = items.map(|id| (*id, model.item(*id)));
    let (id, item) =
        items.find(|(_, it)| it.span.start <= span.start && span.end <= it.span.end)?;
    let rust = match &item.kind {
        ItemKind::Interface(it) => it.export,
        ItemKind::Class(it) => it.export,
        ItemKind::CallbackInterface(_) => true,
        _ => false,
    };
    let path = &model.files.get(file.0 as usize)?.path;
    if !rust || !is_on_disk(path) {
        return None;
    }
    let root = crate_root(Path::new(path).parent()?)?;
    if !rust_code::implementations(&root, &item.rust_name, None).is_empty() {
        return None;
    }
    let module = ["src/lib.rs", "src/main.rs"].map(|it| root.join(it));
    let module = module.iter().find(|it| it.is_file())?;
    let text = read_text(module).ok()?;
    let preview = Lowered::new(analysis, id)?.rust();
    let new = rust_code::skeleton(&preview, &format!("My{}", item.rust_name))?;
    let lines = Lines::new(&text, state.client.encoding);
    let end = text.len() as u32;
    let edit = TextEdit {
        range: convert::range(&lines, Span::new(end, end)),
        new_text: format!("{}\n{new}", if text.ends_with('\n') { "" } else { "\n" }),
    };
    let changes = [(uri::of(&module.to_string_lossy()), vec![edit])];
    Some(CodeAction {
        title: format!("implement `{}` in Rust", item.rust_name),
        kind: Some(CodeActionKind::RefactorRewrite),
        edit: Some(WorkspaceEdit {
            changes: Some(changes.into()),
            ..WorkspaceEdit::default()
        }),
        ..CodeAction::default()
    })
}
