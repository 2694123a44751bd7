//! The syntax tree with the span of every part. Names are not resolved, and nothing is checked.

use std::ops::Range;

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
            Self::Use(_) | Self::Alias(_) | Self::Record(_) | Self::Enum(_) | Self::Bad(_) => &[],
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

impl Literal {
    /// Its place.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Str(text) => text.span,
            Self::Number(word) | Self::Boolean(word) => word.span,
        }
    }
}

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

/// `record R { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its name.
    pub name: Ident,
    /// `extends R`.
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

/// A type as written.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeExpr {
    /// What it is.
    pub kind: TypeKind,
    /// Its place, a trailing `?` included where it is [`TypeKind::Nullable`].
    pub span: Span,
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
