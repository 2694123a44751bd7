//! Types and shapes in Rust.

use std::borrow::Cow;

use jsi_abi::Kind;

/// A type in Rust.
#[derive(Debug, Clone, PartialEq)]
pub enum RustType {
    /// A path or a lifetime.
    Name(Cow<'static, str>),
    /// `NAME<…>`
    Generic(&'static str, Vec<RustType>),
    /// `(…)`
    Tuple(Vec<RustType>),
    /// `&T`
    Ref(Box<RustType>),
    /// `&mut T`
    RefMut(Box<RustType>),
    /// `[T]`
    Slice(Box<RustType>),
}

/// A shape in Rust.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A kind without parts.
    Leaf(Kind),
    /// A kind that contains another shape.
    Around(Kind, Box<Shape>),
    /// The shape of a generated type of that name.
    Named(String),
    /// A function; the index is into the function shapes.
    Function(usize),
}

/// Arguments and result of a function.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FunctionShape {
    /// `None` accepts any arguments.
    pub args: Option<Vec<Shape>>,
    /// The result.
    pub result: Shape,
}
