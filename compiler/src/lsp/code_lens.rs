//! Lenses above items: the generated Rust with its command, and how often an item is used.

use std::path::PathBuf;

use gen_lsp_types::{
    CodeLens, CodeLensParams, Command, ShowDocumentParams, ShowDocumentRequest, Uri,
};
use jsi_idl::ide;
use jsi_idl::model::{Item, ItemKind};
use jsi_idl::source::FileId;
use serde_json::{Value, json};

use super::state::{Failure, State};
use super::uri;
use crate::hover::lowered::Lowered;

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
        let range = places.range(file, item.name_span);
        let is_trait = matches!(
            item.kind,
            ItemKind::Interface(_) | ItemKind::CallbackInterface(_) | ItemKind::Class(_)
        );
        if is_trait && state.settings.generated {
            let arguments = vec![json!(params.text_document.uri), json!(item.name)];
            found.push(CodeLens {
                range,
                command: Some(Command {
                    title: "show the generated trait".to_owned(),
                    tooltip: None,
                    command: SHOW.to_owned(),
                    arguments: Some(arguments),
                }),
                data: None,
            });
        }
        if state.settings.references {
            let mut uses = ide::references(&analysis, file, item.name_span.start);
            uses.retain(|it| !it.declares);
            let locations = uses.iter().map(|it| places.location(it.file, it.span));
            let locations: Vec<_> = locations.collect();
            let title = match locations.len() {
                1 => "1 reference".to_owned(),
                count => format!("{count} references"),
            };
            // a client that cannot show them gets only the number
            let command = state.client.shows_references.clone().unwrap_or_default();
            let place = json!(params.text_document.uri);
            let arguments = vec![place, json!(range.start), json!(locations)];
            found.push(CodeLens {
                range,
                command: Some(Command {
                    title,
                    tooltip: None,
                    arguments: (!command.is_empty()).then_some(arguments),
                    command,
                }),
                data: None,
            });
        }
    }
    Ok(Some(found))
}

/// The command [`SHOW`]: returns the text, and shows it if the client can show files.
pub(super) fn show(state: &mut State, arguments: &[Value]) -> Result<Option<Value>, Failure> {
    let [Value::String(address), Value::String(name)] = arguments else {
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
