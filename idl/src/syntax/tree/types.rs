//! Types as written.

use super::{Attr, Docs, Ident, StrLit};
use crate::source::Span;

/// A type as written.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeExpr {
    /// What it is.
    pub kind: TypeKind,
    /// Its place, a trailing `?` included where it is [`TypeKind::Nullable`].
    pub span: Span,
}

impl TypeExpr {
    /// Whether it is `null` or `undefined`, which are no types of the language.
    pub(crate) fn is_absent(&self) -> bool {
        match &self.kind {
            TypeKind::Name { name, args } => {
                args.is_empty() && matches!(name.text.as_str(), "null" | "undefined")
            }
            TypeKind::Nullable(_)
            | TypeKind::Tuple(_)
            | TypeKind::Literal(_)
            | TypeKind::Union(_)
            | TypeKind::Bad => false,
        }
    }
}

/// The forms of a type.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeKind {
    /// `Name` or `Name<…>`.
    Name {
        /// The name.
        name: Ident,
        /// The arguments; empty without `<…>`.
        args: Vec<TypeArg>,
    },
    /// `T?`
    Nullable(Box<TypeExpr>),
    /// `[A, B]`
    Tuple(Vec<TypeExpr>),
    /// `"auto"`, `2`, `true`
    Literal(Literal),
    /// `A | B`
    Union(Vec<UnionMember>),
    /// Already reported; no further errors are reported for it.
    Bad,
}

/// A value as a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// `"auto"`
    Str(StrLit),
    /// The digits as written, with sign.
    Number(Ident),
    /// `true` or `false`.
    Boolean(Ident),
}

impl Literal {
    /// Its place.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Str(text) => text.span,
            Self::Number(word) | Self::Boolean(word) => word.span,
        }
    }
}

/// A member of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionMember {
    /// Its `///` lines.
    pub docs: Docs,
    /// Its attributes.
    pub attrs: Vec<Attr>,
    /// Its type.
    pub ty: TypeExpr,
}

/// One argument between `<` and `>`.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeArg {
    /// A type.
    Type(TypeExpr),
    /// `(a: A, B) => R`, which `Function` takes.
    Signature(Signature),
}

/// `(a: A, B) => R`
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// The parameters.
    pub params: Vec<SignatureParam>,
    /// The result.
    pub result: Box<TypeExpr>,
    /// Its place.
    pub span: Span,
}

/// A parameter of a function type.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureParam {
    /// The `...`, where written.
    pub rest: Option<Span>,
    /// Its name, where written.
    pub name: Option<Ident>,
    /// The `?` after the name, where written.
    pub optional: Option<Span>,
    /// Its type.
    pub ty: TypeExpr,
    /// From its first token to the end of the type.
    pub span: Span,
}
