//! The one layout of a `.jsi` file. Changes nothing but space, line breaks and commas at the end of lists: every token and
//! comment is printed once and in order.
//!
//! The author decides on empty lines (at most one is kept), and whether a body that fits on one line is on one: by the line
//! break after its `{`.

mod comments;
mod items;
mod layout;
mod members;
mod tokens;
mod types;

use crate::diagnostics::{Diagnostic, Level};
use crate::source::FileId;
use crate::syntax::parse;
use items::DocBuilder;

/// Formats a file.
///
/// # Errors
///
/// The syntax errors of the file. A file with errors is not formatted.
///
/// ```
/// let text = jsi_idl::format::format("record  P{x:Number;y:Number;}")?;
/// assert_eq!(text, "record P { x: Number; y: Number; }\n");
/// # Ok::<(), Vec<jsi_idl::diagnostics::Diagnostic>>(())
/// ```
pub fn format(text: &str) -> Result<String, Vec<Diagnostic>> {
    let (mark, content) = match text.strip_prefix('\u{FEFF}') {
        Some(content) => ("\u{FEFF}", content),
        None => ("", text),
    };
    // The first line decides how all of them end.
    let crlf = content
        .split('\n')
        .next()
        .is_some_and(|line| line.ends_with('\r'))
        && content.contains('\n');
    let content = content.replace("\r\n", "\n");
    let parsed = parse(&content, FileId(0));
    if parsed.diagnostics.iter().any(|it| it.level == Level::Error) {
        // positions are those of the text that was given
        let mut parsed = parse(text, FileId(0)).diagnostics;
        parsed.retain(|it| it.level == Level::Error);
        return Err(parsed);
    }
    let formatted = layout::print(&DocBuilder::new(&content, &parsed.file).file());
    let formatted = if crlf {
        formatted.replace('\n', "\r\n")
    } else {
        formatted
    };
    Ok(format!("{mark}{formatted}"))
}
