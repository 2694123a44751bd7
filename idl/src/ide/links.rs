//! Paths in a file that lead to other files.

use super::names::{Entity, FileNames, tree};
use super::walk::{PartKind, walk};
use crate::analysis::Analysis;
use crate::source::{FileId, Span};

/// The text between the quotes of each path, and the file that it names.
#[must_use]
pub fn links(analysis: &Analysis, file: FileId) -> Vec<(Span, String)> {
    let Some(tree) = tree(analysis, file) else {
        return Vec::new();
    };
    let names = FileNames::new(analysis, file);
    let mut found = Vec::new();
    walk(tree, &mut |part| {
        if !matches!(part.kind, PartKind::UsePath(_) | PartKind::Module(_)) {
            return;
        }
        if let Some(Entity::File(path)) = names.entity(&part) {
            let quoted = part.span;
            found.push((
                Span::new(quoted.start + 1, quoted.end.saturating_sub(1)),
                path,
            ));
        }
    });
    found
}
