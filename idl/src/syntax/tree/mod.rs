//! The syntax tree with the span of every part. Names are not resolved, and nothing is checked.

mod containers;
mod types;
mod values;

use std::ops::Range;

pub use containers::{
    Base, Container, Event, EventValue, Events, FromClause, Member, MemberKind, Param, TypeParam,
};
pub use types::{Literal, Signature, SignatureParam, TypeArg, TypeExpr, TypeKind, UnionMember};
pub use values::{Enum, Field, Record, Variant, VariantKind};

use crate::source::Span;

/// A parsed file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct File {
    /// `//!` lines.
    pub docs: Docs,
    /// Items in source order; those that could not be parsed are [`ItemKind::Bad`].
    pub items: Vec<Item>,
    /// Every `//` and `/* */` comment in source order, for the formatter. Documentation is none.
    pub comments: Vec<Span>,
}

/// An identifier as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ident {
    /// Its text.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// A string literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrLit {
    /// The value, escapes resolved.
    pub value: String,
    /// Its place, quotes included.
    pub span: Span,
}

/// Documentation: lines of `///` or `//!`, and at most one `/** … */`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docs {
    /// One entry a line, without the `///`, `//!` or ` *` and without one following space.
    pub lines: Vec<String>,
    /// From the first to the last line, if there is one.
    pub span: Option<Span>,
    /// The lines that are from a `/** … */`.
    pub block: Option<Range<usize>>,
}

impl Docs {
    /// Adds further lines, none of which are from a block.
    pub(super) fn append(&mut self, more: &Docs) {
        self.lines.extend_from_slice(&more.lines);
        self.span = match (self.span, more.span) {
            (Some(first), Some(last)) => Some(first.to(last)),
            (first, last) => first.or(last),
        };
    }
}

/// `@name` or `@name(args)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Attr {
    /// The name without `@`.
    pub name: Ident,
    /// The arguments in parentheses; `None` without parentheses.
    pub args: Option<Vec<AttrArg>>,
    /// From `@` to the end.
    pub span: Span,
}

/// One argument of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttrArg {
    /// `"text"`
    Str(StrLit),
    /// A bare word, possibly with dashes (`missing-docs`).
    Word(Ident),
}

/// An item with its documentation and attributes.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its documentation.
    pub docs: Docs,
    /// Its attributes.
    pub attrs: Vec<Attr>,
    /// The `export` keyword, where written.
    pub export: Option<Span>,
    /// What it is.
    pub kind: ItemKind,
    /// From the first token (documentation and attributes not included) to the last.
    pub span: Span,
}

/// The kinds of item.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// `use "./x.jsi" { A, B as C };`
    Use(Use),
    /// `type A = T;`
    Alias(Alias),
    /// `interface I extends J from … { … }`
    Interface(Container),
    /// `callback interface I { … }`; it has neither `extends` nor `from`.
    CallbackInterface(Container),
    /// `class C extends D from … { … }`
    Class(Container),
    /// `record R extends Q { … }`
    Record(Record),
    /// `enum E { … }`
    Enum(Enum),
    /// Something that could not be read; already reported. The name is known if the head could be read, so that
    /// uses of it are not reported as unknown.
    Bad(Option<Ident>),
}

impl ItemKind {
    /// The name that an item declares.
    pub(crate) fn name(&self) -> Option<&Ident> {
        match self {
            Self::Use(_) => None,
            Self::Alias(alias) => Some(&alias.name),
            Self::Interface(it) | Self::CallbackInterface(it) | Self::Class(it) => Some(&it.name),
            Self::Record(record) => Some(&record.name),
            Self::Enum(it) => Some(&it.name),
            Self::Bad(name) => name.as_ref(),
        }
    }

    /// Its type parameters.
    pub(crate) fn type_params(&self) -> &[TypeParam] {
        match self {
            Self::Interface(it) | Self::CallbackInterface(it) | Self::Class(it) => &it.type_params,
            Self::Record(it) => &it.type_params,
            Self::Use(_) | Self::Alias(_) | Self::Enum(_) | Self::Bad(_) => &[],
        }
    }

    /// `{` to `}`, where it has a body of members, fields or values.
    pub(crate) fn body(&self) -> Option<Span> {
        match self {
            Self::Interface(it) | Self::CallbackInterface(it) | Self::Class(it) => it.body,
            Self::Record(it) => Some(it.body),
            Self::Enum(it) => Some(it.body),
            Self::Use(_) | Self::Alias(_) | Self::Bad(_) => None,
        }
    }
}

/// `use "./x.jsi" { A, B as C };`
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    /// The path as written.
    pub path: StrLit,
    /// The names taken from it.
    pub names: Vec<UseName>,
}

/// `A` or `A as B` in a `use`.
#[derive(Debug, Clone, PartialEq)]
pub struct UseName {
    /// The name in the other file.
    pub name: Ident,
    /// The local name, if another.
    pub rename: Option<Ident>,
    /// The members that are taken of it, of an item of the platform; `None` for all.
    pub members: Option<UseMembers>,
}

/// `{ createElement, "click" }` after a name in a `use`.
#[derive(Debug, Clone, PartialEq)]
pub struct UseMembers {
    /// The names in it.
    pub names: Vec<UseMember>,
    /// `{` to `}`.
    pub span: Span,
}

/// A member in a `use`, by its name in JavaScript; an event has quotes.
#[derive(Debug, Clone, PartialEq)]
pub enum UseMember {
    /// `createElement`
    Name(Ident),
    /// `"click"`
    Event(StrLit),
}

impl UseMember {
    /// Its place, of an event with the quotes.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Name(name) => name.span,
            Self::Event(name) => name.span,
        }
    }

    /// Its name.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Name(name) => &name.text,
            Self::Event(name) => &name.value,
        }
    }
}

impl UseName {
    /// Where it ends.
    #[must_use]
    pub fn end(&self) -> u32 {
        let name = self.rename.as_ref().unwrap_or(&self.name).span.end;
        self.members.as_ref().map_or(name, |it| it.span.end)
    }
}

/// `type A = T;`
#[derive(Debug, Clone, PartialEq)]
pub struct Alias {
    /// Its name.
    pub name: Ident,
    /// Its type.
    pub ty: TypeExpr,
}

impl Alias {
    /// The members, where it declares a union.
    pub(crate) fn members(&self) -> Option<&[UnionMember]> {
        match &self.ty.kind {
            TypeKind::Union(members) => Some(members),
            TypeKind::Name { .. }
            | TypeKind::Nullable(_)
            | TypeKind::Tuple(_)
            | TypeKind::Literal(_)
            | TypeKind::Bad => None,
        }
    }
}
