//! Members become functions, with the names and the way of every parameter and result.

use std::collections::HashMap;

use jsi_idl::model::{self, Member, MemberKind, Type};

use super::marshal::{Position, Shapes, marshal};
use super::names;
use super::ts::ts;
use super::types::Scope;
use super::view;
use crate::bindings::{
    Calls, Constructor, Function, Holder, Marshal, Notes, Param, Presence, ReturnType, Role,
    RustType, Source, WithClosure,
};

/// Where the JavaScript is, for the glue.
pub(crate) fn lower_source(source: &model::Source, shipped: &HashMap<String, String>) -> Source {
    match source {
        model::Source::Local {
            specifier, path, ..
        } => Source::Module {
            specifier: format!("./{}", shipped.get(path).unwrap_or(path)),
            written: specifier.clone(),
        },
        model::Source::Bare(specifier) => Source::Module {
            specifier: specifier.clone(),
            written: specifier.clone(),
        },
        model::Source::Global(path) => Source::Global(path.clone()),
        model::Source::Host(name) => Source::Host(name.clone()),
    }
}

/// Whether a parameter may be absent.
pub(crate) fn presence(param: &model::Param, nullable: bool) -> Presence {
    match (param.rest, param.optional, nullable) {
        (true, _, _) => Presence::Rest,
        (false, true, true) => Presence::OptionalNullable,
        (false, true, false) => Presence::Optional,
        (false, false, true) => Presence::Nullable,
        (false, false, false) => Presence::Required,
    }
}

/// The functions of one interface or class under construction.
pub(crate) struct Lowering<'a> {
    owner: &'a str,
    scope: &'a Scope<'a>,
    /// The way from the source to the class.
    class: Option<&'a [String]>,
    shapes: Shapes,
    functions: Vec<Function>,
}

impl<'a> Lowering<'a> {
    /// Of an interface.
    pub(crate) fn new(owner: &'a str, scope: &'a Scope<'a>) -> Self {
        Self {
            owner,
            scope,
            class: None,
            shapes: Shapes::default(),
            functions: Vec::new(),
        }
    }

    /// Of a class, which lies at the end of this path.
    pub(crate) fn of_class(owner: &'a str, path: &'a [String], scope: &'a Scope<'a>) -> Self {
        Self {
            class: Some(path),
            ..Self::new(owner, scope)
        }
    }

    /// All functions.
    pub(crate) fn finish(self, source: Option<Source>, class: Option<Constructor>) -> Calls {
        Calls {
            source,
            class,
            functions: self.functions,
            shapes: self.shapes.values.into_items(),
            function_shapes: self.shapes.functions.into_items(),
        }
    }

    /// Adds the functions of a method or property.
    pub(crate) fn member(&mut self, member: &Member) {
        match &member.kind {
            // its result is the class, see `constructor`
            MemberKind::Constructor { .. } => {}
            MemberKind::Method {
                params,
                result,
                infallible,
                ..
            } => {
                self.method(member, params, result, *infallible);
            }
            MemberKind::Property { ty, readonly } => {
                self.getter(member, ty);
                if !readonly {
                    self.setter(member, ty);
                }
            }
        }
    }

    /// Adds a constructor, whose result is of type `class`.
    pub(crate) fn constructor(&mut self, member: &Member, params: &[model::Param], class: &Type) {
        let params = params.iter().map(|it| self.param(it, "'static")).collect();
        let function = Function {
            result: self.result(class),
            ..self.function(member, Role::New, params)
        };
        self.functions.push(function);
    }

    fn method(
        &mut self,
        member: &Member,
        params: &[model::Param],
        result: &Type,
        infallible: bool,
    ) {
        let lifetime = if matches!(result, Type::Promise(_)) {
            "'static"
        } else {
            "'_"
        };
        let lowered: Vec<Param> = params
            .iter()
            .map(|param| self.param(param, lifetime))
            .collect();
        let mut result = self.result(result);
        if infallible {
            result.output = None;
        }
        let function = Function {
            infallible,
            with_closure: self.with_closure(member, params, &result),
            result,
            ..self.function(member, Role::Call, lowered)
        };
        self.functions.push(function);
    }

    fn getter(&mut self, member: &Member, ty: &Type) {
        let function = Function {
            result: self.result(ty),
            ..self.function(member, Role::Get, Vec::new())
        };
        self.functions.push(function);
    }

    fn setter(&mut self, member: &Member, ty: &Type) {
        let (marshal, nullable) = marshal(ty, Position::Param, self.scope, &mut self.shapes);
        let value = Param {
            name: "value".to_owned(),
            js_name: "value".to_owned(),
            ty: self.scope.borrowed(ty, "'static"),
            marshal,
            presence: if nullable {
                Presence::Nullable
            } else {
                Presence::Required
            },
            ts: ts(self.scope, ty, Position::Param),
        };
        let function = self.function(member, Role::Set, vec![value]);
        self.functions.push(function);
    }

    /// A function of a member, without result.
    fn function(&self, member: &Member, role: Role, params: Vec<Param>) -> Function {
        let (on, mut path) = match self.class {
            None => (Holder::Source, Vec::new()),
            Some(_) if !member.is_static && role != Role::New => (Holder::Receiver, Vec::new()),
            Some(class) => (Holder::Source, class.to_vec()),
        };
        if role != Role::New {
            path.extend_from_slice(&member.js_path);
        }
        let name = match role {
            Role::Call | Role::Get | Role::New => names::escaped(&member.rust_name),
            Role::Set => format!("set_{}", member.rust_name),
        };
        let prefix = match (role, member.is_static) {
            (Role::Call, false) => "m",
            (Role::Get, false) => "g",
            (Role::Set, false) => "s",
            (Role::Call, true) => "sm",
            (Role::Get, true) => "sg",
            (Role::Set, true) => "ss",
            (Role::New, _) => "n",
        };
        Function {
            glue: names::glue(prefix, &member.rust_name, self.functions.len()),
            name,
            js_name: member.name.clone(),
            place: format!("{}.{}", self.owner, member.name),
            notes: Notes {
                docs: member.docs.clone(),
                deprecated: member.deprecated.clone(),
            },
            role,
            on,
            path,
            params,
            result: ReturnType {
                output: Some(self.scope.fallible(RustType::Tuple(Vec::new()))),
                ty: RustType::Tuple(Vec::new()),
                marshal: Marshal::Void,
                nullable: false,
                declared: false,
                ts: "void".to_owned(),
            },
            infallible: false,
            with_closure: None,
        }
    }

    fn param(&mut self, param: &model::Param, lifetime: &'static str) -> Param {
        if let Type::MemoryView(element) = param.ty {
            return view::param(param, element, self.scope, &mut self.shapes);
        }
        let (marshal, nullable) = marshal(&param.ty, Position::Param, self.scope, &mut self.shapes);
        let ty = match &param.ty {
            Type::Array(element) if param.rest => self.scope.each_borrowed(element),
            ty => self.scope.borrowed(ty, lifetime),
        };
        Param {
            name: names::escaped(&param.rust_name),
            js_name: names::ts_param(&param.name),
            ty: if param.optional {
                self.scope.option(ty)
            } else {
                ty
            },
            marshal,
            presence: presence(param, nullable),
            ts: ts(self.scope, &param.ty, Position::Param),
        }
    }

    fn result(&mut self, ty: &Type) -> ReturnType {
        let (marshal, nullable) = marshal(ty, Position::Result, self.scope, &mut self.shapes);
        let value = self.scope.owned(ty);
        ReturnType {
            output: Some(if matches!(marshal, Marshal::Promise(_)) {
                value.clone()
            } else {
                self.scope.fallible(value.clone())
            }),
            ty: value,
            marshal,
            nullable,
            declared: self.scope.holds_call(ty),
            ts: ts(self.scope, ty, Position::Result),
        }
    }

    /// The form with a closure, if there is one.
    fn with_closure(
        &self,
        member: &Member,
        params: &[model::Param],
        result: &ReturnType,
    ) -> Option<WithClosure> {
        let param = member.closure()?;
        let Type::Function(function) = &params.get(param)?.ty else {
            return None;
        };
        let function = function.as_deref();
        let owned = |ty| self.scope.owned(ty);
        let callback = self.scope.callback(function, "'static");
        let both = RustType::Tuple(vec![result.ty.clone(), callback]);
        let fails = result.output.as_ref().is_some_and(|it| *it != result.ty);
        Some(WithClosure {
            name: format!("{}_with", member.rust_name),
            param,
            args: function.map(|it| {
                it.params
                    .iter()
                    .map(|param| self.scope.argument(param))
                    .collect()
            }),
            result: function.map_or_else(|| self.scope.any(), |it| owned(&it.result)),
            output: if fails {
                self.scope.fallible(both)
            } else {
                both
            },
            fn_mut: self.scope.known("::core::ops::FnMut"),
            sized: self.scope.known("::core::marker::Sized"),
        })
    }
}
