//! How a value crosses: one function of type and position. The rest of the compiler only reads the answer.

use std::collections::HashMap;
use std::hash::Hash;

use jsi_abi::{Check, Direct, Kind};
use jsi_idl::model::{ItemKind, Prim, Type, TypedArray};

use super::types::{Scope, plain};
use crate::bindings::{Elements, FunctionShape, Marshal, Reference, Scalar, Shape};

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Position {
    /// From Rust to JavaScript: a parameter of an import, a property that is set.
    Param,
    /// From JavaScript to Rust: the result of an import, a property that is read.
    Result,
}

/// The shapes that the functions of one interface name by index, each once.
#[derive(Debug, Default)]
pub(crate) struct Shapes {
    pub(crate) values: Interned<Shape>,
    pub(crate) functions: Interned<FunctionShape>,
}

/// Things kept once, in the order of their first use.
#[derive(Debug)]
pub(crate) struct Interned<T> {
    index: HashMap<T, usize>,
    items: Vec<T>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self {
            index: HashMap::new(),
            items: Vec::new(),
        }
    }
}

impl<T: Clone + Eq + Hash> Interned<T> {
    pub(crate) fn add(&mut self, item: T) -> usize {
        if let Some(&index) = self.index.get(&item) {
            return index;
        }
        let index = self.items.len();
        self.index.insert(item.clone(), index);
        self.items.push(item);
        index
    }

    pub(crate) fn into_items(self) -> Vec<T> {
        self.items
    }
}

/// How a value of this type crosses at this position, and whether it may be null.
pub(crate) fn marshal(
    ty: &Type,
    position: Position,
    scope: &Scope<'_>,
    shapes: &mut Shapes,
) -> (Marshal, bool) {
    match plain(ty) {
        // glue waits for a promise, so one that may be null is encoded
        Type::Nullable(inner)
            if position == Position::Result && matches!(**inner, Type::Promise(_)) =>
        {
            (Marshal::Wire(shapes.values.add(scope.shape(inner))), true)
        }
        Type::Nullable(inner) => (value(inner, position, scope, shapes), true),
        ty => (value(ty, position, scope, shapes), false),
    }
}

fn value(ty: &Type, position: Position, scope: &Scope<'_>, shapes: &mut Shapes) -> Marshal {
    let flat = match ty {
        Type::Void | Type::This | Type::Error => Some(Marshal::Void),
        Type::Prim(prim) => direct_prim(*prim),
        Type::Parameter(_) => None,
        Type::Named(id) | Type::Applied(id, _) => match (&scope.model().item(*id).kind, position) {
            // an exported class is a reference that the runtime makes
            (ItemKind::Class(class), _) if class.export => None,
            (ItemKind::Class(class), Position::Result) if class.source.is_some() => {
                let index = shapes.values.add(scope.shape(ty));
                Some(Marshal::Reference(Reference::Class(index)))
            }
            (ItemKind::Class(_) | ItemKind::CallbackInterface(_), _) => {
                Some(Marshal::Reference(Reference::Kind(Kind::Object)))
            }
            // a result is checked against the list of values, which is the codec's work
            (_, Position::Param) if scope.is_copy(*id) => Some(Marshal::Scalar(Scalar::Enum)),
            _ => None,
        },
        Type::Constructor(_) => Some(match position {
            Position::Param => Marshal::Reference(Reference::Kind(Kind::Object)),
            Position::Result => {
                Marshal::Reference(Reference::Class(shapes.values.add(scope.shape(ty))))
            }
        }),
        Type::Array(element) => match (&**element, position) {
            // of a result every element is checked, which is the codec's work
            (Type::Prim(Prim::Number(width)), Position::Param) => {
                TypedArray::of(width.kind()).map(|it| Marshal::Elements(Elements::Array(it)))
            }
            _ => None,
        },
        Type::Promise(content) => Some(Marshal::Promise(shapes.values.add(scope.shape(content)))),
        Type::Function(function) => {
            let index = shapes
                .functions
                .add(scope.function_shape(function.as_deref()));
            Some(match position {
                Position::Param => Marshal::Callback(index),
                Position::Result => Marshal::Reference(Reference::Function(index)),
            })
        }
        Type::Nullable(_) | Type::MemoryView(_) | Type::Literal(_) => None,
        Type::Tuple(_) | Type::Dictionary(_) | Type::Map(..) | Type::Set(_) => None,
        // a reference inside of the bytes: what counts is the iteration
        Type::Iterable(_) | Type::AsyncIterable(_) => None,
    };
    flat.unwrap_or_else(|| Marshal::Wire(shapes.values.add(scope.shape(ty))))
}

/// The way of a type without parts that fits into the signature.
fn direct_prim(prim: Prim) -> Option<Marshal> {
    if let Prim::TypedArray(array) = prim {
        return Some(Marshal::Elements(Elements::Typed(array)));
    }
    if let Prim::ArrayBuffer = prim {
        return Some(Marshal::Elements(Elements::Buffer));
    }
    let row = prim.row();
    Some(match (row.direct, row.check) {
        (Direct::F64, Check::Integer { .. }) => Marshal::SafeInteger(row.kind),
        (Direct::I32 | Direct::I64 | Direct::F32 | Direct::F64, _) => {
            Marshal::Scalar(Scalar::Kind(row.kind))
        }
        (Direct::Memory, _) => Marshal::Text,
        (Direct::Reference, _) => Marshal::Reference(Reference::Kind(row.kind)),
        (Direct::Nothing | Direct::Bytes, _) => return None,
    })
}
