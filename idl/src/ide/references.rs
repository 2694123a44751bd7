//! Every place that names the same thing.

use super::names::{Found, Names, Target, at, is_used, tree};
use super::walk::{PartKind, walk};
use crate::analysis::Analysis;
use crate::source::{FileId, Span};

/// A place that names something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The file.
    pub file: FileId,
    /// The word.
    pub span: Span,
    /// It is the declaration.
    pub declares: bool,
}

/// Everything that names what stands at an offset, in all files, sorted; also its declaration.
#[must_use]
pub fn references(analysis: &Analysis, file: FileId, offset: u32) -> Vec<Reference> {
    match at(analysis, file, offset) {
        Some(Found { target, .. }) => of_target(analysis, &target),
        None => Vec::new(),
    }
}

/// The same in one file only.
#[must_use]
pub fn highlights(analysis: &Analysis, file: FileId, offset: u32) -> Vec<Reference> {
    match at(analysis, file, offset) {
        Some(Found {
            target: Target::File(_) | Target::Builtin | Target::Attribute,
            ..
        })
        | None => Vec::new(),
        Some(Found { target, .. }) => in_file(analysis, file, &target),
    }
}

/// Everything that names a target, in all files.
pub(super) fn of_target(analysis: &Analysis, target: &Target) -> Vec<Reference> {
    let home = match target {
        Target::Item(id) | Target::Member(id, _) | Target::Param(id, ..) => {
            analysis.model.item(*id).file
        }
        Target::File(_) => FileId(u32::MAX),
        Target::Builtin | Target::Attribute => return Vec::new(),
    };
    let files = (0..analysis.sources.len() as u32).map(FileId);
    // only what is used can be named elsewhere
    let elsewhere = |file: &FileId| tree(analysis, *file).is_some_and(is_used);
    let everywhere = matches!(target, Target::File(_));
    files
        .filter(|file| everywhere || *file == home || elsewhere(file))
        .flat_map(|file| in_file(analysis, file, target))
        .collect()
}

pub(super) fn in_file(analysis: &Analysis, file: FileId, target: &Target) -> Vec<Reference> {
    let Some(tree) = tree(analysis, file) else {
        return Vec::new();
    };
    let names = Names::new(analysis, file);
    let mut found = Vec::new();
    walk(tree, &mut |part| {
        if names.target(&part).as_ref() == Some(target) {
            found.push(Reference {
                file,
                span: part.span,
                declares: matches!(
                    part.kind,
                    PartKind::Item
                        | PartKind::Member(_)
                        | PartKind::Param
                        | PartKind::Field(_)
                        | PartKind::Variant(_)
                ),
            });
        }
    });
    found
}
