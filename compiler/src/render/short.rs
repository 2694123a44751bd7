//! One line per diagnostic, in the form that editors and `grep` parse: `path:line:column: level[CODE]: message`.

use std::io::{self, Write};

use jsi_idl::diagnostics::{Diagnostic, Level};

use super::{Sources, safe};

/// Writes the diagnostics, a line each.
///
/// # Errors
/// Those of `out`.
pub fn short(out: &mut dyn Write, sources: Sources, diagnostics: &[Diagnostic]) -> io::Result<()> {
    for diagnostic in diagnostics {
        let at = sources.line_column(diagnostic.primary.file, diagnostic.primary.span.start);
        writeln!(
            out,
            "{}:{}:{}: {}[{}]: {}",
            safe::line(sources.name(diagnostic.primary.file)),
            at.line,
            at.column,
            level(diagnostic.level),
            diagnostic.code,
            safe::line(&diagnostic.message),
        )?;
    }
    Ok(())
}

/// The word for a level.
pub(super) const fn level(level: Level) -> &'static str {
    match level {
        Level::Warning => "warning",
        Level::Error => "error",
    }
}
