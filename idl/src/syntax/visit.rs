//! Ways through a tree that several parts of the crate go: the types of an item, and what stands inside of them; the
//! parts of an item that stand by themselves.

use super::tree::{
    Attr, Docs, Ident, Item, ItemKind, Member, MemberKind, Param, TypeArg, TypeExpr, TypeKind,
};
use crate::source::Span;

/// A member of an interface or class, or a field of a record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'a> {
    pub(crate) docs: &'a Docs,
    pub(crate) attrs: &'a [Attr],
    /// Its name; of a constructor the keyword is one, too.
    pub(crate) name: Span,
    /// The name where it is one.
    pub(crate) ident: Option<&'a Ident>,
    /// All of it but documentation and attributes.
    pub(crate) span: Span,
}

/// The members or fields of an item, as far as they have a name.
pub(crate) fn parts<'a>(item: &'a Item, visit: &mut dyn FnMut(Part<'a>)) {
    match &item.kind {
        ItemKind::Interface(it) | ItemKind::Class(it) => {
            it.members.iter().filter_map(member).for_each(visit);
        }
        ItemKind::Record(it) => {
            for field in &it.fields {
                visit(Part {
                    docs: &field.docs,
                    attrs: &field.attrs,
                    name: field.name.span,
                    ident: Some(&field.name),
                    span: field.span,
                });
            }
        }
        ItemKind::Alias(_) | ItemKind::Enum(_) | ItemKind::Use(_) | ItemKind::Bad(_) => {}
    }
}

fn member(it: &Member) -> Option<Part<'_>> {
    let (name, ident) = match &it.kind {
        MemberKind::Constructor { keyword, .. } => (*keyword, None),
        MemberKind::Method { name, .. } | MemberKind::Property { name, .. } => {
            (name.span, Some(name))
        }
        MemberKind::Bad(_) => return None,
    };
    Some(Part {
        docs: &it.docs,
        attrs: &it.attrs,
        name,
        ident,
        span: it.span,
    })
}

/// The parameters of a member.
pub(crate) fn params(member: &Member) -> &[Param] {
    match &member.kind {
        MemberKind::Constructor { params, .. } | MemberKind::Method { params, .. } => params,
        MemberKind::Property { .. } | MemberKind::Bad(_) => &[],
    }
}

/// Every type of an item, the whole ones only.
pub(crate) fn types<'a>(item: &'a Item, visit: &mut dyn FnMut(&'a TypeExpr)) {
    match &item.kind {
        ItemKind::Alias(it) => visit(&it.ty),
        ItemKind::Interface(it) | ItemKind::Class(it) => {
            for member in &it.members {
                params(member).iter().for_each(|param| visit(&param.ty));
                match &member.kind {
                    MemberKind::Method { result: ty, .. } | MemberKind::Property { ty, .. } => {
                        visit(ty);
                    }
                    MemberKind::Constructor { .. } | MemberKind::Bad(_) => {}
                }
            }
        }
        ItemKind::Record(it) => it.fields.iter().for_each(|field| visit(&field.ty)),
        ItemKind::Use(_) | ItemKind::Enum(_) | ItemKind::Bad(_) => {}
    }
}

/// Every type inside of a type, itself first.
pub(crate) fn inner_types<'a>(ty: &'a TypeExpr, visit: &mut dyn FnMut(&'a TypeExpr)) {
    visit(ty);
    match &ty.kind {
        TypeKind::Name { args, .. } => {
            for arg in args {
                match arg {
                    TypeArg::Type(ty) => inner_types(ty, visit),
                    TypeArg::Signature(it) => {
                        it.params
                            .iter()
                            .for_each(|param| inner_types(&param.ty, visit));
                        inner_types(&it.result, visit);
                    }
                }
            }
        }
        TypeKind::Nullable(inner) => inner_types(inner, visit),
        TypeKind::Bad => {}
    }
}

/// Every name of a type that an item mentions: in its types, and after `extends`.
pub(crate) fn type_names<'a>(item: &'a Item, visit: &mut dyn FnMut(&'a Ident)) {
    if let ItemKind::Interface(it) | ItemKind::Class(it) = &item.kind {
        it.extends.iter().for_each(&mut *visit);
    }
    types(item, &mut |ty| {
        inner_types(ty, &mut |ty| {
            if let TypeKind::Name { name, .. } = &ty.kind {
                visit(name);
            }
        });
    });
}
