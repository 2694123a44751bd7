//! Workflow commands of GitHub Actions: a line each, which become annotations in the changed files.

use std::io::{self, Write};

use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::resolve::path::normalize;

use super::{Sources, full_message, safe, short::level};

/// Writes the diagnostics, a command and a line each.
///
/// # Errors
/// Those of `out`.
pub fn github(out: &mut dyn Write, sources: Sources, diagnostics: &[Diagnostic]) -> io::Result<()> {
    for it in diagnostics {
        let (file, span) = (it.primary.file, it.primary.span);
        let start = sources.line_column(file, span.start);
        let end = sources.line_column(file, span.end);
        write!(
            out,
            "::{} title={} ({}),file={},line={},endLine={}",
            level(it.level),
            it.code,
            it.code.name(),
            property(&normalize(sources.name(file))),
            start.line,
            end.line,
        )?;
        // columns apply only to a range on one line
        if start.line == end.line {
            write!(out, ",col={},endColumn={}", start.column, end.column)?;
        }
        let mut text = full_message(it);
        for label in &it.secondary {
            let at = sources.line_column(label.file, label.span.start);
            let name = normalize(sources.name(label.file));
            let (line, column) = (at.line, at.column);
            text.push_str(&format!("\n{name}:{line}:{column}: {}", label.message));
        }
        writeln!(out, "::{}", data(&text))?;
    }
    Ok(())
}

/// Escapes the text of a command as GitHub decodes it: characters that end it or begin an escape. GitHub does not escape other
/// control characters, so these are written as letters.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.split('\r').map(safe::lines).collect();
    lines
        .join("\r")
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, in which more characters need escapes.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
