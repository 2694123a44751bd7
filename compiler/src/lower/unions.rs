//! Unions: the variants, and what decides between the members.

use std::collections::HashSet;

use heck::ToSnakeCase;
use jsi_idl::model::unions::Leaf;
use jsi_idl::model::{self, HeldParam, ItemId, ItemKind, Model, Prim, Record, Type};

use super::item_names::notes;
use super::marshal::Position;
use super::names;
use super::ts::ts;
use super::types::Scope;
use crate::bindings::{LeafTest, Notes, RustType, Union, UnionLeaf, UnionMember};

/// Lowers a union.
pub(crate) fn union(id: ItemId, union: &model::Union, scope: &Scope<'_>) -> Union {
    let item = scope.model().item(id);
    let types: Vec<RustType> = union.members.iter().map(|it| scope.owned(&it.ty)).collect();
    let members = union.members.iter().zip(&types).map(|(member, ty)| {
        let literal = matches!(member.ty, Type::Literal(_));
        let from = !literal && types.iter().filter(|other| *other == ty).count() == 1;
        let boxed = !literal && leads_to(scope, &member.ty, id);
        UnionMember {
            name: names::escaped(&member.rust_name),
            constructor: names::escaped(&member.rust_name.to_snake_case()),
            notes: Notes {
                docs: member.docs.clone(),
                deprecated: member.deprecated.clone(),
            },
            ty: (!literal).then(|| ty.clone()),
            boxed: boxed.then(|| scope.boxed(ty.clone())),
            from,
            from_str: from && matches!(member.ty, Type::Prim(Prim::String)),
            shape: scope.shape(&member.ty),
            ts: ts(scope, &member.ty, Position::Param),
        }
    });
    let held = held(id, scope);
    Union {
        name: names::escaped(&item.rust_name),
        js_name: item.name.clone(),
        notes: notes(item),
        recursive: scope.is_recursive(id),
        layers: scope.layers(id),
        promise: scope.holds_promise(&Type::Named(id)),
        promised: !held.array && !held.promise,
        holds_promise: held.promise,
        members: members.collect(),
        leaves: leaves(union, scope),
    }
}

/// What the values of a union may be, or hold outside of records.
#[derive(Default)]
struct Held {
    array: bool,
    promise: bool,
}

/// Arrays and promises among the members of a union, and of the unions and tuples among them.
fn held(union: ItemId, scope: &Scope<'_>) -> Held {
    let mut held = Held::default();
    let mut seen = HashSet::new();
    let whole = Type::Named(union);
    let mut open = vec![&whole];
    while let Some(ty) = open.pop() {
        match ty {
            Type::Array(_) => held.array = true,
            Type::Promise(_) => held.promise = true,
            Type::Nullable(inner) => open.push(inner),
            Type::Tuple(elements) => open.extend(elements),
            Type::Named(id) => {
                if let ItemKind::Union(of) = &scope.model().item(*id).kind
                    && seen.insert(*id)
                {
                    open.extend(of.members.iter().map(|member| &member.ty));
                }
            }
            Type::Void
            | Type::This
            | Type::Error
            | Type::Prim(_)
            | Type::Parameter(_)
            | Type::Applied(..)
            | Type::Constructor(_)
            | Type::Literal(_)
            | Type::Dictionary(_)
            | Type::Map(..)
            | Type::Set(_)
            | Type::Iterable(_)
            | Type::AsyncIterable(_)
            | Type::MemoryView(_)
            | Type::Function(_) => {}
        }
    }
    held
}

fn leaves(union: &model::Union, scope: &Scope<'_>) -> Vec<UnionLeaf> {
    let model = scope.model();
    let leaves = model.leaves(union);
    let records = leaves.iter().map(|leaf| model.as_record(leaf.ty));
    let records: Vec<&Record> = records.flatten().collect();
    let field = match records.as_slice() {
        [_, _, ..] => model.discriminant(&records).map(|it| it.js_name),
        _ => None,
    };
    let made = leaves.iter().map(|leaf| UnionLeaf {
        member: leaf.member,
        name: text(leaf, union, model),
        shape: scope.shape(leaf.ty),
        test: test(leaf, &leaves, field, model),
    });
    made.collect()
}

/// The type as errors name it: as written, or the name of what a union inside takes.
fn text(leaf: &Leaf<'_>, union: &model::Union, model: &Model) -> String {
    let member = union.members.get(leaf.member);
    match (member.filter(|it| std::ptr::eq(&it.ty, leaf.ty)), leaf.ty) {
        (Some(member), _) => member.text.clone(),
        (None, Type::Named(id) | Type::Applied(id, _)) => model.item(*id).name.clone(),
        (None, ty) => inner_text(model, ty).unwrap_or_default(),
    }
}

/// The text of a member of some union.
fn inner_text(model: &Model, ty: &Type) -> Option<String> {
    let unions = model.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Union(union) => Some(union),
        _ => None,
    });
    let mut members = unions.flat_map(|union| &union.members);
    members
        .find(|it| std::ptr::eq(&it.ty, ty))
        .map(|it| it.text.clone())
}

fn test(leaf: &Leaf<'_>, all: &[Leaf<'_>], field: Option<&str>, model: &Model) -> LeafTest {
    let found = |is_base: &dyn Fn(&Type) -> bool| {
        let bases = all.iter().enumerate().filter(|(_, it)| is_base(it.ty));
        LeafTest::Class(bases.map(|(index, _)| index).collect())
    };
    let id = match leaf.ty {
        Type::Named(id) | Type::Applied(id, _) => id,
        Type::Constructor(id) => {
            let bases = bases(model, *id);
            return found(&|it| matches!(it, Type::Constructor(id) if bases.contains(id)));
        }
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
        | Type::Function(_) => return LeafTest::Sort,
    };
    match &model.item(*id).kind {
        ItemKind::Class(class) if class.export || class.source.is_some() => {
            let bases = bases(model, *id);
            found(&|it| matches!(it, Type::Named(id) | Type::Applied(id, _) if bases.contains(id)))
        }
        ItemKind::Record(record) => {
            let found = field.and_then(|name| record.all_fields().find(|it| it.js_name == name));
            match found.and_then(|field| Some((field, model.values(&field.ty)?))) {
                Some((field, values)) => LeafTest::Field(field.js_name.clone(), values),
                None => LeafTest::Sort,
            }
        }
        ItemKind::Class(_)
        | ItemKind::Alias(_)
        | ItemKind::Interface(_)
        | ItemKind::CallbackInterface(_)
        | ItemKind::Union(_)
        | ItemKind::NumberEnum(_)
        | ItemKind::StringEnum(_) => LeafTest::Sort,
    }
}

/// The classes that a class extends. The model has no circles.
fn bases(model: &Model, class: ItemId) -> HashSet<ItemId> {
    let next = |id: &ItemId| match &model.item(*id).kind {
        ItemKind::Class(class) => class.extends,
        _ => None,
    };
    std::iter::successors(next(&class), next).collect()
}

/// A part of a value that is in the value itself, not on the heap.
#[derive(Clone, Copy)]
struct InPlace<'m> {
    ty: &'m Type,
    /// The record whose field it is.
    record: Option<ItemId>,
    /// Whether the field can be missing or null.
    absent: bool,
}

/// Whether a value of a type holds one of the union itself, with nothing on the heap between them.
fn leads_to(scope: &Scope<'_>, ty: &Type, union: ItemId) -> bool {
    let model = scope.model();
    let mut seen: HashSet<ItemId> = HashSet::new();
    let mut open = vec![InPlace {
        ty,
        record: None,
        absent: false,
    }];
    while let Some(part) = open.pop() {
        match part.ty {
            Type::Nullable(inner) => open.push(InPlace {
                ty: inner,
                absent: true,
                ..part
            }),
            Type::Tuple(elements) => {
                open.extend(elements.iter().map(|ty| InPlace { ty, ..part }));
            }
            Type::Named(id) | Type::Applied(id, _) => {
                let is_boxed = |record| scope.is_boxed(record, part.ty, part.absent);
                if part.record.is_some_and(is_boxed) {
                    continue;
                }
                if let Type::Applied(_, args) = part.ty {
                    let held = |(index, ty)| {
                        let held = scope.held_params().get(*id, index);
                        (held != HeldParam::default()).then_some(InPlace {
                            ty,
                            record: None,
                            absent: false,
                        })
                    };
                    open.extend(args.iter().enumerate().filter_map(held));
                }
                if *id == union {
                    return true;
                }
                if !seen.insert(*id) {
                    continue;
                }
                match &model.item(*id).kind {
                    ItemKind::Union(other) => {
                        open.extend(other.members.iter().map(|member| InPlace {
                            ty: &member.ty,
                            record: None,
                            absent: false,
                        }));
                    }
                    ItemKind::Record(record) => {
                        open.extend(record.all_fields().map(|field| InPlace {
                            ty: &field.ty,
                            record: Some(*id),
                            absent: field.optional,
                        }));
                    }
                    ItemKind::Alias(_)
                    | ItemKind::Interface(_)
                    | ItemKind::CallbackInterface(_)
                    | ItemKind::Class(_)
                    | ItemKind::NumberEnum(_)
                    | ItemKind::StringEnum(_) => {}
                }
            }
            Type::Void
            | Type::This
            | Type::Error
            | Type::Prim(_)
            | Type::Parameter(_)
            | Type::Constructor(_)
            | Type::Literal(_)
            | Type::Array(_)
            | Type::Dictionary(_)
            | Type::Map(..)
            | Type::Set(_)
            | Type::Iterable(_)
            | Type::AsyncIterable(_)
            | Type::Promise(_)
            | Type::MemoryView(_)
            | Type::Function(_) => {}
        }
    }
    false
}
