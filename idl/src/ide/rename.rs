//! Renames an entity in all files. Its name in JavaScript is kept: where that was the old name by
//! default, `@js` keeps it.

use super::names::{Entity, FileNames, name_at, text, tree};
use super::references::{in_file, references_to};
use crate::analysis::Analysis;
use crate::builtins::builtin;
use crate::diagnostics::Edit;
use crate::model::{self, ItemId};
use crate::resolve::platform::is_platform;
use crate::source::{FileId, Span};
use crate::syntax::tree::{Attr, ItemKind, MemberKind, VariantKind};
use crate::syntax::visit::{Name, NameKind};

/// The word that would be renamed, if there is one.
#[must_use]
pub fn prepare_rename(analysis: &Analysis, file: FileId, offset: u32) -> Option<Span> {
    let name = name_at(tree(analysis, file)?, offset)?;
    if let NameKind::SignatureParam(_) = name.kind {
        return Some(name.span);
    }
    let entity = FileNames::new(analysis, file).entity(&name)?;
    if let Entity::Item(id) | Entity::Member(id, _) = &entity {
        let home = analysis
            .sources
            .get(analysis.model.item(*id).file.0 as usize)?;
        // its declaration belongs to this program
        if is_platform(&home.path) {
            return None;
        }
    }
    match (entity, name.kind) {
        (Entity::Builtin | Entity::Attribute | Entity::File(_), _) => None,
        // a value that is a string is its own name; constructors, call signatures and indices have none
        (_, NameKind::Variant(it)) => {
            matches!(it.kind, VariantKind::Number { .. }).then_some(name.span)
        }
        // the name of an event is a string in JavaScript
        (_, NameKind::Event) => None,
        (_, NameKind::Member(it)) => {
            let named = match it.kind {
                MemberKind::Method { .. } | MemberKind::Property { .. } => true,
                MemberKind::Constructor { .. }
                | MemberKind::Call { .. }
                | MemberKind::Index { .. }
                | MemberKind::Events(_)
                | MemberKind::Bad(_) => false,
            };
            named.then_some(name.span)
        }
        _ => Some(name.span),
    }
}

/// The edits that rename the entity at an offset.
///
/// # Errors
///
/// Why that cannot be.
pub fn rename(
    analysis: &Analysis,
    file: FileId,
    offset: u32,
    new: &str,
) -> Result<Vec<Edit>, String> {
    prepare_rename(analysis, file, offset).ok_or("this cannot be renamed")?;
    let found = tree(analysis, file).and_then(|tree| name_at(tree, offset));
    let name = found.ok_or("this cannot be renamed")?;
    if !is_identifier(new) {
        return Err(format!("`{new}` is not a name"));
    }
    let old = name.span.of(text(analysis, file)).to_owned();
    if old == new {
        return Ok(Vec::new());
    }
    if let NameKind::SignatureParam(signature) = name.kind {
        let mut names = signature.params.iter().filter_map(|it| it.name.as_ref());
        if names.any(|name| name.text == new) {
            return Err(format!("a parameter `{new}` exists already"));
        }
        return Ok(vec![edit(file, name.span, new)]);
    }
    let names = FileNames::new(analysis, file);
    let entity = names.entity(&name).ok_or("this cannot be renamed")?;
    match entity {
        Entity::Item(id) => item(analysis, file, id, &old, new),
        Entity::TypeParam(..) if names.get(new).is_some() => {
            Err(format!("this file already has the name `{new}`"))
        }
        entity => {
            if siblings(analysis, &entity, name.span).any(|other| other == new) {
                let what = match entity {
                    Entity::Param(..) => "parameter",
                    Entity::TypeParam(..) => "type parameter",
                    _ => "member",
                };
                return Err(format!("a {what} `{new}` exists already"));
            }
            let mut edits = keep_js_name(file, &name, &old);
            edits.extend(
                in_file(analysis, file, &entity)
                    .into_iter()
                    .map(|it| edit(file, it.span, new)),
            );
            Ok(edits)
        }
    }
}

/// The names beside a name, with which a new one would conflict.
fn siblings<'a>(
    analysis: &'a Analysis,
    entity: &Entity,
    own: Span,
) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    let (id, index, is_param) = match entity {
        Entity::Member(id, index) => (*id, *index, false),
        Entity::Param(id, index, _) => (*id, *index, true),
        Entity::TypeParam(id, index, _) => {
            let others = type_params(&analysis.model.item(*id).kind, *index);
            let others = others.into_iter().filter(move |it| it.span != own);
            return Box::new(others.map(|it| it.name.as_str()));
        }
        Entity::Item(_) | Entity::Builtin | Entity::Attribute | Entity::File(_) => {
            return Box::new(std::iter::empty());
        }
    };
    let members = match &analysis.model.item(id).kind {
        model::ItemKind::Interface(it) => &it.members,
        model::ItemKind::CallbackInterface(it) => &it.members,
        model::ItemKind::Class(it) => &it.members,
        model::ItemKind::Record(it) => {
            let others = it.fields.iter().filter(move |it| it.span != own);
            return Box::new(others.map(|it| it.name.as_str()));
        }
        model::ItemKind::NumberEnum(it) => {
            let others = it.variants.iter().filter(move |it| it.span != own);
            return Box::new(others.map(|it| it.name.as_str()));
        }
        model::ItemKind::StringEnum(_) | model::ItemKind::Union(_) | model::ItemKind::Alias(_) => {
            return Box::new(std::iter::empty());
        }
    };
    let Some(member) = members.get(index) else {
        return Box::new(std::iter::empty());
    };
    if !is_param {
        // a static member may have the name of another one
        let others = members.iter().filter(move |it| it.name_span != own);
        let others = others.filter(|it| it.is_static == member.is_static);
        return Box::new(others.map(|it| it.name.as_str()));
    }
    let params = match &member.kind {
        model::MemberKind::Constructor { params } | model::MemberKind::Method { params, .. } => {
            params.as_slice()
        }
        model::MemberKind::Property { .. }
        | model::MemberKind::Index { .. }
        | model::MemberKind::Event { .. } => &[],
    };
    let others = params.iter().filter(move |it| it.span != own);
    Box::new(others.map(|it| it.name.as_str()))
}

/// The type parameters of a member and those of the item; without a member those of all members.
fn type_params(kind: &model::ItemKind, index: Option<usize>) -> Vec<&model::TypeParam> {
    let (of_item, members) = match kind {
        model::ItemKind::Record(it) => (it.type_params.as_slice(), &[][..]),
        model::ItemKind::Interface(it) => (&[][..], it.members.as_slice()),
        model::ItemKind::CallbackInterface(it) => (&[][..], it.members.as_slice()),
        model::ItemKind::Class(it) => (it.type_params.as_slice(), it.members.as_slice()),
        model::ItemKind::Alias(_)
        | model::ItemKind::Union(_)
        | model::ItemKind::NumberEnum(_)
        | model::ItemKind::StringEnum(_) => return Vec::new(),
    };
    let members = match index {
        Some(index) => members.get(index..=index).unwrap_or_default(),
        None => members,
    };
    let of_members = members.iter().flat_map(model::Member::type_params);
    of_item.iter().chain(of_members).collect()
}

fn edit(file: FileId, span: Span, text: &str) -> Edit {
    Edit {
        file,
        span,
        text: text.to_owned(),
    }
}

fn item(
    analysis: &Analysis,
    file: FileId,
    id: ItemId,
    old: &str,
    new: &str,
) -> Result<Vec<Edit>, String> {
    if builtin(new).is_some() {
        return Err(format!("`{new}` is a built-in type"));
    }
    let entity = Entity::Item(id);
    // under a name of its own in this file, it is only renamed here
    let local = analysis.model.item(id).name != old;
    let places = if local {
        in_file(analysis, file, &entity)
    } else {
        references_to(analysis, &entity)
    };
    let mut edits = Vec::new();
    let mut files: Vec<FileId> = Vec::new();
    for it in places {
        if it.span.of(text(analysis, it.file)) != old {
            continue;
        }
        if !files.contains(&it.file) {
            files.push(it.file);
            if FileNames::new(analysis, it.file).get(new).is_some() {
                let path = &analysis.model.file(it.file).path;
                return Err(format!("`{path}` already has the name `{new}`"));
            }
        }
        let declaration = tree(analysis, it.file).filter(|_| it.declares);
        if let Some(name) = declaration.and_then(|tree| name_at(tree, it.span.start)) {
            edits.extend(keep_js_name(it.file, &name, old));
        }
        edits.push(edit(it.file, it.span, new));
    }
    Ok(edits)
}

/// The `@js` that keeps a name in JavaScript which was the name itself until now.
fn keep_js_name(file: FileId, name: &Name<'_>, old: &str) -> Vec<Edit> {
    let (attrs, start): (&[Attr], u32) = match name.kind {
        NameKind::Item => match &name.item.kind {
            ItemKind::Class(it) if it.from.is_some() || name.item.export.is_some() => {
                (&name.item.attrs, name.item.span.start)
            }
            ItemKind::Interface(_) if name.item.export.is_some() => {
                (&name.item.attrs, name.item.span.start)
            }
            _ => return Vec::new(),
        },
        NameKind::Member(it) => (&it.attrs, it.span.start),
        NameKind::Field(it) => (&it.attrs, it.span.start),
        _ => return Vec::new(),
    };
    if attrs.iter().any(|attr| attr.name.text == "js") {
        return Vec::new();
    }
    vec![edit(
        file,
        Span::new(start, start),
        &format!("@js(\"{old}\") "),
    )]
}

/// Whether a text can be a name in `.jsi`.
pub(super) fn is_identifier(text: &str) -> bool {
    let extra = |c: char| matches!(c, '_' | '$');
    let mut chars = text.chars();
    let starts = |c: char| extra(c) || unicode_ident::is_xid_start(c);
    chars.next().is_some_and(starts) && chars.all(|c| extra(c) || unicode_ident::is_xid_continue(c))
}
