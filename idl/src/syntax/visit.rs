//! The one walk over a syntax tree. It names every field of every node, so a new field or variant of the tree does not compile
//! before it is handled here.

use super::tree::{
    Alias, Attr, AttrArg, Base, Container, Enum, Event, EventValue, Events, Field, File,
    FromClause, Ident, Item, ItemKind, Member, MemberKind, Param, Record, Signature,
    SignatureParam, StrLit, TypeArg, TypeExpr, TypeKind, TypeParam, UnionMember, Use, UseMember,
    UseName, Variant, VariantKind,
};
use crate::source::Span;

/// A node of a tree, as the walk reaches it: before the nodes inside it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum TreeNode<'a> {
    Item(&'a Item),
    Member(&'a Member),
    Event(&'a Event),
    Param(&'a Param),
    Field(&'a Field),
    Variant(&'a Variant),
    Type(&'a TypeExpr),
    UnionMember(&'a UnionMember),
    Name(Name<'a>),
}

/// A name, or a path or keyword in the place of one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name<'a> {
    pub(crate) span: Span,
    pub(crate) kind: NameKind<'a>,
    /// The item that contains it.
    pub(crate) item: &'a Item,
    /// The member that contains it.
    pub(crate) member: Option<&'a Member>,
}

/// What a name is the name of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum NameKind<'a> {
    /// The name of an item.
    Item,
    /// The path of a `use`.
    UsePath(&'a StrLit),
    /// A name in a `use`, as it is in the other file.
    Used(&'a UseName),
    /// The local name in a `use`.
    Local(&'a Ident),
    /// A member in a `use`, and the name that it is a member of.
    UsedMember(&'a UseName, &'a UseMember),
    /// The item after `extends`.
    Extends(&'a Ident),
    /// The path of a module, or its name at the host.
    Module(&'a StrLit),
    /// A part of `globalThis.a.b`.
    Global,
    /// The name of a member, the word `constructor` or `events`, the `(` of a call signature, or the key of an index.
    Member(&'a Member),
    /// The name of an event, with its quotes.
    Event,
    /// The name of a parameter.
    Param,
    /// The name of a type parameter.
    TypeParam(&'a TypeParam),
    /// The class after `extends` of a type parameter.
    Bound(&'a Ident),
    /// The name of a record's field.
    Field(&'a Field),
    /// A value of an enum.
    Variant(&'a Variant),
    /// The name of a type where it is used.
    Type(&'a Ident),
    /// The name of a parameter in a function type.
    SignatureParam(&'a Signature),
    /// The name of an attribute.
    Attribute,
    /// A bare word in an attribute's parentheses.
    AttributeWord,
}

/// Visits every node of a file, in source order.
pub(crate) fn visit_file<'a>(file: &'a File, visit: &mut impl FnMut(TreeNode<'a>)) {
    let File {
        docs: _,
        items,
        comments: _,
    } = file;
    for item in items {
        visit_item(item, visit);
    }
}

/// Visits an item and every node inside it, in source order.
pub(crate) fn visit_item<'a>(item: &'a Item, visit: &mut impl FnMut(TreeNode<'a>)) {
    let mut walk = Walk {
        item,
        member: None,
        visit,
    };
    walk.item();
}

/// Visits every name in a file.
pub(crate) fn names<'a>(file: &'a File, visit: &mut impl FnMut(Name<'a>)) {
    visit_file(file, &mut |node| {
        if let TreeNode::Name(name) = node {
            visit(name);
        }
    });
}

/// Visits every type in an item, each before the types inside it.
pub(crate) fn types<'a>(item: &'a Item, visit: &mut impl FnMut(&'a TypeExpr)) {
    visit_item(item, &mut |node| {
        if let TreeNode::Type(ty) = node {
            visit(ty);
        }
    });
}

/// Visits every name of a type that an item mentions: in its types, and after `extends`. Names of type parameters count.
pub(crate) fn type_names<'a>(item: &'a Item, visit: &mut impl FnMut(&'a Ident)) {
    visit_item(item, &mut |node| {
        if let TreeNode::Name(name) = node
            && let NameKind::Type(ident) | NameKind::Extends(ident) | NameKind::Bound(ident) =
                name.kind
        {
            visit(ident);
        }
    });
}

struct Walk<'a, 'v, F> {
    item: &'a Item,
    member: Option<&'a Member>,
    visit: &'v mut F,
}

impl<'a, F: FnMut(TreeNode<'a>)> Walk<'a, '_, F> {
    fn name(&mut self, span: Span, kind: NameKind<'a>) {
        (self.visit)(TreeNode::Name(Name {
            span,
            kind,
            item: self.item,
            member: self.member,
        }));
    }

    fn item(&mut self) {
        let item = self.item;
        (self.visit)(TreeNode::Item(item));
        let Item {
            docs: _,
            attrs,
            export: _,
            kind,
            span: _,
        } = item;
        self.attrs(attrs);
        match kind {
            ItemKind::Use(it) => self.use_item(it),
            ItemKind::Alias(Alias { name, ty }) => {
                self.name(name.span, NameKind::Item);
                self.ty(ty);
            }
            ItemKind::Interface(it) | ItemKind::CallbackInterface(it) | ItemKind::Class(it) => {
                self.container(it);
            }
            ItemKind::Record(Record {
                name,
                type_params,
                extends,
                fields,
                body: _,
            }) => {
                self.name(name.span, NameKind::Item);
                self.type_params(type_params);
                self.extends(extends.as_ref());
                fields.iter().for_each(|field| self.field(field));
            }
            ItemKind::Enum(Enum {
                name,
                variants,
                open: _,
                body: _,
            }) => {
                self.name(name.span, NameKind::Item);
                variants.iter().for_each(|variant| self.variant(variant));
            }
            ItemKind::Bad(name) => {
                if let Some(name) = name {
                    self.name(name.span, NameKind::Item);
                }
            }
        }
    }

    fn use_item(&mut self, it: &'a Use) {
        let Use { path, names } = it;
        self.name(path.span, NameKind::UsePath(path));
        for used in names {
            let UseName {
                name,
                rename,
                members,
            } = used;
            self.name(name.span, NameKind::Used(used));
            if let Some(rename) = rename {
                self.name(rename.span, NameKind::Local(rename));
            }
            for member in members.iter().flat_map(|it| &it.names) {
                self.name(member.span(), NameKind::UsedMember(used, member));
            }
        }
    }

    fn container(&mut self, it: &'a Container) {
        let Container {
            name,
            type_params,
            extends,
            from,
            members,
            body: _,
        } = it;
        self.name(name.span, NameKind::Item);
        self.type_params(type_params);
        self.extends(extends.as_ref());
        match from {
            Some(FromClause::Module(path) | FromClause::Host(path)) => {
                self.name(path.span, NameKind::Module(path));
            }
            Some(FromClause::Global(parts, _)) => {
                for part in parts {
                    self.name(part.span, NameKind::Global);
                }
            }
            None => {}
        }
        for member in members {
            self.member = Some(member);
            self.member(member);
        }
    }

    fn extends(&mut self, extends: Option<&'a Base>) {
        if let Some(extends) = extends {
            let Base {
                name,
                args,
                span: _,
            } = extends;
            self.name(name.span, NameKind::Extends(name));
            self.type_args(args);
        }
    }

    fn member(&mut self, member: &'a Member) {
        (self.visit)(TreeNode::Member(member));
        let Member {
            docs: _,
            attrs,
            is_static: _,
            kind,
            span: _,
        } = member;
        self.attrs(attrs);
        match kind {
            MemberKind::Constructor { keyword, params } => {
                self.name(*keyword, NameKind::Member(member));
                self.params(params);
            }
            MemberKind::Method {
                name,
                type_params,
                optional: _,
                params,
                result,
            } => {
                self.name(name.span, NameKind::Member(member));
                self.type_params(type_params);
                self.params(params);
                self.ty(result);
            }
            MemberKind::Property {
                readonly: _,
                name,
                optional: _,
                ty,
            } => {
                self.name(name.span, NameKind::Member(member));
                self.ty(ty);
            }
            MemberKind::Call {
                open,
                params,
                result,
            } => {
                self.name(*open, NameKind::Member(member));
                self.params(params);
                self.ty(result);
            }
            MemberKind::Index {
                readonly: _,
                key,
                key_ty,
                brackets: _,
                ty,
            } => {
                self.name(key.span, NameKind::Member(member));
                self.ty(key_ty);
                self.ty(ty);
            }
            MemberKind::Events(it) => self.events(member, it),
            MemberKind::Bad(name) => {
                if let Some(name) = name {
                    self.name(name.span, NameKind::Member(member));
                }
            }
        }
    }

    fn events(&mut self, member: &'a Member, it: &'a Events) {
        let Events {
            keyword,
            params,
            events,
            body: _,
        } = it;
        self.name(*keyword, NameKind::Member(member));
        self.params(params);
        for event in events {
            (self.visit)(TreeNode::Event(event));
            let Event {
                docs: _,
                attrs,
                name,
                value,
                span: _,
            } = event;
            self.attrs(attrs);
            self.name(name.span, NameKind::Event);
            match value {
                EventValue::Type(ty) => self.ty(ty),
                EventValue::Params(params, _) => self.params(params),
            }
        }
    }

    fn type_params(&mut self, type_params: &'a [TypeParam]) {
        for param in type_params {
            let TypeParam {
                name,
                bound,
                span: _,
            } = param;
            self.name(name.span, NameKind::TypeParam(param));
            if let Some(bound) = bound {
                self.name(bound.span, NameKind::Bound(bound));
            }
        }
    }

    fn params(&mut self, params: &'a [Param]) {
        for param in params {
            (self.visit)(TreeNode::Param(param));
            let Param {
                attrs,
                rest: _,
                name,
                optional: _,
                ty,
                span: _,
            } = param;
            self.attrs(attrs);
            self.name(name.span, NameKind::Param);
            self.ty(ty);
        }
    }

    fn field(&mut self, field: &'a Field) {
        (self.visit)(TreeNode::Field(field));
        let Field {
            docs: _,
            attrs,
            name,
            optional: _,
            ty,
            span: _,
        } = field;
        self.attrs(attrs);
        self.name(name.span, NameKind::Field(field));
        self.ty(ty);
    }

    fn variant(&mut self, variant: &'a Variant) {
        (self.visit)(TreeNode::Variant(variant));
        let Variant {
            docs: _,
            attrs,
            kind,
            span: _,
        } = variant;
        self.attrs(attrs);
        let name = match kind {
            VariantKind::Str(text) => text.span,
            VariantKind::Number { name, value: _ } => name.span,
        };
        self.name(name, NameKind::Variant(variant));
    }

    fn attrs(&mut self, attrs: &'a [Attr]) {
        for attr in attrs {
            let Attr {
                name,
                args,
                span: _,
            } = attr;
            self.name(name.span, NameKind::Attribute);
            for arg in args.iter().flatten() {
                match arg {
                    AttrArg::Word(word) => self.name(word.span, NameKind::AttributeWord),
                    AttrArg::Str(_) => {}
                }
            }
        }
    }

    fn ty(&mut self, ty: &'a TypeExpr) {
        (self.visit)(TreeNode::Type(ty));
        let TypeExpr { kind, span: _ } = ty;
        match kind {
            TypeKind::Name { name, args } => {
                self.name(name.span, NameKind::Type(name));
                self.type_args(args);
            }
            TypeKind::Nullable(inner) => self.ty(inner),
            TypeKind::Tuple(elements) => elements.iter().for_each(|element| self.ty(element)),
            TypeKind::Union(members) => members.iter().for_each(|it| self.union_member(it)),
            TypeKind::Literal(_) | TypeKind::Bad => {}
        }
    }

    fn type_args(&mut self, args: &'a [TypeArg]) {
        for arg in args {
            match arg {
                TypeArg::Type(ty) => self.ty(ty),
                TypeArg::Signature(it) => self.signature(it),
            }
        }
    }

    fn union_member(&mut self, member: &'a UnionMember) {
        (self.visit)(TreeNode::UnionMember(member));
        let UnionMember { docs: _, attrs, ty } = member;
        self.attrs(attrs);
        self.ty(ty);
    }

    fn signature(&mut self, signature: &'a Signature) {
        let Signature {
            params,
            result,
            span: _,
        } = signature;
        for param in params {
            let SignatureParam {
                rest: _,
                name,
                optional: _,
                ty,
                span: _,
            } = param;
            if let Some(name) = name {
                self.name(name.span, NameKind::SignatureParam(signature));
            }
            self.ty(ty);
        }
        self.ty(result);
    }
}
