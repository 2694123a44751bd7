//! Code actions: fixes and rewrites of a range of source.

mod add_docs;
mod declare;
mod extract_alias;
mod extract_record;
mod extract_union;
mod fixes;
mod lints;
mod organize_uses;
mod overloads;
mod rewrite_type_form;
mod typescript;
mod wrap_in_record;

use crate::analysis::Analysis;
use crate::diagnostics::Edit;
use crate::source::{FileId, Span};

pub use fixes::fix_all;
pub use organize_uses::organize_uses;

/// The kind of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionKind {
    /// Repairs what a diagnostic is about.
    Fix,
    /// Repairs everything in the file.
    FixAll,
    /// Writes the same in another way.
    Rewrite,
    /// Gives a part a name.
    Extract,
    /// Puts `use` in order.
    OrganizeUses,
}

/// Something that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its title.
    pub title: String,
    /// The kind of it.
    pub kind: ActionKind,
    /// Its edits.
    pub edits: Vec<Edit>,
    /// The diagnostic that it repairs, by its index in the analysis.
    pub diagnostic: Option<usize>,
    /// The one that is most likely meant.
    pub preferred: bool,
}

impl Action {
    pub(super) fn new(title: impl Into<String>, kind: ActionKind, edits: Vec<Edit>) -> Self {
        Self {
            title: title.into(),
            kind,
            edits,
            diagnostic: None,
            preferred: false,
        }
    }
}

/// The actions for a range of source, or for an offset where it is empty.
#[must_use]
pub fn actions(analysis: &Analysis, file: FileId, span: Span) -> Vec<Action> {
    let mut found = fixes::fixes(analysis, file, span);
    found.extend(lints::lints(analysis, file, span));
    found.extend(wrap_in_record::record(analysis, file, span));
    found.extend(typescript::convert(analysis, file, span));
    found.extend(rewrite_type_form::forms(analysis, file, span));
    found.extend(overloads::convert(analysis, file, span));
    let union = extract_union::extract(analysis, file, span);
    if union.is_none() {
        found.extend(extract_alias::extract(analysis, file, span));
    }
    found.extend(union);
    found.extend(extract_record::extract(analysis, file, span));
    found.extend(add_docs::add(analysis, file, span));
    found.extend(fix_all(analysis, file));
    found.extend(organize_uses(analysis, file));
    found
}

fn edit(file: FileId, span: Span, text: impl Into<String>) -> Edit {
    Edit {
        file,
        span,
        text: text.into(),
    }
}

/// Whether two spans share a place; touching is enough.
fn touches(a: Span, b: Span) -> bool {
    a.start <= b.end && b.start <= a.end
}
