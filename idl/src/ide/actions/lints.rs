//! Actions for lints beside their fixes: allow the lint in one place, or rename a type in all files.

use heck::ToUpperCamelCase;

use super::{Action, ActionKind, edit, touches};
use crate::analysis::Analysis;
use crate::diagnostics::{Code, Diagnostic, Edit};
use crate::ide::names::{text, tree};
use crate::ide::rename::rename;
use crate::source::{FileId, Span};
use crate::syntax::declaration::declarations;
use crate::syntax::tree::{Attr, AttrArg, Item};

/// The actions for the lints in a range of source.
pub(super) fn lints(analysis: &Analysis, file: FileId, span: Span) -> Vec<Action> {
    let mut found = Vec::new();
    for (index, it) in analysis.diagnostics.iter().enumerate() {
        let primary = &it.primary;
        if it.code.lint().is_none() || primary.file != file || !touches(primary.span, span) {
            continue;
        }
        let actions = [rename_type(analysis, it), allow(analysis, it)];
        for action in actions.into_iter().flatten() {
            found.push(Action {
                diagnostic: Some(index),
                ..action
            });
        }
    }
    found
}

/// Puts `@allow` before the member or value that the lint is about, else before the item.
fn allow(analysis: &Analysis, it: &Diagnostic) -> Option<Action> {
    let (file, place) = (it.primary.file, it.primary.span);
    let item = item_at(analysis, file, place)?;
    let mut owner: (&[Attr], Span) = (&item.attrs, item.span);
    declarations(item, &mut |it| {
        if touches(it.span, place) {
            owner = (it.attrs, it.span);
        }
    });
    let (attrs, own) = owner;
    let name = it.code.name();
    let others = attrs.iter().filter(|attr| attr.name.text == "allow");
    let lists = others.filter_map(|attr| attr.args.as_deref());
    let last = lists.filter_map(|args| args.last()).next_back();
    let change = match last {
        Some(AttrArg::Word(word)) => insert(file, word.span.end, format!(", {name}")),
        _ => insert(file, own.start, format!("@allow({name}) ")),
    };
    let title = format!("allow `{name}` here");
    Some(Action::new(title, ActionKind::Fix, vec![change]))
}

/// Gives a type a name in UpperCamelCase, in all files.
fn rename_type(analysis: &Analysis, it: &Diagnostic) -> Option<Action> {
    let (file, place) = (it.primary.file, it.primary.span);
    if it.code != Code::JSI0405 || !it.fixes.is_empty() {
        return None;
    }
    let better = place.of(text(analysis, file)).to_upper_camel_case();
    let id = analysis.model.file(file).items.iter();
    let mut named = id.map(|id| analysis.model.item(*id).name_span);
    if !named.any(|span| span == place) {
        return None;
    }
    let edits = rename(analysis, file, place.start, &better).ok()?;
    let title = format!("rename to `{better}` everywhere");
    Some(Action::new(title, ActionKind::Fix, edits))
}

fn item_at(analysis: &Analysis, file: FileId, place: Span) -> Option<&Item> {
    let mut items = tree(analysis, file)?.items.iter();
    items.find(|item| item.span.start <= place.start && place.end <= item.span.end)
}

fn insert(file: FileId, at: u32, text: String) -> Edit {
    edit(file, Span::new(at, at), text)
}
