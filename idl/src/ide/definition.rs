//! Finds the declaration of an entity.

use super::names::{Entity, FileNames, Occurrence, occurrence_at, tree};
use crate::analysis::Analysis;
use crate::model::{ItemId, ItemKind, Source};
use crate::resolve::platform::is_platform;
use crate::source::{FileId, Span};
use crate::syntax::visit::{self, NameKind, TreeNode};

/// The location of a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefinitionSite {
    /// In a `.jsi` file of the analysis: a name, and what it is the name of.
    Name {
        /// The file.
        file: FileId,
        /// The name.
        name: Span,
        /// The whole of it.
        whole: Span,
    },
    /// A file as a whole.
    File(String),
    /// A function or property in a JavaScript file, which the caller finds.
    JavaScript {
        /// The file.
        path: String,
        /// The export, then the properties on it. A class's member has the class in front.
        names: Vec<String>,
    },
}

/// The declaration of the entity at an offset, with the span of the word itself.
#[must_use]
pub fn definition(
    analysis: &Analysis,
    file: FileId,
    offset: u32,
) -> Option<(Span, DefinitionSite)> {
    let Occurrence { span, entity } = occurrence_at(analysis, file, offset)?;
    let model = &analysis.model;
    let site = match entity {
        Entity::Item(id) => {
            let item = model.item(id);
            // at its own declaration, a class leads to the one in JavaScript
            let here = item.file == file && item.name_span == span;
            match &item.kind {
                ItemKind::Class(class) if here && !class.export => match &class.source {
                    Some(Source::Local { path, .. }) => DefinitionSite::JavaScript {
                        path: path.clone(),
                        names: class.js_path.clone(),
                    },
                    _ => name(analysis, file, id)?,
                },
                _ => name(analysis, file, id)?,
            }
        }
        Entity::Member(id, index) => in_javascript(analysis, id, index)?,
        Entity::TypeParam(id, _, name) => DefinitionSite::Name {
            file: model.item(id).file,
            name,
            whole: name,
        },
        Entity::Param(..) | Entity::Builtin | Entity::Attribute => return None,
        Entity::File(path) => DefinitionSite::File(path),
    };
    Some((span, site))
}

/// The declarations of the items in the type of the member, parameter, field or alias at an offset; of an alias in a type, those in
/// the type that it stands for.
#[must_use]
pub fn type_definition(analysis: &Analysis, file: FileId, offset: u32) -> Vec<DefinitionSite> {
    let is_in = |span: Span| span.start <= offset && offset <= span.end;
    let (mut of, mut ty) = (file, None);
    if let Some(Occurrence {
        entity: Entity::Item(id),
        ..
    }) = occurrence_at(analysis, file, offset)
    {
        let item = analysis.model.item(id);
        if !matches!(item.kind, ItemKind::Alias(_)) {
            return name(analysis, file, id).into_iter().collect();
        }
        of = item.file;
        let all = tree(analysis, of).map_or(&[][..], |tree| &tree.items);
        let alias = all.iter().find_map(|it| match &it.kind {
            crate::syntax::tree::ItemKind::Alias(it) if it.name.span == item.name_span => {
                Some(it.ty.span)
            }
            _ => None,
        });
        ty = alias;
    } else if let Some(tree) = tree(analysis, file) {
        visit::visit_file(tree, &mut |node| match node {
            TreeNode::Member(it) if it.name_span().is_some_and(is_in) => {
                ty = it.own_type().map(|ty| ty.span);
            }
            TreeNode::Param(it) if is_in(it.name.span) => ty = Some(it.ty.span),
            TreeNode::Field(it) if is_in(it.name.span) => ty = Some(it.ty.span),
            _ => {}
        });
    }
    let (Some(ty), Some(tree)) = (ty, tree(analysis, of)) else {
        return Vec::new();
    };
    let scope = FileNames::new(analysis, of);
    let mut found = Vec::new();
    visit::names(tree, &mut |it| {
        let inside = ty.start <= it.span.start && it.span.end <= ty.end;
        if inside
            && matches!(it.kind, NameKind::Type(_))
            && let Some(Entity::Item(id)) = scope.entity(&it)
        {
            let site = name(analysis, file, id).filter(|it| !found.contains(it));
            found.extend(site);
        }
    });
    found
}

/// The declaration of an item that a file names. The modules of the platform are no files: an item of one is where the file takes it
/// from the module.
fn name(analysis: &Analysis, from: FileId, id: ItemId) -> Option<DefinitionSite> {
    let item = analysis.model.item(id);
    let home = path_of(analysis, item.file)?;
    if !is_platform(home) {
        return Some(DefinitionSite::Name {
            file: item.file,
            name: item.name_span,
            whole: item.span,
        });
    }
    let uses = &analysis.model.files.get(from.0 as usize)?.uses;
    let used = uses.iter().find(|it| it.item == id)?;
    Some(DefinitionSite::Name {
        file: from,
        name: used.span,
        whole: used.span,
    })
}

fn path_of(analysis: &Analysis, file: FileId) -> Option<&str> {
    let source = analysis.sources.get(file.0 as usize)?;
    Some(&source.path)
}

fn in_javascript(
    analysis: &Analysis,
    id: crate::model::ItemId,
    index: usize,
) -> Option<DefinitionSite> {
    let (source, members, before) = match &analysis.model.item(id).kind {
        ItemKind::Interface(it) => (it.source.as_ref()?, &it.members, it.js_path.as_slice()),
        ItemKind::Class(it) => (it.source.as_ref()?, &it.members, it.js_path.as_slice()),
        _ => return None,
    };
    let Source::Local { path, .. } = source else {
        return None;
    };
    let names = before.iter().chain(&members.get(index)?.js_path);
    Some(DefinitionSite::JavaScript {
        path: path.clone(),
        names: names.cloned().collect(),
    })
}
