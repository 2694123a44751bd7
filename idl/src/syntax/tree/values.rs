//! Records and enums.

use super::{Attr, Base, Docs, Ident, StrLit, TypeExpr, TypeParam};
use crate::source::Span;

/// `record R { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its name.
    pub name: Ident,
    /// The type parameters.
    pub type_params: Vec<TypeParam>,
    /// `extends R` or `extends R<A>`.
    pub extends: Option<Base>,
    /// The fields in source order; broken ones are left out (already reported).
    pub fields: Vec<Field>,
    /// `{` to `}`.
    pub body: Span,
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its documentation.
    pub docs: Docs,
    /// Its attributes.
    pub attrs: Vec<Attr>,
    /// Its name.
    pub name: Ident,
    /// The `?` after the name, where written.
    pub optional: Option<Span>,
    /// Its type.
    pub ty: TypeExpr,
    /// From the name to the `;`.
    pub span: Span,
}

/// `enum E { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Enum {
    /// Its name.
    pub name: Ident,
    /// The values in source order.
    pub variants: Vec<Variant>,
    /// The `...` that lets unknown values in, where written.
    pub open: Option<Span>,
    /// `{` to `}`.
    pub body: Span,
}

/// A value of an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Its documentation.
    pub docs: Docs,
    /// Its attributes.
    pub attrs: Vec<Attr>,
    /// What it is.
    pub kind: VariantKind,
    /// Its place.
    pub span: Span,
}

/// The two forms of an enum value.
#[derive(Debug, Clone, PartialEq)]
pub enum VariantKind {
    /// `"left"`
    Str(StrLit),
    /// `Low = 0`; the value may be left out, then it is one more than the one before (0 for the first).
    Number {
        /// Its name.
        name: Ident,
        /// The digits as written, with sign.
        value: Option<Ident>,
    },
}
