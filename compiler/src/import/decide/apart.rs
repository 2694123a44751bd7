//! Which types the language distinguishes in a union.

use std::collections::HashSet;

use jsi_abi::{Apart, Sort};

use super::super::interface::{ItemKind, Literal, Ty};
use super::{Importer, ItemSort, LiteralFields};

impl Importer<'_> {
    /// Whether the language distinguishes values of all these types.
    pub(super) fn are_apart(&self, types: &[Ty]) -> bool {
        let mut leaves = Vec::new();
        for ty in types {
            self.leaves(ty, &mut leaves, 0);
        }
        if leaves.len() <= 1 {
            return true;
        }
        let sorts: Vec<Sort> = leaves.iter().map(|ty| self.sort(ty)).collect();
        for sort in Sort::ALL.iter().chain(&[Sort::Composed]) {
            let group: Vec<&Ty> = leaves
                .iter()
                .zip(&sorts)
                .filter(|(_, it)| *it == sort)
                .map(|(ty, _)| ty)
                .collect();
            let is_alone = group.len() <= 1;
            let good = match sort.apart(*sort) {
                Apart::Never if matches!(sort, Sort::Any | Sort::Composed) => group.is_empty(),
                Apart::Never => is_alone,
                Apart::Value => is_alone || self.differ_by_value(&group),
                Apart::Length => is_alone || differ_by_length(&group),
                Apart::Element => {
                    let mut seen = HashSet::new();
                    group.iter().all(|ty| seen.insert(*ty))
                }
                Apart::Class => {
                    let mut seen = HashSet::new();
                    group.iter().all(|ty| match ty {
                        Ty::Item(id, _) => seen.insert((*id, false)),
                        Ty::Class(id) => seen.insert((*id, true)),
                        _ => false,
                    })
                }
                Apart::Field => is_alone || self.differ_by_field(&group),
                Apart::Sort => true,
            };
            if !good {
                return false;
            }
        }
        true
    }

    fn leaves(&self, ty: &Ty, found: &mut Vec<Ty>, depth: usize) {
        if let Ty::Item(id, _) = ty
            && let Some(item) = self.items.get(*id)
            && depth < 16
        {
            match &item.kind {
                ItemKind::Union { members, .. } => {
                    members
                        .iter()
                        .for_each(|it| self.leaves(it, found, depth + 1));
                    return;
                }
                ItemKind::Alias(ty) => return self.leaves(ty, found, depth + 1),
                _ => {}
            }
        }
        found.push(ty.clone());
    }

    fn differ_by_value(&self, group: &[&Ty]) -> bool {
        let mut seen: HashSet<Literal> = HashSet::new();
        group.iter().all(|ty| match self.values(ty) {
            Some(values) => values.into_iter().all(|it| seen.insert(it)),
            None => false,
        })
    }

    /// The values of a type that has only certain ones.
    fn values(&self, ty: &Ty) -> Option<Vec<Literal>> {
        match ty {
            Ty::Literal(literal) => Some(vec![literal.clone()]),
            Ty::Item(id, _) => match self.sorts.get(*id)? {
                ItemSort::Texts(texts) => {
                    Some(texts.as_ref()?.iter().cloned().map(Literal::Text).collect())
                }
                ItemSort::Numbers(numbers) => {
                    let all = numbers.iter().map(|it| Literal::Number(it.to_string()));
                    Some(all.collect())
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether one field has another value in each of these records.
    fn differ_by_field(&self, group: &[&Ty]) -> bool {
        let fields: Option<Vec<&LiteralFields>> = group
            .iter()
            .map(|ty| match ty {
                Ty::Item(id, _) => match self.sorts.get(*id)? {
                    ItemSort::Record(fields) => Some(fields),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        let Some((first, others)) = fields.as_deref().and_then(|it| it.split_first()) else {
            return false;
        };
        first.iter().any(|(name, values)| {
            let mut seen: HashSet<&Literal> = values.iter().collect();
            others.iter().all(|fields| {
                let values = fields.iter().find(|(it, _)| it == name);
                values.is_some_and(|(_, values)| values.iter().all(|it| seen.insert(it)))
            })
        })
    }

    /// The sort of the values of a type.
    pub(super) fn sort(&self, ty: &Ty) -> Sort {
        match ty {
            Ty::Prim(prim) => prim.row().sort,
            Ty::Void | Ty::This | Ty::Param(_) | Ty::Nullable(_) => Sort::Composed,
            Ty::Literal(Literal::Boolean(_)) => Sort::Boolean,
            Ty::Literal(Literal::Number(_)) => Sort::Number,
            Ty::Literal(Literal::Text(_)) => Sort::String,
            Ty::Class(_) => Sort::Class,
            Ty::Array(_) | Ty::Tuple(_) => Sort::Array,
            Ty::Record(_) => Sort::Record,
            Ty::Map(..) => Sort::Map,
            Ty::Set(_) => Sort::Set,
            Ty::Iterable(_) => Sort::Iterable,
            Ty::AsyncIterable(_) => Sort::AsyncIterable,
            Ty::Promise(_) => Sort::Promise,
            Ty::Function(_) => Sort::Function,
            Ty::Item(id, _) => match self.sorts.get(*id) {
                Some(ItemSort::ClassOfSource) => Sort::Class,
                Some(ItemSort::FreeClass | ItemSort::Callback) => Sort::Rest,
                Some(ItemSort::Record(_)) => Sort::Record,
                Some(ItemSort::Texts(_)) => Sort::String,
                Some(ItemSort::Numbers(_)) => Sort::Number,
                Some(ItemSort::Other) => match self.items.get(*id).map(|it| &it.kind) {
                    Some(ItemKind::Alias(ty)) => self.sort(ty),
                    _ => Sort::Composed,
                },
                Some(ItemSort::Union) | None => Sort::Composed,
            },
        }
    }
}

fn differ_by_length(group: &[&Ty]) -> bool {
    let mut seen = HashSet::new();
    group.iter().all(|ty| match ty {
        Ty::Tuple(items) => seen.insert(items.len()),
        _ => false,
    })
}
