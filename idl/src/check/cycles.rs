//! JSI0104 for records that contain themselves and classes that extend themselves. Neither could exist.

use super::Check;
use crate::model::{ItemId, ItemKind, Model, Type};
use crate::resolve::graph;
use crate::source::Span;
use crate::syntax::tree;

impl Check<'_> {
    /// Reports circles among records and among classes, and cuts them in nothing: the model stays as written.
    pub(super) fn check_cycles(&self, model: &Model) {
        self.report_cycles("record", model, |index| self.contained(model, index));
        self.report_cycles("class", model, |index| self.extended(model, index));
    }

    fn report_cycles(
        &self,
        what: &str,
        model: &Model,
        edges_of: impl Fn(usize) -> Vec<(usize, Span)>,
    ) {
        let (edges, places): (Vec<Vec<usize>>, Vec<Vec<Span>>) = (0..model.items.len())
            .map(|index| edges_of(index).into_iter().unzip())
            .unzip();
        for cycle in graph::walk(&edges).cycles {
            self.report_circle(what, &cycle, &places);
        }
    }

    /// The records that a record holds directly, with the places of their types.
    fn contained(&self, model: &Model, index: usize) -> Vec<(usize, Span)> {
        let id = ItemId(index as u32);
        let (Some(ItemKind::Record(record)), Some(item)) = (
            model.items.get(index).map(|item| &item.kind),
            self.scopes.item(id),
        ) else {
            return Vec::new();
        };
        let tree::ItemKind::Record(written) = &item.tree.kind else {
            return Vec::new();
        };
        let fields = record.fields.iter().zip(&written.fields);
        let held = fields.filter_map(|(field, written)| match &field.ty {
            Type::Named(id) => Some((id.0 as usize, without_null(&written.ty))),
            Type::Nullable(inner) => match **inner {
                Type::Named(id) => Some((id.0 as usize, without_null(&written.ty))),
                _ => None,
            },
            _ => None,
        });
        let is_record = |other: &usize| {
            let kind = model.items.get(*other).map(|item| &item.kind);
            matches!(kind, Some(ItemKind::Record(_)))
        };
        held.filter(|(other, _)| is_record(other)).collect()
    }

    fn extended(&self, model: &Model, index: usize) -> Vec<(usize, Span)> {
        let Some(ItemKind::Class(class)) = model.items.get(index).map(|item| &item.kind) else {
            return Vec::new();
        };
        let written = self.scopes.item(ItemId(index as u32));
        let base = match written.map(|item| &item.tree.kind) {
            Some(tree::ItemKind::Class(it)) => it.extends.as_ref(),
            _ => None,
        };
        let edge = class.extends.zip(base);
        edge.map(|(id, base)| (id.0 as usize, base.span))
            .into_iter()
            .collect()
    }
}

/// The place of a type without its `?`.
fn without_null(expr: &tree::TypeExpr) -> Span {
    match &expr.kind {
        tree::TypeKind::Nullable(inner) => inner.span,
        _ => expr.span,
    }
}
