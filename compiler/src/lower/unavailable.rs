//! What the language has and this version generates no code for yet: exports.

use jsi_idl::diagnostics::{Code, Diagnostic};
use jsi_idl::model::{Class, Interface, Item, ItemKind, Model};

/// One error per place that no code can be generated for.
#[must_use]
pub fn unavailable(model: &Model) -> Vec<Diagnostic> {
    model.items.iter().flat_map(of_item).collect()
}

fn of_item(item: &Item) -> Vec<Diagnostic> {
    match &item.kind {
        ItemKind::Interface(Interface { export: true, .. }) => {
            vec![missing(item, item.name_span, "export interface")]
        }
        ItemKind::Class(Class { export: true, .. }) => {
            vec![missing(item, item.name_span, "export class")]
        }
        ItemKind::Class(_)
        | ItemKind::Interface(_)
        | ItemKind::Alias(_)
        | ItemKind::Record(_)
        | ItemKind::NumberEnum(_)
        | ItemKind::StringEnum(_) => Vec::new(),
    }
}

fn missing(item: &Item, span: jsi_idl::source::Span, what: &str) -> Diagnostic {
    let message = format!("code generation for `{what}` is not available in this version");
    Diagnostic::new(Code::JSI0006, item.file, span, message)
}
