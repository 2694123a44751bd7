//! Gives a union, or some members of one, a name.

use super::declare::{before, free_name};
use super::{Action, ActionKind, edit, touches};
use crate::analysis::Analysis;
use crate::diagnostics::Code;
use crate::ide::names::{text, tree};
use crate::source::{FileId, Span};
use crate::syntax::declaration::whole;
use crate::syntax::tree::{TypeKind, UnionMember};

/// Declares the union at a place, or the selected members of a union.
pub(super) fn extract(analysis: &Analysis, file: FileId, span: Span) -> Option<Action> {
    in_place(analysis, file, span).or_else(|| members(analysis, file, span))
}

/// A union that is used in place: its declaration is the one that the diagnostic offers.
fn in_place(analysis: &Analysis, file: FileId, span: Span) -> Option<Action> {
    let mut found = analysis.diagnostics.iter();
    let found = found.find(|it| {
        let primary = it.primary.span;
        let covers = primary.start <= span.start && span.end <= primary.end;
        it.code == Code::JSI0217 && it.primary.file == file && covers
    })?;
    let fix = found.fixes.first()?;
    let title = fix
        .title
        .replacen("declare it as", "extract the union into", 1);
    Some(Action::new(title, ActionKind::Extract, fix.edits.clone()))
}

/// The selected members of a union that has a name; not all of them.
fn members(analysis: &Analysis, file: FileId, span: Span) -> Option<Action> {
    if span.start == span.end {
        return None;
    }
    let source = text(analysis, file);
    let mut items = tree(analysis, file)?.items.iter();
    let item = items.find(|it| touches(it.span, span))?;
    let crate::syntax::tree::ItemKind::Alias(alias) = &item.kind else {
        return None;
    };
    let all = alias.members()?;
    let place = |it: &UnionMember| whole(&it.docs, &it.attrs, it.ty.span);
    let is_selected = |it: &&UnionMember| {
        let place = place(it);
        place.start < span.end && span.start < place.end
    };
    let first = all.iter().position(|it| is_selected(&it))?;
    let count = all.iter().skip(first).take_while(is_selected).count();
    let selected = all.get(first..first + count)?;
    if count < 2 || count == all.len() {
        return None;
    }
    let range = place(selected.first()?).to(place(selected.last()?));
    let name = free_name(analysis, file, &suggested(selected))?;
    let declared = format!("type {name} = {};\n\n", range.of(source));
    let start = before(item);
    Some(Action::new(
        format!("extract the members into `type {name}`"),
        ActionKind::Extract,
        vec![
            edit(file, Span::new(start, start), declared),
            edit(file, range, name),
        ],
    ))
}

/// The names of the members with `Or` between, if there are two with names.
fn suggested(members: &[UnionMember]) -> String {
    let name = |it: &UnionMember| match &it.ty.kind {
        TypeKind::Name { name, .. } => Some(name.text.clone()),
        TypeKind::Nullable(_)
        | TypeKind::Tuple(_)
        | TypeKind::Literal(_)
        | TypeKind::Union(_)
        | TypeKind::Bad => None,
    };
    let names: Option<Vec<String>> = members.iter().map(name).collect();
    match names {
        Some(names) if names.len() == 2 => names.join("Or"),
        _ => "Either".to_owned(),
    }
}
