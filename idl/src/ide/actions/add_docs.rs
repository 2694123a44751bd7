//! Adds documentation where there is none: a line with the words of the name, to go on from.

use heck::ToSnakeCase;

use super::{Action, ActionKind, edit, touches};
use crate::analysis::Analysis;
use crate::diagnostics::{Code, Diagnostic};
use crate::ide::names::{text, tree};
use crate::ide::symbols::whole;
use crate::ide::walk::{member_span, variant_span};
use crate::resolve::scope::item_name;
use crate::source::{FileId, Span};
use crate::syntax::tree::{Attr, Docs, Item, ItemKind};

/// Documents what has its name at the place.
pub(super) fn add(analysis: &Analysis, file: FileId, span: Span) -> Option<Action> {
    let source = text(analysis, file);
    let mut found = None;
    for item in &tree(analysis, file)?.items {
        if touches(item.span, span) {
            each(item, &mut |name, docs, attrs, own| {
                if docs.lines.is_empty() && touches(name, span) {
                    found = Some((name, whole(None, attrs, own).start));
                }
            });
        }
    }
    let (name, start) = found?;
    let before = source.get(..start as usize)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let indent = before.get(line..)?;
    if !indent.trim().is_empty() {
        return None;
    }
    let line = format!("/// {}\n{indent}", sentence(name.of(source)));
    let edits = vec![edit(file, Span::new(start, start), line)];
    let asks = |it: &Diagnostic| it.code == Code::JSI0401 && it.primary.span == name;
    let mut asked = analysis.diagnostics.iter();
    let asked = asked.position(|it| it.primary.file == file && asks(it));
    let kind = asked.map_or(ActionKind::Rewrite, |_| ActionKind::Fix);
    Some(Action {
        diagnostic: asked,
        ..Action::new("add documentation", kind, edits)
    })
}

fn each<'a>(item: &'a Item, visit: &mut dyn FnMut(Span, &'a Docs, &'a [Attr], Span)) {
    if let Some(name) = item_name(&item.kind) {
        visit(name.span, &item.docs, &item.attrs, item.span);
    }
    match &item.kind {
        ItemKind::Interface(it) | ItemKind::Class(it) => {
            for member in &it.members {
                if let Some(name) = member_span(member) {
                    visit(name, &member.docs, &member.attrs, member.span);
                }
            }
        }
        ItemKind::Record(it) => {
            for field in &it.fields {
                visit(field.name.span, &field.docs, &field.attrs, field.span);
            }
        }
        ItemKind::Enum(it) => {
            for variant in &it.variants {
                visit(
                    variant_span(variant),
                    &variant.docs,
                    &variant.attrs,
                    variant.span,
                );
            }
        }
        ItemKind::Alias(_) | ItemKind::Use(_) | ItemKind::Bad(_) => {}
    }
}

/// `getURLOf` as `Get url of.`
fn sentence(name: &str) -> String {
    let words = name.trim_matches('"').to_snake_case().replace('_', " ");
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), chars.as_str()),
        None => String::new(),
    }
}
