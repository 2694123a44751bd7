//! Classes of JavaScript: the members of their objects, constructor and static members, and the classes above.

use std::collections::HashMap;

use jsi_idl::model::{self, ItemId, ItemKind, Member, MemberKind, Model, Type};

use super::calls::Lowering;
use super::names;
use super::source::lower_source;
use super::types::{Scope, notes};
use crate::bindings::{
    Class, ClassValue, Constructor, Function, Holder, Narrowed, Parent, Statics,
};

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
    let is_value = scope.is_value(id);
    let mut calls = members(id, class, id, scope);
    if is_value {
        value(id, class, item, &mut calls);
    }
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
        narrowed: above(scope.model(), class)
            .flat_map(|(above, class)| narrowed(above, class, id, scope))
            .collect(),
        value: is_value.then(|| ClassValue {
            name: names::class_trait(&item.rust_name),
            handle: scope.owned(&Type::Constructor(id)),
        }),
        calls: calls.finish(source, constructor, is_value),
    }
}

/// Adds the functions of a class that is a value: the one that reads it, and those that make objects of it.
fn value(id: ItemId, class: &model::Class, item: &model::Item, lowering: &mut Lowering<'_>) {
    let own = Member {
        name: "class".to_owned(),
        name_span: item.name_span,
        span: item.span,
        rust_name: "class".to_owned(),
        js_path: Vec::new(),
        docs: "The class itself.".to_owned(),
        deprecated: None,
        is_static: true,
        kind: MemberKind::Property {
            ty: Type::Constructor(id),
            readonly: true,
            optional: false,
        },
    };
    lowering.class(&own, &Type::Constructor(id));
    for member in &class.members {
        if let MemberKind::Constructor { params } = &member.kind {
            lowering.construct(member, params, &Type::Named(id));
        }
    }
}

/// The functions of a class. `this` is the class of the objects that they are called on.
fn members<'a>(
    id: ItemId,
    class: &'a model::Class,
    this: ItemId,
    scope: &'a Scope<'a>,
) -> Lowering<'a> {
    let item = scope.model().item(id);
    let this = Type::Named(this);
    let mut lowering = Lowering::of_class(&item.name, &class.js_path, this, scope);
    for member in &class.members {
        match &member.kind {
            MemberKind::Constructor { params } => {
                lowering.constructor(member, params, &Type::Named(id));
            }
            MemberKind::Method { .. }
            | MemberKind::Property { .. }
            | MemberKind::Index { .. }
            | MemberKind::Event { .. } => {
                lowering.member(member);
            }
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
    Parent {
        name: scope.trait_name(id),
        handle: scope.name(id),
        functions: of_objects(id, class, id, scope),
        ts_module: scope.ts_module(id),
        ts_name: scope.ts_own_name(id),
        from: class.source.is_some(),
    }
}

/// The functions of a class's objects.
fn of_objects(id: ItemId, class: &model::Class, this: ItemId, scope: &Scope<'_>) -> Vec<Function> {
    let functions = members(id, class, this, scope);
    let mut functions = functions.finish(None, None, false).functions;
    functions.retain(|function| function.on == Holder::Receiver);
    functions
}

/// The methods of the class `id` that return the object they were called on, which is one of the class `this`.
fn narrowed(
    id: ItemId,
    class: &model::Class,
    this: ItemId,
    scope: &Scope<'_>,
) -> impl Iterator<Item = Narrowed> {
    let any = class.members.iter().any(Member::returns_this);
    let functions = any.then(|| of_objects(id, class, this, scope));
    let of = scope.trait_name(id);
    let functions = functions.into_iter().flatten();
    functions
        .filter(|function| function.returns_this)
        .map(move |function| Narrowed {
            of: of.clone(),
            function,
        })
}
