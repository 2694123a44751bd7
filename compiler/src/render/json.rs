//! One JSON object per line, for programs. The command's reference describes the fields, which are stable.

use std::io::{self, Write};

use jsi_idl::diagnostics::{Diagnostic, Edit, Fix, Label};
use serde::Serialize;

use super::{Sources, safe, short::level};

/// Writes the diagnostics, an object and a line each.
///
/// # Errors
/// Those of `out`.
pub fn json(out: &mut dyn Write, sources: Sources, diagnostics: &[Diagnostic]) -> io::Result<()> {
    for diagnostic in diagnostics {
        let entry = serde_json::to_string(&JsonDiagnostic::new(sources, diagnostic))?;
        writeln!(out, "{}", safe::json(&entry))?;
    }
    Ok(())
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    code: &'static str,
    level: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: JsonRange<'a>,
    labels: Vec<Pointer<'a>>,
    helps: &'a [String],
    fixes: Vec<Repair<'a>>,
}

#[derive(Serialize)]
struct JsonRange<'a> {
    file: &'a str,
    start: JsonPosition,
    end: JsonPosition,
}

/// `end` is after the last character; `line` and `column` from 1, columns in characters; `offset` in bytes.
#[derive(Serialize)]
struct JsonPosition {
    line: u32,
    column: u32,
    offset: u32,
}

#[derive(Serialize)]
struct Pointer<'a> {
    #[serde(flatten)]
    place: JsonRange<'a>,
    message: &'a str,
    primary: bool,
}

#[derive(Serialize)]
struct Repair<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    file: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> JsonDiagnostic<'a> {
    fn new(sources: Sources<'a>, diagnostic: &'a Diagnostic) -> Self {
        let primary = std::iter::once((&diagnostic.primary, true));
        let secondary = diagnostic.secondary.iter().map(|label| (label, false));
        let pointer = |(label, primary): (&'a Label, bool)| Pointer {
            place: JsonRange::new(sources, label),
            message: &label.message,
            primary,
        };
        Self {
            code: diagnostic.code.as_str(),
            level: level(diagnostic.level),
            message: &diagnostic.message,
            place: JsonRange::new(sources, &diagnostic.primary),
            labels: primary.chain(secondary).map(pointer).collect(),
            helps: &diagnostic.helps,
            fixes: diagnostic
                .fixes
                .iter()
                .map(|fix| Repair::new(sources, fix))
                .collect(),
        }
    }
}

impl<'a> JsonRange<'a> {
    fn new(sources: Sources<'a>, label: &Label) -> Self {
        let position = |offset| {
            let at = sources.line_column(label.file, offset);
            JsonPosition {
                line: at.line,
                column: at.column,
                offset,
            }
        };
        Self {
            file: sources.name(label.file),
            start: position(label.span.start),
            end: position(label.span.end),
        }
    }
}

impl<'a> Repair<'a> {
    fn new(sources: Sources<'a>, fix: &'a Fix) -> Self {
        let change = |edit: &'a Edit| Change {
            file: sources.name(edit.file),
            start: edit.span.start,
            end: edit.span.end,
            text: &edit.text,
        };
        Self {
            title: &fix.title,
            applicability: fix.applicability.as_str(),
            edits: fix.edits.iter().map(change).collect(),
        }
    }
}
