//! Interfaces, callback interfaces and classes, and their members.

use super::{Attr, Docs, Ident, StrLit, TypeArg, TypeExpr};
use crate::source::Span;

/// An interface, a callback interface or a class.
#[derive(Debug, Clone, PartialEq)]
pub struct Container {
    /// Its name.
    pub name: Ident,
    /// The type parameters of a class.
    pub type_params: Vec<TypeParam>,
    /// `extends D` or `extends D<A>`.
    pub extends: Option<Base>,
    /// `from …`.
    pub from: Option<FromClause>,
    /// The members in source order.
    pub members: Vec<Member>,
    /// `{` to `}`; `None` for `class C;`.
    pub body: Option<Span>,
}

/// The item that another one extends.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// Its name.
    pub name: Ident,
    /// Its type arguments.
    pub args: Vec<TypeArg>,
    /// From the name to the `>`.
    pub span: Span,
}

/// `from "./x.js"`, `from globalThis.a.b`, `from host "Name"`.
#[derive(Debug, Clone, PartialEq)]
pub enum FromClause {
    /// A module: a relative path, a bare specifier, or a URL.
    Module(StrLit),
    /// The parts after `globalThis` (none for `globalThis` itself), and the place of the whole path.
    Global(Vec<Ident>, Span),
    /// A module registered at run time.
    Host(StrLit),
}

/// A member of an interface or class.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its documentation.
    pub docs: Docs,
    /// Its attributes.
    pub attrs: Vec<Attr>,
    /// The `static` keyword, where written.
    pub is_static: Option<Span>,
    /// What it is.
    pub kind: MemberKind,
    /// From the first token (documentation and attributes not included) to the `;`.
    pub span: Span,
}

/// The kinds of member.
#[derive(Debug, Clone, PartialEq)]
pub enum MemberKind {
    /// `constructor(…);`
    Constructor {
        /// The keyword's place.
        keyword: Span,
        /// The parameters.
        params: Vec<Param>,
    },
    /// `name(…): R;` or `name<T>(…): R;`
    Method {
        /// Its name.
        name: Ident,
        /// The type parameters.
        type_params: Vec<TypeParam>,
        /// The `?` after the name, in a callback interface where written.
        optional: Option<Span>,
        /// The parameters.
        params: Vec<Param>,
        /// The result.
        result: TypeExpr,
    },
    /// `readonly p: T;`, `p: T;` or `p?: T;`
    Property {
        /// The `readonly` keyword, where written.
        readonly: Option<Span>,
        /// Its name.
        name: Ident,
        /// The `?` after the name, where written.
        optional: Option<Span>,
        /// Its type.
        ty: TypeExpr,
    },
    /// `(…): R;`
    Call {
        /// The `(`.
        open: Span,
        /// The parameters.
        params: Vec<Param>,
        /// The result.
        result: TypeExpr,
    },
    /// `[key: K]: T;` or `readonly [key: K]: T;`
    Index {
        /// The `readonly` keyword, where written.
        readonly: Option<Span>,
        /// The name of the key.
        key: Ident,
        /// The type of the key.
        key_ty: TypeExpr,
        /// `[` to `]`.
        brackets: Span,
        /// The type of the values.
        ty: TypeExpr,
    },
    /// `events { "click": T; }`
    Events(Events),
    /// Already reported. The name is kept if it could be read.
    Bad(Option<Ident>),
}

/// `events { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Events {
    /// The keyword.
    pub keyword: Span,
    /// The parameters after the keyword: the options of each function.
    pub params: Vec<Param>,
    /// The events in source order.
    pub events: Vec<Event>,
    /// `{` to `}`.
    pub body: Span,
}

/// An event: `"click": T;` or `"exit": (code: T, signal: U);`
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its `///` lines.
    pub docs: Docs,
    /// Its attributes.
    pub attrs: Vec<Attr>,
    /// Its name in JavaScript.
    pub name: StrLit,
    /// What the listener receives.
    pub value: EventValue,
    /// From the name to the `;`.
    pub span: Span,
}

/// What a listener receives.
#[derive(Debug, Clone, PartialEq)]
pub enum EventValue {
    /// One value, or with `Void` nothing.
    Type(TypeExpr),
    /// These values, from `(` to `)`.
    Params(Vec<Param>, Span),
}

impl Member {
    /// The place of its name; of a constructor the keyword, of a call signature the `(`, of an index the key.
    pub(crate) fn name_span(&self) -> Option<Span> {
        match &self.kind {
            MemberKind::Constructor { keyword, .. } => Some(*keyword),
            MemberKind::Method { name, .. } | MemberKind::Property { name, .. } => Some(name.span),
            MemberKind::Call { open, .. } => Some(*open),
            MemberKind::Index { key, .. } => Some(key.span),
            MemberKind::Events(it) => Some(it.keyword),
            MemberKind::Bad(name) => name.as_ref().map(|name| name.span),
        }
    }

    /// Its type parameters.
    pub(crate) fn type_params(&self) -> &[TypeParam] {
        match &self.kind {
            MemberKind::Method { type_params, .. } => type_params,
            MemberKind::Constructor { .. }
            | MemberKind::Property { .. }
            | MemberKind::Events(_)
            | MemberKind::Call { .. }
            | MemberKind::Index { .. }
            | MemberKind::Bad(_) => &[],
        }
    }

    /// The type of its result or value.
    pub(crate) fn own_type(&self) -> Option<&TypeExpr> {
        match &self.kind {
            MemberKind::Method { result, .. } | MemberKind::Call { result, .. } => Some(result),
            MemberKind::Property { ty, .. } | MemberKind::Index { ty, .. } => Some(ty),
            MemberKind::Constructor { .. } | MemberKind::Events(_) | MemberKind::Bad(_) => None,
        }
    }

    /// Its parameters.
    pub(crate) fn params(&self) -> &[Param] {
        match &self.kind {
            MemberKind::Constructor { params, .. }
            | MemberKind::Method { params, .. }
            | MemberKind::Call { params, .. } => params,
            MemberKind::Events(it) => &it.params,
            MemberKind::Property { .. } | MemberKind::Index { .. } | MemberKind::Bad(_) => &[],
        }
    }
}

/// A type parameter: `T` or `T extends C`.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeParam {
    /// Its name.
    pub name: Ident,
    /// `extends C`.
    pub bound: Option<Ident>,
    /// From the name to the end of the bound.
    pub span: Span,
}

/// A parameter of a method or constructor.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its attributes.
    pub attrs: Vec<Attr>,
    /// The `...`, where written.
    pub rest: Option<Span>,
    /// Its name.
    pub name: Ident,
    /// The `?` after the name, where written.
    pub optional: Option<Span>,
    /// Its type.
    pub ty: TypeExpr,
    /// From its first token (attributes not included) to the end of the type.
    pub span: Span,
}
