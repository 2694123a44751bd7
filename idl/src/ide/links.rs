//! Paths in a file that lead to other files.

use super::names::{Entity, FileNames, tree};
use crate::analysis::Analysis;
use crate::source::{FileId, Span};
use crate::syntax::visit::{NameKind, names};

/// The text between the quotes of each path, and the file that it names.
#[must_use]
pub fn links(analysis: &Analysis, file: FileId) -> Vec<(Span, String)> {
    let Some(tree) = tree(analysis, file) else {
        return Vec::new();
    };
    let scope = FileNames::new(analysis, file);
    let mut found = Vec::new();
    names(tree, &mut |name| {
        if !matches!(name.kind, NameKind::UsePath(_) | NameKind::Module(_)) {
            return;
        }
        if let Some(Entity::File(path)) = scope.entity(&name) {
            let quoted = name.span;
            found.push((
                Span::new(quoted.start + 1, quoted.end.saturating_sub(1)),
                path,
            ));
        }
    });
    found
}
