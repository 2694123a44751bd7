//! JSI0104 for records of which no finite value exists and items that extend themselves.

use super::Check;
use super::extends::records_above;
use crate::model::{ItemId, ItemKind, Model, Type};
use crate::resolve::graph;
use crate::source::Span;
use crate::syntax::tree;

impl Check<'_> {
    /// Reports cycles of records, and of items that extend each other. The model keeps them.
    pub(super) fn check_cycles(&self, model: &Model) {
        let finite = finite_items(model);
        self.report_cycles("record", model, |index| {
            self.required(model, &finite, index)
        });
        for what in ["class", "interface", "base record"] {
            self.report_cycles(what, model, |index| self.extended(model, index, what));
        }
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

    /// The items without finite values that every value of a record holds, or that it extends, with the places of their types.
    fn required(&self, model: &Model, finite: &[bool], index: usize) -> Vec<(usize, Span)> {
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
        let mut found = Vec::new();
        let fields = record.fields.iter().zip(&written.fields);
        for (field, written) in fields.filter(|(field, _)| !field.optional) {
            held_items(&field.ty, &mut |id| {
                let index = id.0 as usize;
                if finite.get(index) == Some(&false) {
                    found.push((index, written.ty.span));
                }
            });
        }
        // one that extends itself is another error
        if let Some(base) = records_above(model, index).first()
            && finite.get(base.0 as usize) == Some(&false)
        {
            found.extend(self.extended(model, index, "base record"));
        }
        found
    }

    /// The item that an item of this kind extends.
    fn extended(&self, model: &Model, index: usize, what: &str) -> Vec<(usize, Span)> {
        let kind = model.items.get(index).map(|item| &item.kind);
        let base = match (kind, what) {
            (Some(ItemKind::Class(it)), "class") => it.extends,
            (Some(ItemKind::Interface(it)), "interface") => it.extends,
            (Some(ItemKind::Record(it)), "base record") => it.extends,
            _ => None,
        };
        let written = self.scopes.item(ItemId(index as u32));
        let written = match written.map(|item| &item.tree.kind) {
            Some(tree::ItemKind::Class(it) | tree::ItemKind::Interface(it)) => it.extends.as_ref(),
            Some(tree::ItemKind::Record(it)) => it.extends.as_ref(),
            _ => None,
        };
        let edge = base.zip(written);
        edge.map(|(id, base)| (id.0 as usize, base.span))
            .into_iter()
            .collect()
    }
}

/// Visits the items of which every value of a type holds one. What can be null or empty, or is made by a later call, holds none.
fn held_items(ty: &Type, visit: &mut impl FnMut(ItemId)) {
    match ty {
        Type::Named(id) => visit(*id),
        Type::Tuple(elements) => {
            for element in elements {
                held_items(element, visit);
            }
        }
        Type::Void
        | Type::This
        | Type::Prim(_)
        | Type::Constructor(_)
        | Type::Nullable(_)
        | Type::Array(_)
        | Type::Dictionary(_)
        | Type::Map(..)
        | Type::Set(_)
        | Type::Iterable(_)
        | Type::AsyncIterable(_)
        | Type::Promise(_)
        | Type::MemoryView(_)
        | Type::Function(_)
        | Type::Error => {}
    }
}

/// For each item whether a finite value of it exists: a record is finite if its required fields are. Each item is looked at
/// again only when one becomes finite that it waits for.
fn finite_items(model: &Model) -> Vec<bool> {
    let count = model.items.len();
    let mut finite = vec![false; count];
    let mut waits_for = vec![0usize; count];
    let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut ready = Vec::new();
    for (index, item) in model.items.iter().enumerate() {
        let mut required = 0;
        if let ItemKind::Record(record) = &item.kind {
            for field in record.all_fields().filter(|field| !field.optional) {
                held_items(&field.ty, &mut |id| {
                    if let Some(waiting) = waiting.get_mut(id.0 as usize) {
                        waiting.push(index);
                        required += 1;
                    }
                });
            }
        }
        match waits_for.get_mut(index) {
            Some(count) if required > 0 => *count = required,
            _ => ready.push(index),
        }
    }
    while let Some(index) = ready.pop() {
        if let Some(finite) = finite.get_mut(index) {
            *finite = true;
        }
        for waiter in waiting
            .get_mut(index)
            .map(std::mem::take)
            .unwrap_or_default()
        {
            if let Some(count) = waits_for.get_mut(waiter) {
                *count -= 1;
                if *count == 0 {
                    ready.push(waiter);
                }
            }
        }
    }
    finite
}
