//! Types of the model: aliases expanded, names bound, short forms and long forms the same.

use super::{ItemId, Prim, ViewElement};

/// A type.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// No value; a result only.
    Void,
    /// A type without parts.
    Prim(Prim),
    /// A record, enum or class (never an alias or interface once checked).
    Named(ItemId),
    /// `T?`
    Nullable(Box<Type>),
    /// `Array<T>`
    Array(Box<Type>),
    /// `Promise<T>`, `Promise<Void>`
    Promise(Box<Type>),
    /// `MemoryView<W>`
    MemoryView(ViewElement),
    /// `Function<(A, B) => R>`; `None` is the untyped `Function`.
    Function(Option<Box<FunctionType>>),
    /// Stands for a type that was already reported; absent from a checked model.
    Error,
}

impl Type {
    /// Whether a value of it is, or holds, a promise that is not hidden in a record.
    #[must_use]
    pub fn holds_promise(&self) -> bool {
        match self {
            Self::Promise(_) => true,
            Self::Nullable(inner) => inner.holds_promise(),
            Self::Void
            | Self::Prim(_)
            | Self::Named(_)
            | Self::Array(_)
            | Self::MemoryView(_)
            | Self::Function(_)
            | Self::Error => false,
        }
    }
}

/// `(A, B) => R`
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionType {
    /// The parameters.
    pub params: Vec<FunctionParam>,
    /// The result.
    pub result: Type,
}

/// A parameter of a function type.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionParam {
    /// Its name, where written.
    pub name: Option<String>,
    /// Its type; of a rest parameter the `Array<T>`.
    pub ty: Type,
    /// `p?: T`
    pub optional: bool,
    /// `...p: Array<T>`
    pub rest: bool,
}
