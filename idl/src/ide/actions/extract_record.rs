//! Puts parameters that belong together into a record of their own.

use heck::ToUpperCamelCase;

use super::declare::{before, free_name};
use super::{Action, ActionKind, edit, touches};
use crate::analysis::Analysis;
use crate::ide::names::{text, tree};
use crate::source::{FileId, Span};
use crate::syntax::tree::{Item, ItemKind, Member, MemberKind, Param};

/// Replaces the selected parameters, at least two, by one whose type is a new record.
pub(super) fn extract(analysis: &Analysis, file: FileId, span: Span) -> Option<Action> {
    if span.start == span.end {
        return None;
    }
    let (item, member, params) = around(&tree(analysis, file)?.items, span)?;
    let is_selected = |it: &&Param| it.span.start < span.end && span.start < it.span.end;
    let first = params.iter().position(|it| is_selected(&it))?;
    let count = params.iter().skip(first).take_while(is_selected).count();
    let selected = params.get(first..first + count)?;
    let (Some(start), Some(last)) = (selected.first(), selected.last()) else {
        return None;
    };
    // a rest parameter takes what follows, and an attribute of a parameter may not be one of fields
    let is_plain = |it: &Param| it.rest.is_none() && it.attrs.is_empty();
    if count < 2 || !selected.iter().all(is_plain) {
        return None;
    }
    let source = text(analysis, file);
    let owner = item.kind.name()?.text.as_str();
    let base = match &member.kind {
        MemberKind::Method { name, .. } => name.text.to_upper_camel_case(),
        _ => owner.to_upper_camel_case(),
    };
    let name = free_name(analysis, file, &format!("{base}Options"))?;
    let taken = |name: &str| {
        let mut others = params.iter().filter(|it| !is_selected(it));
        others.any(|it| it.name.text == name)
    };
    let numbered = (2..100).map(|number| format!("options{number}"));
    let mut names = std::iter::once("options".to_owned()).chain(numbered);
    let param = names.find(|name| !taken(name))?;
    let fields = selected.iter().map(|it| {
        let mark = if it.optional.is_some() { "?" } else { "" };
        format!("    {}{mark}: {};\n", it.name.text, it.ty.span.of(source))
    });
    let record = format!("record {name} {{\n{}}}\n\n", fields.collect::<String>());
    // without any of them, the call needs no object
    let mark = if selected.iter().all(|it| it.optional.is_some()) {
        "?"
    } else {
        ""
    };
    let place = before(item);
    Some(Action::new(
        format!("extract the parameters into `record {name}`"),
        ActionKind::Extract,
        vec![
            edit(file, Span::new(place, place), record),
            edit(
                file,
                Span::new(start.span.start, last.span.end),
                format!("{param}{mark}: {name}"),
            ),
        ],
    ))
}

/// The method, constructor or call signature whose parameters a range is in.
fn around(items: &[Item], span: Span) -> Option<(&Item, &Member, &[Param])> {
    let item = items.iter().find(|it| touches(it.span, span))?;
    let (ItemKind::Interface(container)
    | ItemKind::CallbackInterface(container)
    | ItemKind::Class(container)) = &item.kind
    else {
        return None;
    };
    container.members.iter().find_map(|member| {
        let params = match &member.kind {
            MemberKind::Constructor { params, .. }
            | MemberKind::Method { params, .. }
            | MemberKind::Call { params, .. } => params,
            MemberKind::Property { .. }
            | MemberKind::Index { .. }
            | MemberKind::Events(_)
            | MemberKind::Bad(_) => return None,
        };
        let (first, last) = (params.first()?, params.last()?);
        let whole = first.span.to(last.span);
        let inside = whole.start <= span.start && span.end <= whole.end;
        inside.then_some((item, member, params.as_slice()))
    })
}
