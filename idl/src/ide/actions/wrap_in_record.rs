//! `Promise<Array<T>>` the other way: a record around the array, which arrives in one step.

use super::declare::before;
use super::{Action, ActionKind, edit, touches};
use crate::analysis::Analysis;
use crate::check::names::type_name;
use crate::diagnostics::Code;
use crate::ide::names::{FileNames, text, tree};
use crate::source::{FileId, Span};
use crate::syntax::tree::ItemKind;

/// Puts the array of a promise into a record of its own.
pub(super) fn record(analysis: &Analysis, file: FileId, span: Span) -> Option<Action> {
    let (index, found) = analysis.diagnostics.iter().enumerate().find(|(_, it)| {
        it.code == Code::JSI0201 && it.primary.file == file && touches(it.primary.span, span)
    })?;
    let array = found.primary.span;
    let item = tree(analysis, file)?
        .items
        .iter()
        .find(|item| touches(item.span, array))?;
    let (ItemKind::Interface(container)
    | ItemKind::CallbackInterface(container)
    | ItemKind::Class(container)) = &item.kind
    else {
        return None;
    };
    let member = container
        .members
        .iter()
        .find(|it| touches(it.span, array))?;
    let source = text(analysis, file);
    let base = type_name(member.name_span()?.of(source));
    let names = FileNames::new(analysis, file);
    let name = [format!("{base}Result"), format!("{base}Values")]
        .into_iter()
        .find(|name| names.get(name).is_none())?;
    let start = before(item);
    let record = format!("record {name} {{ values: {}; }}\n\n", array.of(source));
    Some(Action {
        diagnostic: Some(index),
        ..Action::new(
            format!("wrap the array in a record `{name}`"),
            ActionKind::Fix,
            vec![
                edit(file, Span::new(start, start), record),
                edit(file, array, name),
            ],
        )
    })
}
