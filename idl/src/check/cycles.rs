//! JSI0104 for records of which no finite value exists and items that extend themselves.

use super::Check;
use super::extends::records_above;
use crate::model::{HeldParam, HeldParams, ItemId, ItemKind, Model, Type};
use crate::resolve::graph;
use crate::source::Span;
use crate::syntax::tree;

impl Check<'_> {
    /// Reports cycles of records, and of items that extend each other. The model keeps them.
    pub(super) fn check_cycles(&self, model: &Model) {
        let held = HeldParams::new(model);
        let finite = finite_items(model, &held);
        self.report_cycles("record", model, |index| {
            self.required(model, &held, &finite, index)
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

    /// The items without finite values that every value of a record holds, or that it extends, with the places of their types. Of a
    /// union, one is enough.
    fn required(
        &self,
        model: &Model,
        held: &HeldParams,
        finite: &[bool],
        index: usize,
    ) -> Vec<(usize, Span)> {
        let mut found = Vec::new();
        let mut add = |ty: &Type, span: Span| {
            held_items(held, ty, &mut |id| {
                let index = id.0 as usize;
                if finite.get(index) == Some(&false) && !found.contains(&(index, span)) {
                    found.push((index, span));
                }
            });
        };
        let tree = self.scopes.item(ItemId(index as u32)).map(|it| it.tree);
        let record = match (model.items.get(index).map(|it| &it.kind), tree) {
            (Some(ItemKind::Record(record)), Some(tree)) => Some((record, tree)),
            (Some(ItemKind::Union(union)), Some(_)) if finite.get(index) == Some(&false) => {
                union.members.iter().for_each(|it| add(&it.ty, it.span));
                return found;
            }
            _ => None,
        };
        let Some((record, tree::ItemKind::Record(written))) =
            record.map(|(record, tree)| (record, &tree.kind))
        else {
            return Vec::new();
        };
        let fields = record.fields.iter().zip(&written.fields);
        for (field, written) in fields.filter(|(field, _)| !field.optional) {
            add(&field.ty, written.ty.span);
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
fn held_items(held: &HeldParams, ty: &Type, visit: &mut impl FnMut(ItemId)) {
    held.in_place(ty, HeldParam::REQUIRED, &mut |ty, held| {
        if let Type::Named(id) | Type::Applied(id, _) = ty
            && held.required
        {
            visit(*id);
        }
    });
}

/// For each item whether a finite value of it exists: a record is finite if its required fields are, a union if one of its
/// members is. Each item is looked at again only when one becomes finite that it waits for.
fn finite_items(model: &Model, held: &HeldParams) -> Vec<bool> {
    let count = model.items.len();
    let mut walk = Finite {
        finite: vec![false; count],
        waits_for: vec![0; count],
        waiting: vec![Vec::new(); count],
        union: (0..count).collect(),
        ready: Vec::new(),
    };
    for (index, item) in model.items.iter().enumerate() {
        match &item.kind {
            ItemKind::Record(record) => {
                let required = record.all_fields().filter(|field| !field.optional);
                walk.wait(held, index, required.map(|field| &field.ty));
            }
            ItemKind::Union(union) => {
                for member in &union.members {
                    let node = walk.member_of(index);
                    walk.wait(held, node, std::iter::once(&member.ty));
                }
            }
            ItemKind::Alias(_)
            | ItemKind::Interface(_)
            | ItemKind::CallbackInterface(_)
            | ItemKind::Class(_)
            | ItemKind::NumberEnum(_)
            | ItemKind::StringEnum(_) => walk.ready.push(index),
        }
    }
    walk.run();
    walk.finite.truncate(count);
    walk.finite
}

/// The items, and behind them the members of unions.
struct Finite {
    finite: Vec<bool>,
    /// How many finite ones each waits for.
    waits_for: Vec<usize>,
    /// Those that wait for each.
    waiting: Vec<Vec<usize>>,
    /// The union that a member belongs to; of an item itself.
    union: Vec<usize>,
    ready: Vec<usize>,
}

impl Finite {
    fn member_of(&mut self, union: usize) -> usize {
        self.finite.push(false);
        self.waits_for.push(0);
        self.waiting.push(Vec::new());
        self.union.push(union);
        self.union.len() - 1
    }

    /// A node that is finite as soon as what these types hold is.
    fn wait<'m>(&mut self, held: &HeldParams, node: usize, types: impl Iterator<Item = &'m Type>) {
        let mut required = 0;
        for ty in types {
            held_items(held, ty, &mut |id| {
                if let Some(waiting) = self.waiting.get_mut(id.0 as usize) {
                    waiting.push(node);
                    required += 1;
                }
            });
        }
        match self.waits_for.get_mut(node) {
            Some(count) if required > 0 => *count = required,
            _ => self.ready.push(node),
        }
    }

    fn run(&mut self) {
        while let Some(node) = self.ready.pop() {
            match self.finite.get_mut(node) {
                Some(finite) if !*finite => *finite = true,
                _ => continue,
            }
            if let Some(union) = self.union.get(node).filter(|union| **union != node) {
                self.ready.push(*union);
            }
            let waiting = self.waiting.get_mut(node).map(std::mem::take);
            for waiter in waiting.unwrap_or_default() {
                if let Some(count) = self.waits_for.get_mut(waiter) {
                    *count -= 1;
                    if *count == 0 {
                        self.ready.push(waiter);
                    }
                }
            }
        }
    }
}
