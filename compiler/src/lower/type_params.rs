//! The form of a function with type parameters. Its values are converted to and from those of the function with `Any` in their
//! places, so only that one crosses.

use std::collections::HashSet;

use jsi_idl::model::{self, ItemId, ItemKind, Member, MemberKind, Prim, Type};

use super::borrow::borrow;
use super::marshal::Position;
use super::names;
use super::ts::ts;
use super::types::{Scope, is_literal, plain};
use crate::bindings::{
    Erased, Function, Holder, IndexAccess, Marshal, Presence, Role, RustType, TypeBounds,
    TypeParam, Typed, TypedParam, TypedReply,
};

const STATIC: &str = "'static";

/// The form with type parameters of the functions of a member.
pub(crate) struct Form<'a> {
    pub(crate) member: &'a Member,
    /// The type parameters of its class.
    pub(crate) class_params: &'a [model::TypeParam],
    pub(crate) scope: &'a Scope<'a>,
}

/// The types of a function as the member declares them.
struct Declared {
    params: Vec<model::Param>,
    result: Type,
    /// Whether the result may be undefined.
    optional: bool,
}

impl Form<'_> {
    /// Adds this form to a function, which has `Any` in the places of type parameters, and gives it the member's types of TypeScript.
    pub(crate) fn add(&self, function: &mut Function) {
        let Some(declared) = self.declared(function.role) else {
            return;
        };
        let own = declared.params.iter().filter(|param| !is_literal(param));
        for (param, lowered) in own.zip(&mut function.params) {
            lowered.ts = ts(self.scope, &param.ty, Position::Param);
        }
        function.result.ts = ts(self.scope, &declared.result, Position::Result);
        function.typed = Some(self.typed(&declared, function));
    }

    /// The types of the function with this role.
    fn declared(&self, role: Role) -> Option<Declared> {
        let declared = |params, result: &Type, optional| {
            let result = result.clone();
            Some(Declared {
                params,
                result,
                optional,
            })
        };
        let member = self.member;
        match (&member.kind, role) {
            (MemberKind::Constructor { params }, _) => declared(params.clone(), &Type::This, false),
            (MemberKind::Method { params, result, .. }, _) => {
                declared(params.clone(), result, false)
            }
            (MemberKind::Property { ty, optional, .. }, Role::Set) => {
                let mut value = model::Param::value(member, ty);
                value.optional = *optional;
                declared(vec![value], &Type::Void, false)
            }
            (MemberKind::Property { ty, optional, .. }, _) => declared(Vec::new(), ty, *optional),
            (MemberKind::Index { key_ty, ty, .. }, Role::Index(access)) => {
                let key = model::Param::value(member, key_ty);
                match access {
                    IndexAccess::Get => declared(vec![key], ty, true),
                    IndexAccess::Set => {
                        let value = model::Param::value(member, ty);
                        declared(vec![key, value], &Type::Void, false)
                    }
                    IndexAccess::Delete => declared(vec![key], &Type::Prim(Prim::Boolean), false),
                }
            }
            (MemberKind::Index { .. } | MemberKind::Event { .. }, _) => None,
        }
    }

    fn typed(&self, declared: &Declared, function: &Function) -> Typed {
        let of_class = |name: &str| self.class_params.iter().any(|it| it.name == name);
        let is_new = function.role == Role::New;
        let returns_this = !self.class_params.is_empty() && declared.result.returns_this();
        let own = match is_new {
            true => self.class_params,
            false => self.member.type_params(),
        };
        let mut taken = HashSet::new();
        let types = function.params.iter().map(|param| &param.ty);
        for ty in types.chain(&function.result.output) {
            ty.names(&mut taken);
        }
        let scope = &match is_new {
            // inside of the class, they have names
            true => self.scope.with_type_params(&[], &taken),
            false => self.scope.with_type_params(own, &taken),
        };
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
        let result = &declared.result;
        let converts = returns_this || result.names_parameter(&|_| true);
        let value = || match declared.optional {
            true => scope.option(scope.owned(result)),
            false => scope.owned(result),
        };
        let output = match (converts, reply) {
            (false, _) => function.result.output.clone(),
            (true, TypedReply::Promise) => Some(value()),
            (true, TypedReply::Result | TypedReply::Report) => Some(scope.fallible(value())),
        };
        let bounds = |param: &model::TypeParam| TypeBounds {
            of: scope.type_param(&param.name),
            bounds: bounds(param, declared, is_new, scope),
        };
        let names_class = declared.names(&of_class) || returns_this;
        let lowered = declared.params.iter().filter(|param| !is_literal(param));
        Typed {
            name: names::function(&self.member.rust_name, function.role),
            type_params: own
                .iter()
                .map(|param| TypeParam {
                    js_name: param.name.clone(),
                    bounds: bounds(param),
                    ts_bound: param.bound.map(|class| scope.ts_name(class)),
                })
                .collect(),
            of_class: match is_new {
                true => Vec::new(),
                false => {
                    let all = self.class_params.iter().map(bounds);
                    let mut all: Vec<_> = all.filter(|it| is_open(&it.of, scope)).collect();
                    // as of all type arguments of the handle
                    let is_static = |it: &RustType| *it == RustType::Name(STATIC.into());
                    all.iter_mut()
                        .for_each(|it| it.bounds.retain(|it| !is_static(it)));
                    all
                }
            },
            of_handle: names_class && function.on == Holder::Receiver,
            params: lowered
                .zip(&function.params)
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
        }
    }
}

impl Declared {
    /// Whether a type names a type parameter for which this holds.
    fn names(&self, wanted: &impl Fn(&str) -> bool) -> bool {
        let params = self.params.iter().map(|param| &param.ty);
        let mut all = params.chain([&self.result]);
        all.any(|ty| ty.names_parameter(wanted))
    }
}

/// The type parameters of a class, without what they must be.
pub(crate) fn type_params(all: &[model::TypeParam], scope: &Scope<'_>) -> Vec<TypeParam> {
    let all = all.iter().map(|param| TypeParam {
        js_name: param.name.clone(),
        bounds: TypeBounds {
            of: scope.type_param(&param.name),
            bounds: Vec::new(),
        },
        ts_bound: param.bound.map(|class| scope.ts_name(class)),
    });
    all.collect()
}

/// Whether a type names type parameters.
fn is_open(ty: &RustType, scope: &Scope<'_>) -> bool {
    let mut found = HashSet::new();
    ty.names(&mut found);
    found.iter().any(|name| scope.is_type_param(name))
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
    declared: &Declared,
    is_new: bool,
    scope: &Scope<'_>,
) -> Vec<RustType> {
    let named = |ty: &Type| ty.names_parameter(&|name| name == of.name);
    let mut promised = false;
    let mut moved = false;
    let mut in_record = false;
    let mut visit = |ty: &Type, is_param: bool| {
        if let Type::Promise(content) | Type::Iterable(content) | Type::AsyncIterable(content) = ty
            && crosses(content, &of.name, scope)
        {
            promised |= matches!(ty, Type::Promise(_));
            moved |= is_param;
        }
        if let Type::Applied(id, args) = ty
            && let ItemKind::Record(record) = &scope.model().item(*id).kind
        {
            for (param, arg) in record.type_params.iter().zip(args) {
                let crosses = crosses(arg, &of.name, scope);
                in_record |= crosses;
                promised |= crosses && param.promised;
            }
        }
    };
    for param in &declared.params {
        param.ty.visit(&mut |ty| visit(ty, true));
    }
    declared.result.visit(&mut |ty| visit(ty, false));
    let known = |path| RustType::Name(scope.known(path).into());
    let mut bounds = Vec::new();
    // a record has one shape for both directions
    if in_record || crosses(&declared.result, &of.name, scope) {
        bounds.push(known("::jsi_runtime::FromJs"));
    }
    let mut params = declared.params.iter();
    if in_record || params.any(|param| crosses(&param.ty, &of.name, scope)) {
        bounds.push(known("::jsi_runtime::ToJs"));
    }
    if promised {
        bounds.push(known("::jsi_runtime::Promised"));
    }
    if let Some(class) = of.bound
        && declared.names(&|name| name == of.name)
    {
        bounds.push(into(class, scope));
    }
    // a handle that arrives has a type of its own
    let of_handle = named(&declared.result) && !crosses(&declared.result, &of.name, scope);
    if moved || is_new || of_handle {
        bounds.push(RustType::Name(STATIC.into()));
    }
    bounds
}

/// Whether values of a type parameter cross where a type stands: as the type or a part of it, but not as an argument of a class.
fn crosses(ty: &Type, param: &str, scope: &Scope<'_>) -> bool {
    let crosses = |ty: &Type| crosses(ty, param, scope);
    match ty {
        Type::Parameter(name) => name == param,
        Type::Nullable(inner)
        | Type::Array(inner)
        | Type::Dictionary(inner)
        | Type::Set(inner)
        | Type::Iterable(inner)
        | Type::AsyncIterable(inner)
        | Type::Promise(inner) => crosses(inner),
        Type::Map(key, value) => crosses(key) || crosses(value),
        Type::Tuple(elements) => elements.iter().any(crosses),
        Type::Applied(id, args) => scope.is_record(*id) && args.iter().any(crosses),
        Type::Void
        | Type::This
        | Type::Error
        | Type::Prim(_)
        | Type::Literal(_)
        | Type::Named(_)
        | Type::Constructor(_)
        | Type::MemoryView(_)
        | Type::Function(_) => false,
    }
}

/// `Into<JsC>`, which each subclass of `C` has.
fn into(class: ItemId, scope: &Scope<'_>) -> RustType {
    scope.into(scope.owned(plain(&Type::Named(class))))
}
