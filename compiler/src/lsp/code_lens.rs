//! The generated Rust of an item: a lens above each item, and its command.

use std::path::PathBuf;

use gen_lsp_types::{
    CodeLens, CodeLensParams, Command, ExecuteCommandParams, ShowDocumentParams,
    ShowDocumentRequest, Uri,
};
use jsi_idl::ide;
use jsi_idl::model::{Item, ItemKind};
use jsi_idl::source::FileId;
use serde_json::{Value, json};

use super::rust::Lowered;
use super::state::{Failure, State};
use super::uri;

/// The command that shows the generated Rust of an item. Its arguments are the URI of a file and the item's name.
pub(super) const SHOW: &str = "jsic.showGenerated";

/// The name of a member in Rust.
pub(super) fn rust_member(item: &Item, index: usize) -> Option<&str> {
    let members = match &item.kind {
        ItemKind::Interface(it) => &it.members,
        ItemKind::CallbackInterface(it) => &it.members,
        ItemKind::Class(it) => &it.members,
        _ => return None,
    };
    members.get(index).map(|it| it.rust_name.as_str())
}

/// `textDocument/codeLens`
pub(super) fn lenses(
    state: &mut State,
    params: CodeLensParams,
) -> Result<Option<Vec<CodeLens>>, Failure> {
    let (analysis, file) = state.file(&params.text_document)?;
    let mut places = state.places(&analysis);
    let mut found = Vec::new();
    for id in &analysis.model.file(file).items {
        let item = analysis.model.item(*id);
        if !matches!(
            item.kind,
            ItemKind::Interface(_) | ItemKind::CallbackInterface(_) | ItemKind::Class(_)
        ) {
            continue;
        }
        found.push(CodeLens {
            range: places.range(file, item.name_span),
            command: Some(Command {
                title: "show the generated trait".to_owned(),
                tooltip: None,
                command: SHOW.to_owned(),
                arguments: Some(vec![json!(params.text_document.uri), json!(item.name)]),
            }),
            data: None,
        });
    }
    Ok(Some(found))
}

/// `workspace/executeCommand`: returns the text, and shows it if the client can show files.
pub(super) fn execute(
    state: &mut State,
    params: ExecuteCommandParams,
) -> Result<Option<Value>, Failure> {
    if params.command != SHOW {
        return Err(Failure::invalid(format!(
            "unknown command `{}`",
            params.command
        )));
    }
    let arguments = params.arguments.unwrap_or_default();
    let [Value::String(address), Value::String(name)] = arguments.as_slice() else {
        return Err(Failure::invalid("expected a file and a name"));
    };
    let analysis = state.session.analysis();
    let path = uri::path(&Uri(address.clone()));
    let file: Option<FileId> = ide::file(&analysis, &path);
    let items = file.map_or(&[][..], |file| &analysis.model.file(file).items);
    let id = items
        .iter()
        .find(|id| analysis.model.item(**id).name == *name);
    let lowered = id.and_then(|id| Lowered::new(&analysis, *id));
    let Some(lowered) = lowered else {
        return Err(Failure::refused(format!(
            "no Rust code is generated for `{name}`"
        )));
    };
    let text = lowered.rust();
    if state.client.shows
        && let Some(path) = write(state, name, &text)
    {
        state.request::<ShowDocumentRequest>(ShowDocumentParams {
            uri: uri::of(&path.to_string_lossy()),
            external: None,
            take_focus: Some(true),
            selection: None,
        });
    }
    Ok(Some(Value::String(text)))
}

/// Writes a text to a file that an editor can open. The file exists until the server ends.
fn write(state: &mut State, name: &str, text: &str) -> Option<PathBuf> {
    if state.shown.is_none() {
        state.shown = tempfile::Builder::new().prefix("jsic-").tempdir().ok();
    }
    let folder = state.shown.as_ref()?;
    let letters = name.chars().filter(|c| c.is_alphanumeric() || *c == '_');
    let path = folder
        .path()
        .join(format!("{}.rs", letters.collect::<String>()));
    std::fs::write(&path, text).ok()?;
    Some(path)
}
