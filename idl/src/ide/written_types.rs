//! The types of a file with their types in the model, for inlay hints.

use super::names::{own, position};
use crate::analysis::Analysis;
use crate::model::{ItemId, ItemKind, MemberKind, Param, Type};
use crate::source::{FileId, Span};
use crate::syntax::tree;

/// The role of a type.
#[derive(Debug, Clone, Copy)]
pub enum TypeRole<'a> {
    /// The type of an alias.
    Alias,
    /// A parameter.
    Param(&'a Param),
    /// A result.
    Result,
    /// A property.
    Property,
    /// A field of a record.
    Field,
}

/// A type as it is written, and the type of the model.
#[derive(Debug, Clone, Copy)]
pub struct WrittenType<'a> {
    /// Its place.
    pub span: Span,
    /// The type of the model.
    pub ty: &'a Type,
    /// The item that contains it.
    pub item: ItemId,
    /// Its role.
    pub role: TypeRole<'a>,
    /// The whole of the field, or parameter, is optional.
    pub optional: bool,
}

/// The outermost types of a file in source order, without those that have errors.
#[must_use]
pub fn written_types(analysis: &Analysis, file: FileId) -> Vec<WrittenType<'_>> {
    let Some(source) = analysis.sources.get(file.0 as usize) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for item in &source.tree.items {
        let name = item.kind.name().map(|name| name.span);
        if let Some(id) = name.and_then(|name| own(analysis, file, name)) {
            of_item(analysis, item, id, &mut found);
        }
    }
    found.retain(|it| *it.ty != Type::Error);
    found
}

fn of_item<'a>(
    analysis: &'a Analysis,
    item: &'a tree::Item,
    id: ItemId,
    found: &mut Vec<WrittenType<'a>>,
) {
    let add = |span, ty, role, optional| WrittenType {
        span,
        ty,
        item: id,
        role,
        optional,
    };
    match (&analysis.model.item(id).kind, &item.kind) {
        (ItemKind::Alias(ty), tree::ItemKind::Alias(it)) => {
            found.push(add(it.ty.span, ty, TypeRole::Alias, false));
        }
        (ItemKind::Record(model), tree::ItemKind::Record(it)) => {
            for field in &it.fields {
                let index = position(&model.fields, field.name.span, |of| of.span);
                let of_model = index.and_then(|index| model.fields.get(index));
                found.extend(
                    of_model.map(|of| add(field.ty.span, &of.ty, TypeRole::Field, of.optional)),
                );
            }
        }
        (ItemKind::Interface(model), tree::ItemKind::Interface(it)) => {
            members(&model.members, &it.members, &add, found);
        }
        (ItemKind::CallbackInterface(model), tree::ItemKind::CallbackInterface(it)) => {
            members(&model.members, &it.members, &add, found);
        }
        (ItemKind::Class(model), tree::ItemKind::Class(it)) => {
            members(&model.members, &it.members, &add, found);
        }
        _ => {}
    }
}

fn members<'a>(
    model: &'a [crate::model::Member],
    tree: &'a [tree::Member],
    add: &impl Fn(Span, &'a Type, TypeRole<'a>, bool) -> WrittenType<'a>,
    found: &mut Vec<WrittenType<'a>>,
) {
    for member in tree {
        let name = member.name_span();
        let index = name.and_then(|name| position(model, name, |it| it.name_span));
        let Some(of) = index.and_then(|index| model.get(index)) else {
            continue;
        };
        let mut params = |tree: &'a [tree::Param], model: &'a [Param]| {
            for param in tree {
                let of_model = model.iter().find(|of| of.span == param.name.span);
                found.extend(
                    of_model.map(|of| add(param.ty.span, &of.ty, TypeRole::Param(of), of.optional)),
                );
            }
        };
        match (&of.kind, &member.kind) {
            (
                MemberKind::Constructor { params: model },
                tree::MemberKind::Constructor { params: tree, .. },
            ) => params(tree, model),
            (
                MemberKind::Method {
                    params: model,
                    result: of_model,
                    ..
                },
                tree::MemberKind::Method {
                    params: tree,
                    result,
                    ..
                },
            ) => {
                params(tree, model);
                found.push(add(result.span, of_model, TypeRole::Result, false));
            }
            (
                MemberKind::Property {
                    ty: of_model,
                    optional,
                    ..
                },
                tree::MemberKind::Property { ty, .. },
            ) => {
                found.push(add(ty.span, of_model, TypeRole::Property, *optional));
            }
            (
                MemberKind::Method {
                    params: model,
                    result: of_model,
                    ..
                },
                tree::MemberKind::Call {
                    params: tree,
                    result,
                    ..
                },
            ) => {
                params(tree, model);
                found.push(add(result.span, of_model, TypeRole::Result, false));
            }
            (MemberKind::Index { ty: of_model, .. }, tree::MemberKind::Index { ty, .. }) => {
                found.push(add(ty.span, of_model, TypeRole::Result, true));
            }
            _ => {}
        }
    }
}
