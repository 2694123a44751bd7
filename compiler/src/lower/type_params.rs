//! The form of a function with type parameters. Its values are converted to and from those of the function with `Any` in their
//! places, so only that one crosses.

use std::collections::HashSet;

use jsi_abi::Kind;
use jsi_idl::model::{self, FunctionType, ItemId, ItemKind, Member, MemberKind, Prim, Type};

use super::borrow::borrow;
use super::calls::{with_closure, with_unions};
use super::marshal::Position;
use super::names;
use super::ts::ts;
use super::types::{Scope, is_literal, plain};
use crate::bindings::{
    Conversion, Erased, Function, Holder, IndexAccess, Marshal, Presence, Role, RustType, Shape,
    TypeBounds, TypeParam, Typed, TypedParam, TypedReply, WithClosure, WithForm,
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
            (
                MemberKind::Event {
                    listener, options, ..
                },
                _,
            ) => {
                let mut params = vec![model::Param::value(
                    member,
                    &Type::Function(Some(Box::new(listener.clone()))),
                )];
                params.extend(options.iter().cloned());
                declared(params, &Type::Void, false)
            }
            (MemberKind::Index { .. }, _) => None,
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
        let is_called = function.role == Role::Call && function.event.is_none();
        let lifetime = match &declared.result {
            Type::Promise(_) => STATIC,
            _ if is_called => "'_",
            _ => STATIC,
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
                    given(param, lowered.presence, scope, lifetime)
                })
                .collect(),
            shapes: converts
                .then(|| result_shapes(declared, reply, scope))
                .flatten(),
            with_form: self.with_form(declared, function, output.as_ref(), scope),
            output,
            reply,
            converts,
            sized: scope.known("::core::marker::Sized"),
        }
    }
}

impl Form<'_> {
    /// The form with a closure or conversions.
    fn with_form(
        &self,
        declared: &Declared,
        function: &Function,
        output: Option<&RustType>,
        scope: &Scope<'_>,
    ) -> Option<WithForm> {
        let is_event = function.event.is_some();
        let closure = match is_event {
            true => Some(0),
            false => self.member.closure(),
        };
        let closure = closure.and_then(|index| with_closure(index, &declared.params, scope));
        let unions = match is_event {
            true => Vec::new(),
            false => with_unions(&declared.params, scope),
        };
        if function.role == Role::New || closure.is_none() && unions.is_empty() {
            return None;
        }
        let plain = names::function(&self.member.rust_name, function.role);
        let with_callback = |closure: &WithClosure| {
            let value = match (&declared.result, output) {
                (result, Some(RustType::Generic(_, parts)))
                    if !matches!(result, Type::Promise(_)) =>
                {
                    parts.first().cloned()
                }
                (_, output) => output.cloned(),
            };
            let both = RustType::Tuple(vec![
                value.unwrap_or(RustType::Tuple(Vec::new())),
                closure.callback.clone(),
            ]);
            match (&declared.result, output) {
                (Type::Promise(_), _) | (_, None) => both,
                (_, Some(_)) => scope.fallible(both),
            }
        };
        Some(WithForm {
            name: match is_event {
                true => plain,
                false => format!("{}_with", self.member.rust_name),
            },
            output: match &closure {
                Some(closure) if !is_event => Some(with_callback(closure)),
                _ => output.cloned(),
            },
            closure,
            unions,
            sized: scope.known("::core::marker::Sized"),
        })
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
fn given(
    param: &model::Param,
    presence: Presence,
    scope: &Scope<'_>,
    lifetime: &'static str,
) -> TypedParam {
    let absent = |ty| {
        if param.optional { scope.option(ty) } else { ty }
    };
    let erased = param.ty.erased();
    let (ty, owned, borrow) = match (presence, &param.ty, &erased) {
        (Presence::Rest, Type::Array(element), Type::Array(of)) => (
            scope.each_borrowed(element),
            scope.owned(&erased),
            borrow(&scope.borrowed(of, "'_")),
        ),
        _ => (
            absent(scope.borrowed(&param.ty, lifetime)),
            absent(scope.owned(&erased)),
            borrow(&scope.borrowed(&erased, "'_")),
        ),
    };
    let conversion = match (function(&param.ty), function(&erased)) {
        (Some(of), Some(over_any)) => {
            Conversion::Callback([of, over_any].map(|it| scope.function_shape(Some(it))))
        }
        _ => match shapes(&param.ty, param.optional, scope) {
            Some(shapes) => Conversion::Shapes(shapes),
            None => Conversion::Default,
        },
    };
    TypedParam {
        ty,
        erased: Some(Erased {
            owned,
            borrow,
            conversion,
        }),
    }
}

/// The type of a function that may be null.
fn function_of(ty: &Type) -> &Type {
    match ty {
        Type::Nullable(inner) => inner,
        ty => ty,
    }
}

/// The signature of a function that may be null.
fn function(ty: &Type) -> Option<&FunctionType> {
    match function_of(ty) {
        Type::Function(function) => function.as_deref(),
        _ => None,
    }
}

/// The shapes of a type and of the same over `Any`, where those that the Rust types have by default are others.
fn shapes(ty: &Type, optional: bool, scope: &Scope<'_>) -> Option<[Shape; 2]> {
    let all = [scope.shape(ty), scope.shape(&ty.erased())];
    let needed = all.iter().any(Shape::is_declared);
    needed.then(|| {
        all.map(|shape| match optional {
            true => Shape::Around(Kind::Optional, Box::new(shape)),
            false => shape,
        })
    })
}

/// The same of a result, or of the value of a promise.
fn result_shapes(declared: &Declared, reply: TypedReply, scope: &Scope<'_>) -> Option<[Shape; 2]> {
    match (&declared.result, reply) {
        (result, _) if result.returns_this() => None,
        (Type::Promise(content), TypedReply::Promise) => shapes(content, false, scope),
        (result, _) => shapes(result, declared.optional, scope),
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
    let mut both = false;
    let mut visit = |ty: &Type, is_param: bool| {
        if let Type::Promise(content) | Type::Iterable(content) | Type::AsyncIterable(content) = ty
            && crosses(content, &of.name, scope)
        {
            promised |= matches!(ty, Type::Promise(_));
            moved |= is_param;
        }
        both |= matches!(ty, Type::Function(_)) && named(ty);
        if let Type::Applied(id, args) = ty
            && let ItemKind::Record(record) = &scope.model().item(*id).kind
        {
            for (param, arg) in record.type_params.iter().zip(args) {
                let crosses = crosses(arg, &of.name, scope);
                both |= crosses;
                promised |= crosses && param.promised;
            }
        }
    };
    for param in &declared.params {
        param.ty.visit(&mut |ty| visit(ty, true));
    }
    declared.result.visit(&mut |ty| visit(ty, false));
    // so have values whose shapes are written out
    let is_shaped = |ty: &Type, optional| named(ty) && shapes(ty, optional, scope).is_some();
    both |= match &declared.result {
        // the value of a promise is converted, not the promise
        Type::Promise(content) => is_shaped(content, false),
        result => is_shaped(result, declared.optional),
    };
    let mut params = declared.params.iter();
    both |= params.any(|param| is_shaped(&param.ty, param.optional));
    let known = |path| RustType::Name(scope.known(path).into());
    let mut bounds = Vec::new();
    // a record has one shape for both directions, and so has a function
    if both || crosses(&declared.result, &of.name, scope) {
        bounds.push(known("::jsi_runtime::FromJs"));
    }
    let mut params = declared.params.iter();
    if both || params.any(|param| crosses(&param.ty, &of.name, scope)) {
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
