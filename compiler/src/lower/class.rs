//! Classes of JavaScript: the members of their objects, constructor and static members, and the classes above.

use std::collections::HashMap;

use jsi_idl::model::{self, ItemId, ItemKind, MemberKind, Model, Type};

use super::calls::{Lowering, lower_source};
use super::names;
use super::types::{Scope, notes};
use crate::bindings::{Class, Constructor, Holder, Parent, Statics};

/// Lowers an imported class. `shipped` gives the path below the crate root of a local module.
pub(crate) fn class(
    id: ItemId,
    class: &model::Class,
    scope: &Scope<'_>,
    shipped: &HashMap<String, String>,
) -> Class {
    let item = scope.model().item(id);
    let constructor = class.source.is_some().then(|| Constructor {
        name: item.name.clone(),
        path: class.js_path.clone(),
    });
    let source = class.source.as_ref();
    let source = source.map(|source| lower_source(source, shipped));
    Class {
        name: names::escaped(&item.rust_name),
        handle: names::handle(&item.rust_name),
        statics: class.source.is_some().then(|| Statics {
            name: names::statics(&item.rust_name),
            handle: names::handle(&names::statics(&item.rust_name)),
        }),
        js_name: item.name.clone(),
        notes: notes(item),
        parents: above(scope.model(), class)
            .map(|(id, class)| parent(id, class, scope))
            .collect(),
        calls: members(id, class, scope).finish(source, constructor),
    }
}

fn members<'a>(id: ItemId, class: &'a model::Class, scope: &'a Scope<'a>) -> Lowering<'a> {
    let item = scope.model().item(id);
    let mut lowering = Lowering::of_class(&item.name, &class.js_path, scope);
    for member in &class.members {
        match &member.kind {
            MemberKind::Constructor { params } => {
                lowering.constructor(member, params, &Type::Named(id));
            }
            MemberKind::Method { .. } | MemberKind::Property { .. } => lowering.member(member),
        }
    }
    lowering
}

/// The classes that a class extends, the nearest first. The model has no circles.
fn above<'a>(
    model: &'a Model,
    class: &'a model::Class,
) -> impl Iterator<Item = (ItemId, &'a model::Class)> {
    let find = |class: &'a model::Class| {
        let id = class.extends?;
        match &model.item(id).kind {
            ItemKind::Class(class) => Some((id, class)),
            _ => None,
        }
    };
    std::iter::successors(find(class), move |(_, class)| find(class))
}

fn parent(id: ItemId, class: &model::Class, scope: &Scope<'_>) -> Parent {
    let mut functions = members(id, class, scope).finish(None, None).functions;
    functions.retain(|function| function.on == Holder::Receiver);
    Parent {
        name: scope.trait_name(id),
        handle: scope.name(id),
        functions,
        ts_module: scope.ts_module(id),
        ts_name: scope.ts_own_name(id),
        from: class.source.is_some(),
    }
}
