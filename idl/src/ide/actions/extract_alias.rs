//! Gives a type that is used in place a name of its own.

use super::declare::{before, free_name};
use super::{Action, ActionKind, edit};
use crate::analysis::Analysis;
use crate::ide::names::{text, tree};
use crate::source::{FileId, Span};
use crate::syntax::tree::{ItemKind, TypeExpr, TypeKind};
use crate::syntax::visit::types;

/// Moves the type at a place into an alias before the item.
pub(super) fn extract(analysis: &Analysis, file: FileId, span: Span) -> Option<Action> {
    let source = text(analysis, file);
    let mut found: Option<(&TypeExpr, u32)> = None;
    for item in &tree(analysis, file)?.items {
        if matches!(item.kind, ItemKind::Alias(_)) {
            continue;
        }
        let start = before(item);
        types(item, &mut |ty| {
            if ty.span.start <= span.start && span.end <= ty.span.end && is_worth_it(ty) {
                found = Some((ty, start));
            }
        });
    }
    let (ty, start) = found?;
    let name = free_name(analysis, file, suggestion(ty))?;
    let alias = format!("type {name} = {};\n\n", ty.span.of(source));
    Some(Action::new(
        format!("extract into `type {name}`"),
        ActionKind::Extract,
        vec![
            edit(file, Span::new(start, start), alias),
            edit(file, ty.span, name),
        ],
    ))
}

/// A name alone is an alias already.
fn is_worth_it(ty: &TypeExpr) -> bool {
    match &ty.kind {
        TypeKind::Name { args, .. } => !args.is_empty(),
        TypeKind::Nullable(_) | TypeKind::Tuple(_) | TypeKind::Union(_) => true,
        TypeKind::Literal(_) | TypeKind::Bad => false,
    }
}

fn suggestion(ty: &TypeExpr) -> &'static str {
    match &ty.kind {
        TypeKind::Name { name, .. } => match name.text.as_str() {
            "Function" => "Handler",
            "Promise" => "Later",
            "Array" => "List",
            "Iterable" | "AsyncIterable" => "Items",
            _ => "Value",
        },
        TypeKind::Tuple(_) => "Tuple",
        TypeKind::Union(_) => "Either",
        TypeKind::Nullable(_) | TypeKind::Literal(_) | TypeKind::Bad => "Maybe",
    }
}
