//! The fixes of diagnostics, one by one or all at once.

use super::{Action, ActionKind, touches};
use crate::analysis::Analysis;
use crate::diagnostics::Applicability;
use crate::repair::{Repairs, keeps_comments};
use crate::source::{FileId, Span};

/// The fixes of the diagnostics at a piece of source.
pub(super) fn fixes(analysis: &Analysis, file: FileId, span: Span) -> Vec<Action> {
    let mut found = Vec::new();
    for (index, diagnostic) in analysis.diagnostics.iter().enumerate() {
        let primary = &diagnostic.primary;
        if primary.file != file || !touches(primary.span, span) {
            continue;
        }
        for (nth, fix) in diagnostic.fixes.iter().enumerate() {
            found.push(Action {
                diagnostic: Some(index),
                // of two offers, the user has to choose
                preferred: nth == 0
                    && (fix.applicability == Applicability::Safe || diagnostic.fixes.len() == 1),
                ..Action::new(fix.title.clone(), ActionKind::Fix, fix.edits.clone())
            });
        }
    }
    found
}

/// The first safe fix of every diagnostic of a file, as far as they leave each other alone.
#[must_use]
pub fn fix_all(analysis: &Analysis, file: FileId) -> Option<Action> {
    let of_file = analysis.diagnostics.iter();
    let of_file = of_file.filter(|it| it.primary.file == file);
    let source = analysis.sources.get(file.0 as usize)?;
    let repairs = Repairs::sound(&analysis.sources, of_file, Applicability::Safe, |edit| {
        edit.file == file && keeps_comments(source, edit)
    });
    let title = match repairs.count {
        0 => return None,
        1 => "fix all problems in this file".to_owned(),
        count => format!("fix {count} problems in this file"),
    };
    let edits = repairs.edits().collect();
    Some(Action::new(title, ActionKind::FixAll, edits))
}
