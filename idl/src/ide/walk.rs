//! Every named part of a tree, in source order, with what it belongs to. The one walk that all features share.

use crate::source::Span;
use crate::syntax::tree::{
    Attr, AttrArg, Enum, Field, File, FromClause, Ident, Item, ItemKind, Member, MemberKind, Param,
    Signature, StrLit, TypeArg, TypeExpr, TypeKind, UseName, Variant, VariantKind,
};

pub(super) use crate::syntax::visit::{inner_types, types};

/// A part, and the place at which one points to mean it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) span: Span,
    pub(super) kind: PartKind<'a>,
    /// The item it stands in.
    pub(super) item: &'a Item,
    /// The member of that item it stands in.
    pub(super) member: Option<&'a Member>,
}

/// The kinds of part.
#[derive(Debug, Clone, Copy)]
pub(super) enum PartKind<'a> {
    /// The name of an item.
    Item,
    /// The path of a `use`.
    UsePath(&'a StrLit),
    /// A name in a `use`, as it is in the other file.
    Used(&'a UseName),
    /// The local name in a `use`.
    Local(&'a Ident),
    /// The class after `extends`.
    Extends(&'a Ident),
    /// The path of a module, or its name at the host.
    Module(&'a StrLit),
    /// A part of `globalThis.a.b`.
    Global,
    /// The name of a member, or the word `constructor`.
    Member(&'a Member),
    /// The name of a parameter.
    Param,
    /// The name of a record's field.
    Field(&'a Field),
    /// A value of an enum.
    Variant(&'a Variant),
    /// The name of a type where it is used.
    Type(&'a Ident),
    /// The name of a parameter in a function type.
    Argument(&'a Signature),
    /// The name of an attribute.
    Attr,
    /// A bare word in an attribute's parentheses.
    Word,
}

/// Visits every part of a file.
pub(super) fn walk<'a>(file: &'a File, visit: &mut dyn FnMut(Part<'a>)) {
    for item in &file.items {
        walk_item(item, visit);
    }
}

/// Visits every part of an item.
pub(super) fn walk_item<'a>(item: &'a Item, visit: &mut dyn FnMut(Part<'a>)) {
    let mut walk = Walk {
        item,
        member: None,
        visit,
    };
    walk.item();
}

struct Walk<'a, 'v> {
    item: &'a Item,
    member: Option<&'a Member>,
    visit: &'v mut dyn FnMut(Part<'a>),
}

impl<'a> Walk<'a, '_> {
    fn add(&mut self, span: Span, kind: PartKind<'a>) {
        (self.visit)(Part {
            span,
            kind,
            item: self.item,
            member: self.member,
        });
    }

    fn item(&mut self) {
        let item = self.item;
        self.attrs(&item.attrs);
        match &item.kind {
            ItemKind::Use(it) => {
                self.add(it.path.span, PartKind::UsePath(&it.path));
                for name in &it.names {
                    self.add(name.name.span, PartKind::Used(name));
                    if let Some(rename) = &name.rename {
                        self.add(rename.span, PartKind::Local(rename));
                    }
                }
            }
            ItemKind::Alias(it) => {
                self.add(it.name.span, PartKind::Item);
                self.ty(&it.ty);
            }
            ItemKind::Interface(it) | ItemKind::Class(it) => {
                self.add(it.name.span, PartKind::Item);
                if let Some(extends) = &it.extends {
                    self.add(extends.span, PartKind::Extends(extends));
                }
                match &it.from {
                    Some(FromClause::Module(path) | FromClause::Host(path)) => {
                        self.add(path.span, PartKind::Module(path));
                    }
                    Some(FromClause::Global(parts, _)) => {
                        for part in parts {
                            self.add(part.span, PartKind::Global);
                        }
                    }
                    None => {}
                }
                for member in &it.members {
                    self.member = Some(member);
                    self.member(member);
                }
            }
            ItemKind::Record(it) => {
                self.add(it.name.span, PartKind::Item);
                for field in &it.fields {
                    self.attrs(&field.attrs);
                    self.add(field.name.span, PartKind::Field(field));
                    self.ty(&field.ty);
                }
            }
            ItemKind::Enum(it) => self.enumeration(it),
            ItemKind::Bad(name) => {
                if let Some(name) = name {
                    self.add(name.span, PartKind::Item);
                }
            }
        }
    }

    fn enumeration(&mut self, it: &'a Enum) {
        self.add(it.name.span, PartKind::Item);
        for variant in &it.variants {
            self.attrs(&variant.attrs);
            self.add(variant_span(variant), PartKind::Variant(variant));
        }
    }

    fn member(&mut self, member: &'a Member) {
        self.attrs(&member.attrs);
        if let Some(span) = member_span(member) {
            self.add(span, PartKind::Member(member));
        }
        match &member.kind {
            MemberKind::Constructor { params, .. } => self.params(params),
            MemberKind::Method { params, result, .. } => {
                self.params(params);
                self.ty(result);
            }
            MemberKind::Property { ty, .. } => self.ty(ty),
            MemberKind::Bad(_) => {}
        }
    }

    fn params(&mut self, params: &'a [Param]) {
        for param in params {
            self.attrs(&param.attrs);
            self.add(param.name.span, PartKind::Param);
            self.ty(&param.ty);
        }
    }

    fn attrs(&mut self, attrs: &'a [Attr]) {
        for attr in attrs {
            self.add(attr.name.span, PartKind::Attr);
            for arg in attr.args.iter().flatten() {
                if let AttrArg::Word(word) = arg {
                    self.add(word.span, PartKind::Word);
                }
            }
        }
    }

    fn ty(&mut self, ty: &'a TypeExpr) {
        match &ty.kind {
            TypeKind::Name { name, args } => {
                self.add(name.span, PartKind::Type(name));
                for arg in args {
                    match arg {
                        TypeArg::Type(ty) => self.ty(ty),
                        TypeArg::Signature(it) => {
                            for param in &it.params {
                                if let Some(name) = &param.name {
                                    self.add(name.span, PartKind::Argument(it));
                                }
                                self.ty(&param.ty);
                            }
                            self.ty(&it.result);
                        }
                    }
                }
            }
            TypeKind::Nullable(inner) => self.ty(inner),
            TypeKind::Bad => {}
        }
    }
}

/// The place of a member's name.
pub(super) fn member_span(member: &Member) -> Option<Span> {
    match &member.kind {
        MemberKind::Constructor { keyword, .. } => Some(*keyword),
        MemberKind::Method { name, .. } | MemberKind::Property { name, .. } => Some(name.span),
        MemberKind::Bad(name) => name.as_ref().map(|name| name.span),
    }
}

/// The place of a value's name.
pub(super) fn variant_span(variant: &Variant) -> Span {
    match &variant.kind {
        VariantKind::Str(text) => text.span,
        VariantKind::Number { name, .. } => name.span,
    }
}
