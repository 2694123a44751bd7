//! The parameters and results of functions.

use jsi_abi::Kind;
use jsi_idl::check::names::value_name;
use jsi_idl::model::{self, Type};

use super::Lowering;
use crate::bindings::{Marshal, Param, Presence, Reference, ReturnType, RustType, Shape};
use crate::lower::marshal::{Position, marshal};
use crate::lower::names;
use crate::lower::ts::ts;
use crate::lower::types::{is_literal, plain};
use crate::lower::view;

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

impl Lowering<'_> {
    /// A parameter that no one has named in Rust.
    pub(super) fn value(&mut self, name: &str, ty: &Type, optional: bool) -> Param {
        let (value, marshal, nullable) = self.given(ty, "'static");
        Param {
            name: names::escaped(&value_name(name)),
            js_name: names::ts_param(name),
            ty: if optional {
                self.scope.option(value)
            } else {
                value
            },
            marshal,
            presence: match (optional, nullable) {
                (true, true) => Presence::OptionalNullable,
                (true, false) => Presence::Optional,
                (false, true) => Presence::Nullable,
                (false, false) => Presence::Required,
            },
            ts: ts(self.scope, ty, Position::Param),
        }
    }

    /// The Rust type of a parameter, how it crosses, and whether it may be null.
    pub(super) fn given(&mut self, ty: &Type, lifetime: &'static str) -> (RustType, Marshal, bool) {
        match marshal(ty, Position::Param, self.scope, &mut self.shapes) {
            // Rust implements the same trait, and gets functions of JavaScript
            (Marshal::Callback(shape), nullable) if self.either_side => {
                let function = Marshal::Reference(Reference::Function(shape));
                (self.scope.lent(ty, lifetime), function, nullable)
            }
            (marshal, nullable) => (self.scope.borrowed(ty, lifetime), marshal, nullable),
        }
    }

    /// The parameters that Rust has.
    pub(super) fn params(&mut self, params: &[model::Param], lifetime: &'static str) -> Vec<Param> {
        let own = params.iter().filter(|param| !is_literal(param));
        own.map(|param| self.param(param, lifetime)).collect()
    }

    pub(in crate::lower) fn param(
        &mut self,
        param: &model::Param,
        lifetime: &'static str,
    ) -> Param {
        if let Type::MemoryView(element) = param.ty {
            return view::param(param, element, self.scope, &mut self.shapes);
        }
        let (ty, marshal, nullable) = match &param.ty {
            // further arguments are a list of owned values where Rust implements the method
            Type::Array(element) if param.rest && !self.either_side => {
                let (marshal, nullable) =
                    marshal(&param.ty, Position::Param, self.scope, &mut self.shapes);
                (self.scope.each_borrowed(element), marshal, nullable)
            }
            ty => self.given(ty, lifetime),
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

    /// The value of a property that may be undefined.
    pub(super) fn optional(&mut self, ty: &Type) -> ReturnType {
        let value = self.result(ty);
        let ty_of_value = self.scope.option(value.ty);
        let (marshal, nullable) = if value.nullable || matches!(value.marshal, Marshal::Promise(_))
        {
            // of undefined and null one is no value, and the other one is: only a codec has both; and glue waits for a promise
            let shape = Shape::Around(Kind::Optional, Box::new(self.scope.shape(ty)));
            (Marshal::Wire(self.shapes.values.add(shape)), false)
        } else {
            (value.marshal, true)
        };
        ReturnType {
            output: Some(self.scope.fallible(ty_of_value.clone())),
            ty: ty_of_value,
            marshal,
            nullable,
            declared: value.declared,
            optional: true,
            ts: value.ts,
        }
    }

    pub(super) fn result(&mut self, declared: &Type) -> ReturnType {
        let ty = &declared.with_this(&self.this);
        let (marshal, nullable) = marshal(ty, Position::Result, self.scope, &mut self.shapes);
        let value = self.scope.owned(ty);
        // one declaration serves both who implement it and who call it
        let position = match self.either_side {
            true => Position::Param,
            false => Position::Result,
        };
        ReturnType {
            output: Some(if matches!(marshal, Marshal::Promise(_)) {
                value.clone()
            } else {
                self.scope.fallible(value.clone())
            }),
            ty: value,
            marshal,
            nullable,
            declared: self.scope.holds_call(match plain(ty) {
                Type::Promise(content) => content,
                ty => ty,
            }),
            optional: false,
            ts: ts(self.scope, declared, position),
        }
    }
}
