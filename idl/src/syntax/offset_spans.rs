//! Moves what was read to another place: an edit before it makes its offsets others, and nothing else.

use super::parse::{Unit, UnitContent};
use super::tree::{
    Attr, AttrArg, Container, Docs, Enum, Field, FromClause, Ident, Item, ItemKind, Member,
    MemberKind, Param, Record, Signature, StrLit, TypeArg, TypeExpr, TypeKind, Use, Variant,
    VariantKind,
};
use crate::diagnostics::Diagnostic;
use crate::source::Span;

/// Something with offsets.
pub(super) trait Shift {
    /// Moves it.
    fn shift(&mut self, by: i64);
}

impl Shift for u32 {
    fn shift(&mut self, by: i64) {
        // what comes after an edit is at no offset that does not fit
        *self = u32::try_from(i64::from(*self) + by).unwrap_or_default();
    }
}

impl<T: Shift> Shift for Option<T> {
    fn shift(&mut self, by: i64) {
        if let Some(inner) = self {
            inner.shift(by);
        }
    }
}

impl<T: Shift> Shift for Vec<T> {
    fn shift(&mut self, by: i64) {
        for inner in self {
            inner.shift(by);
        }
    }
}

impl<T: Shift> Shift for Box<T> {
    fn shift(&mut self, by: i64) {
        (**self).shift(by);
    }
}

/// Moves all the named fields.
macro_rules! fields {
    ($($type:ident { $($field:ident)* })*) => {$(
        impl Shift for $type {
            fn shift(&mut self, by: i64) {
                $(self.$field.shift(by);)*
            }
        }
    )*};
}

fields! {
    Span { start end }
    Ident { span }
    StrLit { span }
    Docs { span }
    Attr { name args span }
    Item { docs attrs export kind span }
    Use { path names }
    Container { name extends from members body }
    Member { docs attrs is_static kind span }
    Param { attrs rest name optional ty span }
    Record { name fields body }
    Field { docs attrs name optional ty span }
    Enum { name variants open body }
    Variant { docs attrs kind span }
    TypeExpr { kind span }
    Signature { params result span }
    Unit { from end content problems }
}

impl Shift for super::tree::UseName {
    fn shift(&mut self, by: i64) {
        self.name.shift(by);
        self.rename.shift(by);
    }
}

impl Shift for super::tree::Alias {
    fn shift(&mut self, by: i64) {
        self.name.shift(by);
        self.ty.shift(by);
    }
}

impl Shift for super::tree::SignatureParam {
    fn shift(&mut self, by: i64) {
        self.name.shift(by);
        self.optional.shift(by);
        self.ty.shift(by);
    }
}

impl Shift for UnitContent {
    fn shift(&mut self, by: i64) {
        match self {
            Self::Docs(docs) => docs.shift(by),
            Self::Item(item) => item.shift(by),
            Self::Nothing => {}
        }
    }
}

impl Shift for AttrArg {
    fn shift(&mut self, by: i64) {
        match self {
            Self::Str(literal) => literal.shift(by),
            Self::Word(word) => word.shift(by),
        }
    }
}

impl Shift for ItemKind {
    fn shift(&mut self, by: i64) {
        match self {
            Self::Use(it) => it.shift(by),
            Self::Alias(it) => it.shift(by),
            Self::Interface(it) | Self::Class(it) => it.shift(by),
            Self::Record(it) => it.shift(by),
            Self::Enum(it) => it.shift(by),
            Self::Bad(name) => name.shift(by),
        }
    }
}

impl Shift for FromClause {
    fn shift(&mut self, by: i64) {
        match self {
            Self::Module(literal) | Self::Host(literal) => literal.shift(by),
            Self::Global(path, whole) => {
                path.shift(by);
                whole.shift(by);
            }
        }
    }
}

impl Shift for MemberKind {
    fn shift(&mut self, by: i64) {
        match self {
            Self::Constructor { keyword, params } => {
                keyword.shift(by);
                params.shift(by);
            }
            Self::Method {
                name,
                params,
                result,
            } => {
                name.shift(by);
                params.shift(by);
                result.shift(by);
            }
            Self::Property { readonly, name, ty } => {
                readonly.shift(by);
                name.shift(by);
                ty.shift(by);
            }
            Self::Bad(name) => name.shift(by),
        }
    }
}

impl Shift for VariantKind {
    fn shift(&mut self, by: i64) {
        match self {
            Self::Str(literal) => literal.shift(by),
            Self::Number { name, value } => {
                name.shift(by);
                value.shift(by);
            }
        }
    }
}

impl Shift for TypeKind {
    fn shift(&mut self, by: i64) {
        match self {
            Self::Name { name, args } => {
                name.shift(by);
                args.shift(by);
            }
            Self::Nullable(inner) => inner.shift(by),
            Self::Bad => {}
        }
    }
}

impl Shift for TypeArg {
    fn shift(&mut self, by: i64) {
        match self {
            Self::Type(ty) => ty.shift(by),
            Self::Signature(signature) => signature.shift(by),
        }
    }
}

impl Shift for Diagnostic {
    fn shift(&mut self, by: i64) {
        self.primary.span.shift(by);
        for label in &mut self.secondary {
            label.span.shift(by);
        }
        for edit in self.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span.shift(by);
        }
    }
}
