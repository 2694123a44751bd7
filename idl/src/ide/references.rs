//! The references to an entity.

use super::names::{Entity, FileNames, Occurrence, is_used, occurrence_at, tree};
use crate::analysis::Analysis;
use crate::resolve::platform::is_platform;
use crate::source::{FileId, Span};
use crate::syntax::visit::{NameKind, names};

/// A reference to an entity, or its declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The file.
    pub file: FileId,
    /// The word.
    pub span: Span,
    /// It is the declaration.
    pub declares: bool,
}

/// All references to the entity at an offset, in all files, sorted, with its declaration.
#[must_use]
pub fn references(analysis: &Analysis, file: FileId, offset: u32) -> Vec<Reference> {
    match occurrence_at(analysis, file, offset) {
        Some(Occurrence { entity, .. }) => references_to(analysis, &entity),
        None => Vec::new(),
    }
}

/// The same in one file only.
#[must_use]
pub fn highlights(analysis: &Analysis, file: FileId, offset: u32) -> Vec<Reference> {
    match occurrence_at(analysis, file, offset) {
        Some(Occurrence {
            entity: Entity::File(_) | Entity::Builtin | Entity::Attribute,
            ..
        })
        | None => Vec::new(),
        Some(Occurrence { entity, .. }) => in_file(analysis, file, &entity),
    }
}

/// Everything that names an entity, in all files.
pub(super) fn references_to(analysis: &Analysis, entity: &Entity) -> Vec<Reference> {
    let home = match entity {
        Entity::Item(id)
        | Entity::Member(id, _)
        | Entity::Param(id, ..)
        | Entity::TypeParam(id, ..) => analysis.model.item(*id).file,
        Entity::File(_) => FileId(u32::MAX),
        Entity::Builtin | Entity::Attribute => return Vec::new(),
    };
    let files = (0..analysis.sources.len() as u32).map(FileId);
    // only what is used can be named elsewhere
    let elsewhere = |file: &FileId| tree(analysis, *file).is_some_and(is_used);
    let everywhere = matches!(entity, Entity::File(_));
    // the modules of the platform are no files
    let is_file = |file: &FileId| {
        let source = analysis.sources.get(file.0 as usize);
        source.is_some_and(|it| !is_platform(&it.path))
    };
    files
        .filter(is_file)
        .filter(|file| everywhere || *file == home || elsewhere(file))
        .flat_map(|file| in_file(analysis, file, entity))
        .collect()
}

pub(super) fn in_file(analysis: &Analysis, file: FileId, entity: &Entity) -> Vec<Reference> {
    let Some(tree) = tree(analysis, file) else {
        return Vec::new();
    };
    let scope = FileNames::new(analysis, file);
    let mut found = Vec::new();
    names(tree, &mut |name| {
        if scope.entity(&name).as_ref() == Some(entity) {
            found.push(Reference {
                file,
                span: name.span,
                declares: matches!(
                    name.kind,
                    NameKind::Item
                        | NameKind::Member(_)
                        | NameKind::Event
                        | NameKind::Param
                        | NameKind::TypeParam(_)
                        | NameKind::Field(_)
                        | NameKind::Variant(_)
                ),
            });
        }
    });
    found
}
