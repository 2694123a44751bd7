//! Type arguments in Rust. What crosses is the shape that a Rust type has by default, so a type that is one of several with the same
//! values in Rust gets a marker.

use jsi_abi::RustType as PrimType;
use jsi_idl::model::{Prim, Type};

use super::types::{Scope, plain};
use crate::bindings::RustType;

impl Scope<'_> {
    /// The type whose shape is by default that of `ty`.
    pub(crate) fn argument(&self, ty: &Type) -> RustType {
        let parts = |all: &[Type]| all.iter().map(|it| self.argument(it)).collect();
        let around = |path, all: &[&Type]| {
            let all = all.iter().map(|it| self.argument(it));
            RustType::Generic(self.known(path).into(), all.collect())
        };
        match plain(ty) {
            Type::Prim(prim) => match self.marker(*prim) {
                Some((path, of)) => {
                    RustType::Generic(self.known(path).into(), vec![RustType::Name(of.into())])
                }
                None => self.owned(ty),
            },
            Type::Nullable(inner) => self.option(self.argument(inner)),
            Type::Array(element) => around("::std::vec::Vec", &[element]),
            Type::Dictionary(value) => around("::jsi_runtime::Dictionary", &[value]),
            Type::Map(key, value) => around("::jsi_runtime::JsMap", &[key, value]),
            Type::Set(element) => around("::jsi_runtime::JsSet", &[element]),
            Type::Iterable(element) => around("::jsi_runtime::JsIterator", &[element]),
            Type::AsyncIterable(element) => around("::jsi_runtime::JsStream", &[element]),
            Type::Tuple(elements) => match self.owned(ty) {
                RustType::Array(_, count) => match elements.first() {
                    Some(element) => RustType::Array(Box::new(self.argument(element)), count),
                    None => self.owned(ty),
                },
                _ => RustType::Tuple(parts(elements)),
            },
            Type::Void
            | Type::This
            | Type::Error
            | Type::Literal(_)
            | Type::Parameter(_)
            | Type::Named(_)
            | Type::Applied(..)
            | Type::Constructor(_)
            | Type::Promise(_)
            | Type::MemoryView(_)
            | Type::Function(_) => self.owned(ty),
        }
    }

    /// The marker of a type that is not what its Rust type is by default, and the marker's argument.
    fn marker(&self, prim: Prim) -> Option<(&'static str, &'static str)> {
        match (prim, prim.rust()) {
            (Prim::TypedArray(array), PrimType::Elements(_)) => {
                Some(("::jsi_runtime::TypedArray", array.rust()))
            }
            (Prim::Number(_), PrimType::Builtin(name @ ("i64" | "u64"))) => {
                Some(("::jsi_runtime::Number", name))
            }
            _ => None,
        }
    }
}
