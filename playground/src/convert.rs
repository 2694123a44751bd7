//! Values of the compiler as those of the interface.

use jsi_idl::Analysis;
use jsi_idl::diagnostics::{Applicability, Diagnostic, Edit, Level};
use jsi_idl::ide::Completion;
use jsi_idl::source::FileId;
use jsic::hover::docs;

use crate::playground as api;
use crate::units::Units;

/// The diagnostics of a file.
pub(crate) fn diagnostics(
    analysis: &Analysis,
    file: FileId,
    units: &Units,
    found: &[Diagnostic],
) -> Vec<api::Diagnostic> {
    let of_file = found.iter().filter(|it| it.primary.file == file);
    of_file
        .map(|it| {
            let source = analysis.sources.get(file.0 as usize);
            let place = source.map(|it_is| {
                let start = it.primary.span.start;
                it_is.lines.line_column(&it_is.text, start)
            });
            let notes = it.secondary.iter().filter(|note| note.file == file);
            api::Diagnostic {
                code: it.code.as_str().to_owned(),
                severity: match it.level {
                    Level::Error => api::Severity::Error,
                    Level::Warning => api::Severity::Warning,
                },
                range: units.range(it.primary.span),
                line: place.map_or(1, |it| it.line),
                column: place.map_or(1, |it| it.column),
                message: it.message.clone(),
                label: text(&it.primary.message),
                notes: notes
                    .map(|note| api::Note {
                        range: units.range(note.span),
                        message: note.message.clone(),
                    })
                    .collect(),
                helps: it.helps.clone(),
                fixes: fixes(it, file, units),
            }
        })
        .collect()
}

fn fixes(diagnostic: &Diagnostic, file: FileId, units: &Units) -> Vec<api::Fix> {
    let fixes = diagnostic.fixes.iter();
    let here = fixes.filter(|fix| fix.edits.iter().all(|edit| edit.file == file));
    here.map(|fix| api::Fix {
        title: fix.title.clone(),
        safe: fix.applicability == Applicability::Safe,
        edits: edits(&fix.edits, file, units),
    })
    .collect()
}

fn edits(edits: &[Edit], file: FileId, units: &Units) -> Vec<api::Edit> {
    let edits = edits.iter().filter(|it| it.file == file);
    edits
        .map(|it| api::Edit {
            range: units.range(it.span),
            text: it.text.clone(),
        })
        .collect()
}

/// A suggestion.
pub(crate) fn completion(it: Completion, file: FileId, units: &Units) -> api::Completion {
    api::Completion {
        kind: it.kind.name().to_owned(),
        signature: text(&it.signature),
        detail: text(&it.detail),
        docs: text(&docs(&it.docs)),
        snippet: it.snippet,
        deprecated: it.deprecated,
        edits: edits(&it.edits, file, units),
        text: it.text,
        label: it.label,
    }
}

/// A text that is there.
fn text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
