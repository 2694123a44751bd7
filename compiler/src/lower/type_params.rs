//! The form of a method with its type parameters. Its values are converted to and from those of the function with `Any` in their
//! places, so only that one crosses.

use std::collections::HashSet;

use jsi_idl::model::{self, ItemId, Member, MemberKind, Type};

use super::borrow::borrow;
use super::marshal::Position;
use super::names::escaped;
use super::ts::ts;
use super::types::{Scope, is_literal, plain};
use crate::bindings::{
    Erased, Function, Marshal, Presence, RustType, TypeParam, Typed, TypedParam, TypedReply,
};

/// The form of a method with its type parameters. `function` is the one with `Any` in their places.
pub(crate) fn typed(member: &Member, function: &Function, outer: &Scope<'_>) -> Option<Typed> {
    let MemberKind::Method {
        type_params,
        params,
        result,
        ..
    } = &member.kind
    else {
        return None;
    };
    let mut taken = HashSet::new();
    let types = function.params.iter().map(|param| &param.ty);
    for ty in types.chain(&function.result.output) {
        names(ty, &mut taken);
    }
    let scope = &outer.with_type_params(type_params, &taken);
    let reply = match function.result.marshal {
        _ if function.infallible => TypedReply::Report,
        Marshal::Promise(_) => TypedReply::Promise,
        Marshal::Void
        | Marshal::Scalar(_)
        | Marshal::SafeInteger(_)
        | Marshal::Text
        | Marshal::Elements(_)
        | Marshal::View(_)
        | Marshal::Reference(_)
        | Marshal::Callback(_)
        | Marshal::Wire(_) => TypedReply::Result,
    };
    let converts = result.names_parameter(&|_| true);
    let output = match (converts, reply) {
        (false, _) => function.result.output.clone(),
        (true, TypedReply::Promise) => Some(scope.owned(result)),
        (true, TypedReply::Result | TypedReply::Report) => {
            Some(scope.fallible(scope.owned(result)))
        }
    };
    let own = params.iter().filter(|param| !is_literal(param));
    let pairs = own.zip(&function.params);
    let bounds = |param: &model::TypeParam| bounds(param, params, result, scope);
    Some(Typed {
        name: escaped(&member.rust_name),
        type_params: type_params
            .iter()
            .map(|param| TypeParam {
                js_name: param.name.clone(),
                name: scope.type_param(&param.name),
                bounds: bounds(param),
                ts_bound: param.bound.map(|class| scope.ts_name(class)),
            })
            .collect(),
        params: pairs
            .map(|(param, lowered)| {
                if !param.ty.names_parameter(&|_| true) {
                    return TypedParam {
                        ty: lowered.ty.clone(),
                        erased: None,
                    };
                }
                given(param, lowered.presence, scope)
            })
            .collect(),
        output,
        reply,
        converts,
        sized: scope.known("::core::marker::Sized"),
    })
}

/// Adds the names in a type.
fn names(ty: &RustType, found: &mut HashSet<String>) {
    match ty {
        RustType::Name(name) => {
            found.insert(name.to_string());
        }
        RustType::Generic(name, args) => {
            found.insert((*name).to_owned());
            args.iter().for_each(|arg| names(arg, found));
        }
        RustType::Tuple(parts) => parts.iter().for_each(|part| names(part, found)),
        RustType::Ref(inner)
        | RustType::RefMut(inner)
        | RustType::Slice(inner)
        | RustType::Array(inner, _) => names(inner, found),
    }
}

/// Gives a function the TypeScript of a method with type parameters.
pub(crate) fn typescript(member: &Member, function: &mut Function, scope: &Scope<'_>) {
    if let MemberKind::Method { params, result, .. } = &member.kind {
        let own = params.iter().filter(|param| !is_literal(param));
        for (param, lowered) in own.zip(&mut function.params) {
            lowered.ts = ts(scope, &param.ty, Position::Param);
        }
        function.result.ts = ts(scope, result, Position::Result);
    }
}

/// A parameter whose type names a type parameter.
fn given(param: &model::Param, presence: Presence, scope: &Scope<'_>) -> TypedParam {
    let absent = |ty| {
        if param.optional { scope.option(ty) } else { ty }
    };
    let erased = param.ty.erased();
    match (presence, &param.ty, &erased) {
        (Presence::Rest, Type::Array(element), Type::Array(of)) => TypedParam {
            ty: scope.each_borrowed(element),
            erased: Some(Erased {
                owned: scope.owned(&erased),
                borrow: borrow(&scope.borrowed(of, "'_")),
            }),
        },
        _ => TypedParam {
            ty: absent(scope.borrowed(&param.ty, "'_")),
            erased: Some(Erased {
                owned: absent(scope.owned(&erased)),
                borrow: borrow(&scope.borrowed(&erased, "'_")),
            }),
        },
    }
}

/// What a type must be to stand in the places of a type parameter.
fn bounds(
    of: &model::TypeParam,
    params: &[model::Param],
    result: &Type,
    scope: &Scope<'_>,
) -> Vec<RustType> {
    let named = |ty: &Type| ty.names_parameter(&|name| name == of.name);
    let mut promised = false;
    let mut moved = false;
    let mut visit = |ty: &Type, is_param: bool| {
        if let Type::Promise(content) | Type::Iterable(content) | Type::AsyncIterable(content) = ty
            && named(content)
        {
            promised |= matches!(ty, Type::Promise(_));
            moved |= is_param;
        }
    };
    for param in params {
        param.ty.visit(&mut |ty| visit(ty, true));
    }
    result.visit(&mut |ty| visit(ty, false));
    let known = |path| RustType::Name(scope.known(path).into());
    let mut bounds = Vec::new();
    if named(result) {
        bounds.push(known("::jsi_runtime::FromJs"));
    }
    if params.iter().any(|param| named(&param.ty)) {
        bounds.push(known("::jsi_runtime::ToJs"));
    }
    if promised {
        bounds.push(known("::jsi_runtime::Promised"));
    }
    if let Some(class) = of.bound {
        bounds.push(into(class, scope));
    }
    if moved {
        bounds.push(RustType::Name("'static".into()));
    }
    bounds
}

/// `Into<JsC>`, which each subclass of `C` has.
fn into(class: ItemId, scope: &Scope<'_>) -> RustType {
    let class = scope.owned(plain(&Type::Named(class)));
    RustType::Generic(scope.known("::core::convert::Into"), vec![class])
}
