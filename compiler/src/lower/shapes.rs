//! A type of the model as a shape. Does not decide how it crosses.

use jsi_abi::Kind;
use jsi_idl::model::{FunctionType, Prim, Type, ViewElement};

use super::types::{Scope, plain};
use crate::bindings::{FunctionShape, Shape};

impl Scope<'_> {
    /// The shape of a value.
    pub(crate) fn shape(&self, ty: &Type) -> Shape {
        match plain(ty) {
            Type::Void | Type::This | Type::Error => Shape::Leaf(Kind::Void),
            Type::Function(function) => {
                Shape::Function(Box::new(self.function_shape(function.as_deref())))
            }
            Type::MemoryView(element) => view_shape(*element, false),
            Type::Prim(prim) => prim_shape(*prim),
            Type::Parameter(_) | Type::Named(_) | Type::Constructor(_) => Shape::Of(self.owned(ty)),
            // all objects of a class have one shape
            Type::Applied(id, args) => Shape::Of(match self.is_record(*id) {
                true => self.owned(ty),
                false => self.applied(*id, args.iter().map(|_| self.any())),
            }),
            Type::Literal(literal) => Shape::Literal(literal.clone()),
            Type::Nullable(inner) => Shape::Around(Kind::Nullable, Box::new(self.shape(inner))),
            Type::Array(element) => Shape::Around(Kind::Array, Box::new(self.shape(element))),
            Type::Tuple(elements) => Shape::Parts(
                Kind::Tuple,
                elements.iter().map(|it| self.shape(it)).collect(),
            ),
            Type::Dictionary(value) => Shape::Parts(Kind::Dictionary, vec![self.shape(value)]),
            Type::Map(key, value) => {
                Shape::Parts(Kind::Map, vec![self.shape(key), self.shape(value)])
            }
            Type::Set(element) => Shape::Parts(Kind::Set, vec![self.shape(element)]),
            Type::Iterable(element) => Shape::Parts(Kind::Iterable, vec![self.shape(element)]),
            Type::AsyncIterable(element) => {
                Shape::Parts(Kind::AsyncIterable, vec![self.shape(element)])
            }
            Type::Promise(content) => Shape::Around(Kind::Promise, Box::new(self.shape(content))),
        }
    }

    /// The shape of a function's arguments and result.
    pub(crate) fn function_shape(&self, function: Option<&FunctionType>) -> FunctionShape {
        match function {
            Some(function) => {
                let args = function.params.iter().map(|param| {
                    let shape = self.shape(&param.ty);
                    if param.optional {
                        Shape::Around(Kind::Optional, Box::new(shape))
                    } else {
                        shape
                    }
                });
                FunctionShape {
                    args: Some(args.collect()),
                    result: self.shape(&function.result),
                    rest: function.params.last().is_some_and(|param| param.rest),
                }
            }
            None => FunctionShape {
                args: None,
                result: Shape::Leaf(Kind::Any),
                rest: false,
            },
        }
    }
}

/// The shape of a pinned buffer.
pub(crate) fn view_shape(element: ViewElement, readonly: bool) -> Shape {
    let kind = if readonly {
        Kind::ReadonlyView
    } else {
        Kind::View
    };
    Shape::Around(kind, Box::new(Shape::Leaf(element.kind())))
}

fn prim_shape(prim: Prim) -> Shape {
    if let (Prim::TypedArray(array), Kind::Typed) = (prim, prim.kind()) {
        return Shape::Around(Kind::Typed, Box::new(Shape::Leaf(array.kind())));
    }
    Shape::Leaf(prim.kind())
}
