//! How editors render the range of a diagnostic, beside underlining it.

use crate::diagnostics::Code;

/// A way of drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Faded: it could be left out.
    Unnecessary,
    /// Struck through.
    Deprecated,
}

/// How the place of a diagnostic is drawn.
#[must_use]
pub fn tags(code: Code) -> &'static [Tag] {
    match code.name() {
        "redundant-nullable" | "unused-name" => &[Tag::Unnecessary],
        "deprecated-use" => &[Tag::Deprecated],
        _ => &[],
    }
}
