//! Classes of JavaScript: the members of their objects, constructor and static members, and the classes above.

use std::collections::{HashMap, HashSet};

use jsi_idl::model::{self, ItemId, ItemKind, Member, MemberKind, Type};

use super::calls::Lowering;
use super::item_names::notes;
use super::names;
use super::source::lower_source;
use super::ts::ts_args;
use super::type_params::type_params;
use super::types::Scope;
use crate::bindings::{
    Class, ClassValue, Constructor, Function, Holder, Narrowed, Parent, Statics,
};

/// Lowers an imported class. `shipped` gives the path below the crate root of a local module.
pub(crate) fn class(
    id: ItemId,
    class: &model::Class,
    outer: &Scope<'_>,
    shipped: &HashMap<String, String>,
) -> Class {
    let scope = &outer.with_type_params(&class.type_params, &HashSet::new());
    let scope = &scope.with_this(scope.owned(&itself(id, class)));
    let item = scope.model().item(id);
    let constructor = class.source.is_some().then(|| Constructor {
        name: item.name.clone(),
        path: class.js_path.clone(),
    });
    let is_value = scope.is_value(id);
    let this = itself(id, class);
    let mut calls = members(id, class, &this, scope);
    if is_value {
        value(id, class, item, &mut calls);
    }
    let source = class.source.as_ref();
    let source = source.map(|source| lower_source(source, shipped));
    let above = above(class, scope);
    Class {
        name: names::escaped(&item.rust_name),
        handle: names::handle(&item.rust_name),
        statics: class.source.is_some().then(|| Statics {
            name: names::statics(&item.rust_name),
            handle: names::handle(&names::statics(&item.rust_name)),
        }),
        js_name: item.name.clone(),
        type_params: type_params(&class.type_params, scope),
        notes: notes(item),
        parents: above.iter().map(parent).collect(),
        narrowed: above
            .iter()
            .flat_map(|above| narrowed(above, &this))
            .collect(),
        value: is_value.then(|| ClassValue {
            name: names::class_trait(&item.rust_name),
            handle: scope.owned(&Type::Constructor(id)),
        }),
        calls: calls.finish(source, constructor, is_value),
    }
}

/// The type of the objects of a class, inside of it.
fn itself(id: ItemId, class: &model::Class) -> Type {
    let params = class.type_params.iter();
    match params.as_slice() {
        [] => Type::Named(id),
        _ => Type::Applied(
            id,
            params.map(|it| Type::Parameter(it.name.clone())).collect(),
        ),
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
        over_any: false,
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
    this: &Type,
    scope: &'a Scope<'a>,
) -> Lowering<'a> {
    let item = scope.model().item(id);
    let params = &class.type_params;
    let path = &class.js_path;
    let mut lowering = Lowering::of_class(&item.name, path, this.clone(), params, scope);
    for member in &class.members {
        lowering.member(member);
    }
    lowering
}

/// A class that another one extends.
struct Above<'a> {
    id: ItemId,
    class: &'a model::Class,
    /// Its type, where its type parameters are what `scope` has.
    ty: Type,
    /// The names in the file of the other class, with the type arguments of this one.
    scope: Scope<'a>,
    /// Its type arguments in TypeScript.
    ts_args: String,
}

/// The classes that a class extends, the nearest first. The model has no circles.
fn above<'a>(class: &'a model::Class, scope: &Scope<'a>) -> Vec<Above<'a>> {
    let mut found: Vec<Above<'a>> = Vec::new();
    let mut below = class;
    while let Some(id) = below.extends {
        let ItemKind::Class(class) = &scope.model().item(id).kind else {
            break;
        };
        let outer = found.last().map_or(scope, |it| &it.scope);
        let args = below.base_args.iter().map(|it| outer.argument(it));
        let args = args.collect();
        found.push(Above {
            id,
            class,
            ty: itself(id, class),
            ts_args: ts_args(outer, &below.base_args),
            scope: outer.with_type_args(&class.type_params, args),
        });
        below = class;
    }
    found
}

fn parent(above: &Above<'_>) -> Parent {
    let Above { id, scope, .. } = above;
    Parent {
        name: scope.trait_name(*id),
        handle: scope.owned(&above.ty),
        functions: of_objects(above, &above.ty),
        ts_module: scope.ts_module(*id),
        ts_name: scope.ts_own_name(*id),
        ts_args: above.ts_args.clone(),
        from: above.class.source.is_some(),
    }
}

/// The functions of a class's objects.
fn of_objects(above: &Above<'_>, this: &Type) -> Vec<Function> {
    let functions = members(above.id, above.class, this, &above.scope);
    let mut functions = functions.finish(None, None, false).functions;
    functions.retain(|function| function.on == Holder::Receiver);
    functions
}

/// The methods of a class that return the object they were called on, which is one of the class `this`.
fn narrowed(above: &Above<'_>, this: &Type) -> impl Iterator<Item = Narrowed> {
    let any = above.class.members.iter().any(Member::returns_this);
    let functions = any.then(|| of_objects(above, this));
    let of = above.scope.trait_name(above.id);
    let handle = above.scope.name(above.id);
    let functions = functions.into_iter().flatten();
    functions
        .filter(|function| function.returns_this)
        .map(move |function| Narrowed {
            of: of.clone(),
            handle: handle.clone(),
            function,
        })
}
