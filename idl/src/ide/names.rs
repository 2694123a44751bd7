//! Resolves the names of a file to entities.

use std::collections::HashMap;

use crate::analysis::Analysis;
use crate::builtins::{builtin, is_reserved};
use crate::model::{ItemId, ItemKind, MemberKind};
use crate::resolve::{path, uses};
use crate::source::{FileId, Span};
use crate::syntax::tree::{self, File, TypeParam};
use crate::syntax::visit::{self, Name, NameKind};

/// The names that types can have in a file.
pub(super) struct FileNames<'a> {
    analysis: &'a Analysis,
    file: FileId,
    by_name: HashMap<&'a str, ItemId>,
}

impl<'a> FileNames<'a> {
    /// The names of a file: its own, then those it uses.
    pub(super) fn new(analysis: &'a Analysis, file: FileId) -> Self {
        let mut by_name = HashMap::new();
        if let Some(it) = analysis.model.files.get(file.0 as usize) {
            for id in &it.items {
                by_name
                    .entry(analysis.model.item(*id).name.as_str())
                    .or_insert(*id);
            }
            for used in &it.uses {
                by_name.entry(used.local.as_str()).or_insert(used.item);
            }
        }
        Self {
            analysis,
            file,
            by_name,
        }
    }

    /// The item that a name refers to.
    pub(super) fn get(&self, name: &str) -> Option<ItemId> {
        self.by_name.get(name).copied()
    }

    /// The type parameter of this name of the member or item around a name.
    fn type_param(&self, name: &Name<'_>, text: &str) -> Option<Entity> {
        let id = own(self.analysis, self.file, name.item.kind.name()?.span)?;
        let find = |all: &[TypeParam]| {
            all.iter()
                .find(|it| it.name.text == text)
                .map(|it| it.name.span)
        };
        let of_member = name
            .member
            .and_then(|it| Some((it, find(it.type_params())?)));
        let Some((of, place)) = of_member else {
            return Some(Entity::TypeParam(
                id,
                None,
                find(name.item.kind.type_params())?,
            ));
        };
        let index = member(self.analysis, id, of.name_span()?)?;
        Some(Entity::TypeParam(id, Some(index), place))
    }

    /// The member of an item of the platform that a `use` names, of that item or of one that it extends.
    fn used_member(&self, used: &tree::UseName, member: &tree::UseMember) -> Option<Entity> {
        let local = used.rename.as_ref().unwrap_or(&used.name);
        let mut next = self.get(&local.text);
        for _ in 0..64 {
            let id = next?;
            let item = self.analysis.model.item(id);
            let (members, base) = match &item.kind {
                ItemKind::Class(it) => (it.members.as_slice(), it.extends),
                ItemKind::Interface(it) => (it.members.as_slice(), None),
                _ => return None,
            };
            let wanted = member.text();
            let found = members.iter().position(|it| match (&it.kind, member) {
                (MemberKind::Event { .. }, tree::UseMember::Event(_)) => it.name == wanted,
                (MemberKind::Constructor { .. }, _) => wanted == "constructor",
                _ => it.name == wanted || it.js_path.last().is_some_and(|it| it == wanted),
            });
            if let Some(index) = found {
                return Some(Entity::Member(id, index));
            }
            next = base;
        }
        None
    }

    /// The entity that a name in the tree refers to.
    pub(super) fn entity(&self, name: &Name<'a>) -> Option<Entity> {
        let declared = |span| own(self.analysis, self.file, span);
        Some(match name.kind {
            NameKind::Item => Entity::Item(declared(name.span)?),
            NameKind::Used(used) => {
                let local = used.rename.as_ref().unwrap_or(&used.name);
                Entity::Item(self.get(&local.text)?)
            }
            NameKind::Local(ident) => Entity::Item(self.get(&ident.text)?),
            NameKind::Extends(ident) => match self.get(&ident.text) {
                Some(id) => Entity::Item(id),
                None if builtin(&ident.text).is_some() => Entity::Builtin,
                None => return None,
            },
            NameKind::TypeParam(param) => self.type_param(name, &param.name.text)?,
            NameKind::Bound(ident) => Entity::Item(self.get(&ident.text)?),
            NameKind::Type(ident) if declares(name, &ident.text) => {
                self.type_param(name, &ident.text)?
            }
            NameKind::Type(ident) => match self.get(&ident.text) {
                Some(id) if !is_reserved(&ident.text) => Entity::Item(id),
                _ if builtin(&ident.text).is_some() => Entity::Builtin,
                _ => return None,
            },
            NameKind::UsePath(path) => Entity::File(entity(self.analysis, self.file, path)),
            NameKind::Module(literal) => match &name.item.kind {
                tree::ItemKind::Interface(it) | tree::ItemKind::Class(it)
                    if matches!(it.from, Some(tree::FromClause::Module(_)))
                        && path::is_relative(&literal.value) =>
                {
                    Entity::File(entity(self.analysis, self.file, literal))
                }
                _ => return None,
            },
            // the word `events` is no member itself
            NameKind::Member(tree::Member {
                kind: tree::MemberKind::Events(_),
                ..
            }) => return None,
            NameKind::Member(_) | NameKind::Event => {
                let id = declared(name.item.kind.name()?.span)?;
                Entity::Member(id, member(self.analysis, id, name.span)?)
            }
            NameKind::Param => {
                let id = declared(name.item.kind.name()?.span)?;
                let of = name.member?.name_span()?;
                Entity::Param(id, member(self.analysis, id, of)?, name.span)
            }
            NameKind::Field(_) | NameKind::Variant(_) => {
                let id = declared(name.item.kind.name()?.span)?;
                let index = match &self.analysis.model.item(id).kind {
                    ItemKind::Record(it) => position(&it.fields, name.span, |it| it.span),
                    ItemKind::NumberEnum(it) => position(&it.variants, name.span, |it| it.span),
                    ItemKind::StringEnum(it) => position(&it.variants, name.span, |it| it.span),
                    ItemKind::Alias(_)
                    | ItemKind::Union(_)
                    | ItemKind::Interface(_)
                    | ItemKind::CallbackInterface(_)
                    | ItemKind::Class(_) => None,
                };
                Entity::Member(id, index?)
            }
            NameKind::UsedMember(used, member) => self.used_member(used, member)?,
            NameKind::Attribute => Entity::Attribute,
            NameKind::Global | NameKind::SignatureParam(_) | NameKind::AttributeWord => {
                return None;
            }
        })
    }
}

/// Whether the member or item around a name has a type parameter of this name.
fn declares(around: &Name<'_>, name: &str) -> bool {
    let of_member = around.member.map_or(&[][..], tree::Member::type_params);
    let mut all = of_member.iter().chain(around.item.kind.type_params());
    all.any(|it| it.name.text == name)
}

/// Something that a name can refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entity {
    /// An item.
    Item(ItemId),
    /// A member, field or value of an item, by its index in the model.
    Member(ItemId, usize),
    /// A parameter of a member, by the place of its name.
    Param(ItemId, usize, Span),
    /// A type parameter of a member, or of the item itself, by the place of its name.
    TypeParam(ItemId, Option<usize>, Span),
    /// A type of the language.
    Builtin,
    /// An attribute.
    Attribute,
    /// A file, by its path.
    File(String),
}

/// A name in a file, and the entity that it refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The span of the word.
    pub span: Span,
    /// The entity.
    pub entity: Entity,
}

/// The entity at an offset. An offset at the end of a word is part of it.
#[must_use]
pub fn occurrence_at(analysis: &Analysis, file: FileId, offset: u32) -> Option<Occurrence> {
    let names = FileNames::new(analysis, file);
    let name = name_at(tree(analysis, file)?, offset)?;
    let entity = names.entity(&name)?;
    Some(Occurrence {
        span: name.span,
        entity,
    })
}

/// The name at an offset.
pub(super) fn name_at(tree: &File, offset: u32) -> Option<Name<'_>> {
    let mut found: Option<Name<'_>> = None;
    visit::names(tree, &mut |name| {
        if name.span.start <= offset && offset <= name.span.end {
            // of two words that touch the second is meant
            found = Some(name);
        }
    });
    found
}

/// The tree of a file.
pub(super) fn tree(analysis: &Analysis, file: FileId) -> Option<&File> {
    let source = analysis.sources.get(file.0 as usize)?;
    Some(&source.tree)
}

/// The text of a file.
pub(super) fn text(analysis: &Analysis, file: FileId) -> &str {
    let source = analysis.sources.get(file.0 as usize);
    source.map_or("", |source| &source.text)
}

/// The item of a file that has its name at this span.
pub(super) fn own(analysis: &Analysis, file: FileId, name: Span) -> Option<ItemId> {
    let items = &analysis.model.files.get(file.0 as usize)?.items;
    let index = position(items, name, |id| analysis.model.item(*id).name_span)?;
    items.get(index).copied()
}

/// The index of the entry that has its name at this span. Entries are in source order.
pub(super) fn position<T>(all: &[T], name: Span, span: impl Fn(&T) -> Span) -> Option<usize> {
    all.binary_search_by_key(&name, span).ok()
}

fn member(analysis: &Analysis, id: ItemId, name: Span) -> Option<usize> {
    match &analysis.model.item(id).kind {
        ItemKind::Interface(it) => position(&it.members, name, |it| it.name_span),
        ItemKind::CallbackInterface(it) => position(&it.members, name, |it| it.name_span),
        ItemKind::Class(it) => position(&it.members, name, |it| it.name_span),
        _ => None,
    }
}

/// The path that a literal in a file names.
pub(super) fn entity(analysis: &Analysis, file: FileId, literal: &tree::StrLit) -> String {
    let here = analysis.model.files.get(file.0 as usize);
    path::join(here.map_or("", |file| &file.path), &literal.value)
}

/// The file that a `use` names, if it was loaded.
pub(super) fn used_file(analysis: &Analysis, file: FileId, it: &tree::Use) -> Option<FileId> {
    super::file(analysis, &entity(analysis, file, &it.path))
}

/// The `use` items of a file, each with its item.
pub(super) fn use_items(tree: &File) -> impl Iterator<Item = (&tree::Item, &tree::Use)> {
    tree.items.iter().filter_map(|item| match &item.kind {
        tree::ItemKind::Use(it) => Some((item, it)),
        _ => None,
    })
}

/// Whether a file uses another one.
pub(super) fn is_used(tree: &File) -> bool {
    uses(tree).next().is_some()
}
