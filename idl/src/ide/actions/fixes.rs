//! The fixes of diagnostics, one by one or all at once.

use super::{Action, ActionKind, touches};
use crate::analysis::{Analysis, analyze};
use crate::diagnostics::{Applicability, Code, Diagnostic, Edit, Level};
use crate::repair::{Repairs, keeps_comments};
use crate::resolve::MemoryLoader;
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
    let may_be_made = |edit: &Edit| edit.file == file && keeps_comments(source, edit);
    let wanted = Applicability::Safe;
    let all = of_file.clone();
    let mut repairs = Repairs::sound(&analysis.sources, all, wanted, may_be_made);
    if repairs.count > 0 && of_file.clone().any(is_structural) {
        // what could not be read hides its errors
        let before = errors_of(&analysis.diagnostics);
        if errors(analysis, file, &repairs.applied(file, &source.text)) > before {
            let others = of_file.filter(|it| !is_structural(it));
            repairs = Repairs::sound(&analysis.sources, others, wanted, may_be_made);
        }
    }
    let title = match repairs.count {
        0 => return None,
        1 => "fix all problems in this file".to_owned(),
        count => format!("fix {count} problems in this file"),
    };
    let edits = repairs.edits().collect();
    Some(Action::new(title, ActionKind::FixAll, edits))
}

/// Whether a diagnostic is about the structure of a file, so that a part of it could not be read.
fn is_structural(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code, Code::JSI0001 | Code::JSI0002)
}

/// How many errors there are if a file has another text.
fn errors(analysis: &Analysis, file: FileId, text: &str) -> usize {
    let mut loader = MemoryLoader::new().with_platform(analysis.platform);
    let mut root = "";
    for (at, source) in analysis.sources.iter().enumerate() {
        let is_changed = at == file.0 as usize;
        if is_changed {
            root = &source.path;
        }
        let text = if is_changed { text } else { &source.text };
        loader.insert(&source.path, text.as_bytes());
    }
    errors_of(&analyze(&loader, &[root]).diagnostics)
}

fn errors_of(found: &[Diagnostic]) -> usize {
    found.iter().filter(|it| it.level == Level::Error).count()
}
