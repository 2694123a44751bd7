//! Moves parsed nodes to other offsets after an edit of the text before them. Every field of a node is named, so a new field does
//! not compile before it is handled here.

use super::parse::{Unit, UnitContent};
use super::tree::{
    Alias, Attr, AttrArg, Base, Container, Docs, Enum, Event, EventValue, Events, Field,
    FromClause, Ident, Item, ItemKind, Literal, Member, MemberKind, Param, Record, Signature,
    SignatureParam, StrLit, TypeArg, TypeExpr, TypeKind, TypeParam, UnionMember, Use, UseMember,
    UseMembers, UseName, Variant, VariantKind,
};
use crate::diagnostics::{Diagnostic, Edit, Fix, Label};
use crate::source::Span;

/// Something with offsets into a text.
pub(super) trait OffsetSpans {
    /// Adds `by` to all of its offsets.
    fn offset_spans(&mut self, by: i64);
}

impl OffsetSpans for u32 {
    fn offset_spans(&mut self, by: i64) {
        // offsets after an edit stay within the text
        *self = u32::try_from(i64::from(*self) + by).unwrap_or_default();
    }
}

impl<T: OffsetSpans> OffsetSpans for Option<T> {
    fn offset_spans(&mut self, by: i64) {
        if let Some(inner) = self {
            inner.offset_spans(by);
        }
    }
}

impl<T: OffsetSpans> OffsetSpans for Vec<T> {
    fn offset_spans(&mut self, by: i64) {
        for inner in self {
            inner.offset_spans(by);
        }
    }
}

impl<T: OffsetSpans> OffsetSpans for Box<T> {
    fn offset_spans(&mut self, by: i64) {
        (**self).offset_spans(by);
    }
}

/// Moves the fields before the `|`. Those after it have no offsets.
macro_rules! structs {
    ($($type:ident { $($moved:ident)* | $($other:ident)* })*) => {$(
        impl OffsetSpans for $type {
            fn offset_spans(&mut self, by: i64) {
                let Self { $($moved,)* $($other: _,)* } = self;
                $($moved.offset_spans(by);)*
            }
        }
    )*};
}

structs! {
    Span { start end | }
    Ident { span | text }
    StrLit { span | value }
    Docs { span | lines block }
    Attr { name args span | }
    Item { docs attrs export kind span | }
    Use { path names | }
    UseName { name rename members | }
    UseMembers { names span | }
    Alias { name ty | }
    Container { name type_params extends from members body | }
    Base { name args span | }
    Member { docs attrs is_static kind span | }
    Events { keyword params events body | }
    Event { docs attrs name value span | }
    TypeParam { name bound span | }
    Param { attrs rest name optional ty span | }
    Record { name type_params extends fields body | }
    Field { docs attrs name optional ty span | }
    Enum { name variants open body | }
    Variant { docs attrs kind span | }
    TypeExpr { kind span | }
    UnionMember { docs attrs ty | }
    Signature { params result span | }
    SignatureParam { rest name optional ty span | }
    Unit { from end content doc_blocks problems | clean independent }
    Diagnostic { primary secondary fixes | code level message helps }
    Label { span | file message }
    Fix { edits | title applicability }
    Edit { span | file text }
}

/// Moves the fields of each variant.
macro_rules! enums {
    ($($type:ident {
        $($variant:ident $(($($item:ident),*))? $({ $($field:ident),* })?),*
    })*) => {$(
        impl OffsetSpans for $type {
            fn offset_spans(&mut self, by: i64) {
                match self {$(
                    Self::$variant $(($($item),*))? $({ $($field),* })? => {
                        $($($item.offset_spans(by);)*)?
                        $($($field.offset_spans(by);)*)?
                    }
                )*}
            }
        }
    )*};
}

enums! {
    UnitContent { Docs(docs), Item(item), Nothing }
    AttrArg { Str(text), Word(word) }
    UseMember { Name(name), Event(name) }
    ItemKind { Use(it), Alias(it), Interface(it), CallbackInterface(it), Class(it), Record(it), Enum(it), Bad(name) }
    FromClause { Module(path), Host(name), Global(parts, span) }
    MemberKind {
        Constructor { keyword, params },
        Method { name, type_params, optional, params, result },
        Property { readonly, name, optional, ty },
        Call { open, params, result },
        Index { readonly, key, key_ty, brackets, ty },
        Events(it),
        Bad(name)
    }
    EventValue { Type(ty), Params(params, span) }
    VariantKind { Str(text), Number { name, value } }
    TypeKind { Name { name, args }, Nullable(inner), Tuple(elements), Literal(literal), Union(members), Bad }
    Literal { Str(text), Number(word), Boolean(word) }
    TypeArg { Type(ty), Signature(signature) }
}
