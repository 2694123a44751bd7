//! The repairs that diagnostics bring along, one by one or all at once.

use super::{Action, ActionKind, touches};
use crate::analysis::Analysis;
use crate::diagnostics::Edit;
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
                preferred: nth == 0,
                ..Action::new(fix.title.clone(), ActionKind::Fix, fix.edits.clone())
            });
        }
    }
    found
}

/// The first fix of every diagnostic of a file, as far as they leave each other alone.
#[must_use]
pub fn fix_all(analysis: &Analysis, file: FileId) -> Option<Action> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut count = 0;
    let of_file = analysis.diagnostics.iter();
    for diagnostic in of_file.filter(|it| it.primary.file == file) {
        let Some(fix) = diagnostic.fixes.first() else {
            continue;
        };
        let here = fix.edits.iter().all(|edit| edit.file == file);
        let free = |edit: &Edit| edits.iter().all(|other| !overlap(edit.span, other.span));
        if here && fix.edits.iter().all(free) {
            edits.extend(fix.edits.iter().cloned());
            count += 1;
        }
    }
    edits.sort_by_key(|edit| edit.span);
    let title = match count {
        0 => return None,
        1 => "fix what can be fixed in this file".to_owned(),
        _ => format!("fix {count} things in this file"),
    };
    Some(Action::new(title, ActionKind::FixAll, edits))
}

/// Whether two edits cannot both be made. Two insertions at one place would not have an order.
fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end || a.start == b.start
}
