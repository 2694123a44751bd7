//! How the members of a union are distinguished at run time: which values each takes, and the field that decides between records.
//! The rules between sorts of values are those of `jsi_abi`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use jsi_abi::{Apart, Kind, Sort};

use super::{Field, ItemId, ItemKind, Literal, Model, Prim, Record, Type, Union};

/// A type that a union takes: a member, or a member of a union in it.
#[derive(Debug, Clone, Copy)]
pub struct Leaf<'m> {
    /// The index of the member of the outermost union.
    pub member: usize,
    /// The type, which is no union.
    pub ty: &'m Type,
}

/// The field that decides between the records of a union.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discriminant<'m> {
    /// The property's name in JavaScript.
    pub js_name: &'m str,
}

/// Why two members cannot be distinguished.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict<'m> {
    /// The members, by index.
    pub members: (usize, usize),
    /// Their types; those of members inside where a member is a union.
    pub types: (&'m Type, &'m Type),
    /// The sort of values that both take.
    pub sort: Sort,
    /// A value that both have.
    pub value: Option<Literal>,
}

impl Model {
    /// The union that a type is.
    #[must_use]
    pub fn as_union(&self, ty: &Type) -> Option<&Union> {
        match ty {
            Type::Named(id) => match &self.item(*id).kind {
                ItemKind::Union(union) => Some(union),
                _ => None,
            },
            _ => None,
        }
    }

    /// The record that a type is.
    #[must_use]
    pub fn as_record(&self, ty: &Type) -> Option<&Record> {
        match ty {
            Type::Named(id) => match &self.item(*id).kind {
                ItemKind::Record(record) => Some(record),
                _ => None,
            },
            _ => None,
        }
    }

    /// The types that a union takes, with those of unions in it, in source order. A union inside of itself is left out.
    #[must_use]
    pub fn leaves<'m>(&'m self, union: &'m Union) -> Vec<Leaf<'m>> {
        let mut leaves = Vec::new();
        let mut seen: HashSet<ItemId> = HashSet::new();
        for (member, it) in union.members.iter().enumerate() {
            let mut open = vec![&it.ty];
            while let Some(ty) = open.pop() {
                match (ty, self.as_union(ty)) {
                    (Type::Named(id), Some(inner)) => {
                        if !std::ptr::eq(inner, union) && seen.insert(*id) {
                            open.extend(inner.members.iter().rev().map(|it| &it.ty));
                        }
                    }
                    _ => leaves.push(Leaf { member, ty }),
                }
            }
        }
        leaves
    }

    /// The sort of values that a type takes inside of a union.
    #[must_use]
    pub fn sort(&self, ty: &Type) -> Sort {
        let kind = match ty {
            Type::Void
            | Type::This
            | Type::Parameter(_)
            | Type::Error
            | Type::Nullable(_)
            | Type::MemoryView(_) => {
                return Sort::Composed;
            }
            Type::Prim(prim) => prim.kind(),
            Type::Array(_) => Kind::Array,
            Type::Tuple(_) => Kind::Tuple,
            Type::Dictionary(_) => Kind::Dictionary,
            Type::Map(..) => Kind::Map,
            Type::Set(_) => Kind::Set,
            Type::Iterable(_) => Kind::Iterable,
            Type::AsyncIterable(_) => Kind::AsyncIterable,
            Type::Promise(_) => Kind::Promise,
            Type::Function(_) => Kind::Function,
            Type::Constructor(_) => Kind::Class,
            Type::Literal(Literal::String(_)) => Kind::String,
            Type::Literal(Literal::Number(_)) => Kind::F64,
            Type::Literal(Literal::Boolean(_)) => Kind::Bool,
            Type::Named(id) | Type::Applied(id, _) => match &self.item(*id).kind {
                ItemKind::Alias(_) | ItemKind::Interface(_) | ItemKind::Union(_) => {
                    return Sort::Composed;
                }
                // nothing is known about their objects
                ItemKind::CallbackInterface(_) => Kind::Object,
                ItemKind::Class(it) if !it.export && it.source.is_none() => Kind::Object,
                ItemKind::Class(_) => Kind::Class,
                ItemKind::Record(_) => Kind::Record,
                ItemKind::NumberEnum(_) => Kind::NumberEnum,
                ItemKind::StringEnum(_) => Kind::StringEnum,
            },
        };
        kind.row().sort
    }

    /// The values of a type that has only certain ones: a literal, or an enum without `...`.
    #[must_use]
    pub fn values(&self, ty: &Type) -> Option<Vec<Literal>> {
        match ty {
            Type::Literal(literal) => Some(vec![literal.clone()]),
            Type::Named(id) => match &self.item(*id).kind {
                ItemKind::StringEnum(it) if !it.open => {
                    let values = it
                        .variants
                        .iter()
                        .map(|it| Literal::String(it.value.clone()));
                    Some(values.collect())
                }
                ItemKind::NumberEnum(it) if !it.open => {
                    let values = it.variants.iter();
                    Some(
                        values
                            .map(|it| Literal::Number(it.value.to_string()))
                            .collect(),
                    )
                }
                // the values of a field that are of several types
                ItemKind::Union(it) => {
                    let values = it.members.iter().map(|it| match &it.ty {
                        Type::Literal(literal) => Some(literal.clone()),
                        _ => None,
                    });
                    values.collect()
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The field that decides between records: each requires it, and no two have a value in common.
    #[must_use]
    pub fn discriminant<'m>(&self, records: &[&'m Record]) -> Option<Discriminant<'m>> {
        let (first, others) = records.split_first()?;
        let decides = |field: &&'m Field| {
            let mut known = HashSet::new();
            let mut all = std::iter::once(*first).chain(others.iter().copied());
            all.all(|record| {
                let same = |it: &&Field| it.js_name == field.js_name && !it.optional;
                let values = record.all_fields().find(same);
                let values = values.and_then(|it| self.values(&it.ty));
                values.is_some_and(|values| values.into_iter().all(|it| known.insert(it)))
            })
        };
        let field = first.all_fields().find(decides)?;
        Some(Discriminant {
            js_name: &field.js_name,
        })
    }

    /// The first two members of a union that cannot be distinguished. Linear in the number of members and of their values.
    #[must_use]
    pub fn conflict<'m>(&'m self, union: &'m Union) -> Option<Conflict<'m>> {
        let leaves = self.leaves(union);
        // an error in a member is reported already
        let mut known = leaves.iter().filter(|leaf| *leaf.ty != Type::Error);
        let any = known.clone().find(|leaf| self.sort(leaf.ty) == Sort::Any);
        if let Some(any) = any {
            let other = known.find(|leaf| !std::ptr::eq(leaf.ty, any.ty))?;
            let (first, second) = if other.member < any.member {
                (other, any)
            } else {
                (any, other)
            };
            return Some(conflict(first, second, Sort::Any));
        }
        let mut groups: BTreeMap<Sort, Vec<&Leaf<'m>>> = BTreeMap::new();
        for leaf in known {
            groups.entry(self.sort(leaf.ty)).or_default().push(leaf);
        }
        let found = groups
            .iter()
            .filter_map(|(sort, group)| self.in_group(*sort, group));
        found.min_by_key(|conflict| conflict.members.1)
    }

    /// The first two members of one sort that cannot be distinguished.
    fn in_group<'m>(&'m self, sort: Sort, group: &[&Leaf<'m>]) -> Option<Conflict<'m>> {
        let [first, others @ ..] = group else {
            return None;
        };
        let second = others.first()?;
        match sort.apart(sort) {
            Apart::Sort => None,
            Apart::Never => Some(conflict(first, second, sort)),
            Apart::Value => self.in_values(sort, group),
            Apart::Element | Apart::Class => {
                let key = |leaf: &Leaf<'m>| match leaf.ty {
                    Type::Named(id) | Type::Applied(id, _) => (Some((*id, false)), None),
                    Type::Constructor(id) => (Some((*id, true)), None),
                    Type::Prim(Prim::TypedArray(array)) => (None, Some(array.name())),
                    Type::Void
                    | Type::This
                    | Type::Error
                    | Type::Prim(_)
                    | Type::Parameter(_)
                    | Type::Literal(_)
                    | Type::Nullable(_)
                    | Type::Array(_)
                    | Type::Tuple(_)
                    | Type::Dictionary(_)
                    | Type::Map(..)
                    | Type::Set(_)
                    | Type::Iterable(_)
                    | Type::AsyncIterable(_)
                    | Type::Promise(_)
                    | Type::MemoryView(_)
                    | Type::Function(_) => (None, None),
                };
                repeated(sort, group, key)
            }
            Apart::Length => {
                let open = group.iter().position(|leaf| length(leaf.ty).is_none());
                match open {
                    Some(0) => Some(conflict(first, second, sort)),
                    Some(index) => Some(conflict(first, group.get(index)?, sort)),
                    None => repeated(sort, group, |leaf| length(leaf.ty)),
                }
            }
            Apart::Field => {
                let records = group.iter().map(|leaf| self.as_record(leaf.ty));
                let records: Option<Vec<&Record>> = records.collect();
                let decided = records.is_some_and(|it| self.discriminant(&it).is_some());
                (!decided).then(|| conflict(first, second, sort))
            }
        }
    }

    fn in_values<'m>(&'m self, sort: Sort, group: &[&Leaf<'m>]) -> Option<Conflict<'m>> {
        let mut seen: HashMap<Literal, &Leaf<'m>> = HashMap::new();
        let open = group.iter().position(|leaf| self.values(leaf.ty).is_none());
        if let Some(index) = open {
            let other = group.get(usize::from(index == 0))?;
            let open = group.get(index)?;
            return Some(match index {
                0 => conflict(open, other, sort),
                _ => conflict(other, open, sort),
            });
        }
        for leaf in group {
            for value in self.values(leaf.ty).into_iter().flatten() {
                if let Some(first) = seen.get(&value) {
                    return Some(Conflict {
                        value: Some(value),
                        ..conflict(first, leaf, sort)
                    });
                }
                seen.insert(value, leaf);
            }
        }
        None
    }
}

fn conflict<'m>(first: &Leaf<'m>, second: &Leaf<'m>, sort: Sort) -> Conflict<'m> {
    Conflict {
        members: (first.member, second.member),
        types: (first.ty, second.ty),
        sort,
        value: None,
    }
}

/// The first two members that have the same key.
fn repeated<'m, K: Eq + Hash>(
    sort: Sort,
    group: &[&Leaf<'m>],
    key: impl Fn(&Leaf<'m>) -> K,
) -> Option<Conflict<'m>> {
    let mut seen: HashMap<K, &Leaf<'m>> = HashMap::new();
    for leaf in group {
        if let Some(first) = seen.insert(key(leaf), leaf) {
            return Some(conflict(first, leaf, sort));
        }
    }
    None
}

/// The number of elements of a type that has always as many.
#[must_use]
pub fn length(ty: &Type) -> Option<usize> {
    match ty {
        Type::Tuple(elements) => Some(elements.len()),
        Type::Void
        | Type::This
        | Type::Constructor(_)
        | Type::Dictionary(_)
        | Type::Map(..)
        | Type::Set(_)
        | Type::Iterable(_)
        | Type::AsyncIterable(_)
        | Type::Prim(_)
        | Type::Parameter(_)
        | Type::Named(_)
        | Type::Applied(..)
        | Type::Nullable(_)
        | Type::Array(_)
        | Type::Promise(_)
        | Type::MemoryView(_)
        | Type::Function(_)
        | Type::Literal(_)
        | Type::Error => None,
    }
}
