//! Types and shapes in Rust.

use std::borrow::Cow;
use std::collections::HashSet;

use jsi_abi::Kind;
use jsi_idl::model::Literal;

/// A type in Rust.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RustType {
    /// A path or a lifetime.
    Name(Cow<'static, str>),
    /// `NAME<…>`
    Generic(Cow<'static, str>, Vec<RustType>),
    /// `(…)`
    Tuple(Vec<RustType>),
    /// `&T`
    Ref(Box<RustType>),
    /// `&mut T`
    RefMut(Box<RustType>),
    /// `[T]`
    Slice(Box<RustType>),
    /// `[T; N]`
    Array(Box<RustType>, usize),
}

impl RustType {
    /// Adds the names in it.
    pub(crate) fn names(&self, found: &mut HashSet<String>) {
        match self {
            Self::Name(name) => {
                found.insert(name.to_string());
            }
            Self::Generic(name, args) => {
                found.insert(name.to_string());
                args.iter().for_each(|arg| arg.names(found));
            }
            Self::Tuple(parts) => parts.iter().for_each(|part| part.names(found)),
            Self::Ref(inner) | Self::RefMut(inner) | Self::Slice(inner) | Self::Array(inner, _) => {
                inner.names(found);
            }
        }
    }
}

/// A shape in Rust.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A kind without parts.
    Leaf(Kind),
    /// A kind that contains another shape.
    Around(Kind, Box<Shape>),
    /// A kind with any number of other shapes: a tuple, an object with any keys, a map, a set, an iterable.
    Parts(Kind, Vec<Shape>),
    /// The shape of a generated type, or of a type parameter.
    Of(RustType),
    /// One value.
    Literal(Literal),
    /// A function.
    Function(Box<FunctionShape>),
}

impl Shape {
    /// Whether it has functions, promises or iterables outside of generated types. How these are read and written depends on the declared
    /// types, since the Rust type alone does not say which kinds of numbers and lists they are.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        match self {
            Self::Leaf(_) | Self::Of(_) | Self::Literal(_) => false,
            Self::Around(Kind::Promise, _)
            | Self::Parts(Kind::Iterable | Kind::AsyncIterable, _)
            | Self::Function(_) => true,
            Self::Around(_, inner) => inner.is_declared(),
            Self::Parts(_, parts) => parts.iter().any(Self::is_declared),
        }
    }
}

/// Arguments and result of a function.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FunctionShape {
    /// `None` accepts any arguments.
    pub args: Option<Vec<Shape>>,
    /// The result.
    pub result: Shape,
    /// Whether the last argument is a list of all further ones.
    pub rest: bool,
}

/// How a method receives an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Borrow {
    /// By value.
    Value,
    /// By reference.
    Reference,
    /// As a slice of the argument.
    Slice,
    /// As a tuple, of which the elements are received in these ways.
    Tuple(Vec<Borrow>),
    /// As an `Option` inside of a tuple, of which the content is received in this way.
    Nullable(Box<Borrow>),
}
