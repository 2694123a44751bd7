//! What the comparison of a member finds, before it has the place of a report.

use jsi_idl::diagnostics::{Code, Level};
use jsi_idl::source::Span;

use super::graph::ModuleId;

/// A difference in shape.
pub(super) struct Problem {
    pub(super) code: Code,
    /// A level other than that of the code.
    pub(super) level: Option<Level>,
    pub(super) message: String,
    pub(super) label: String,
    /// A place in JavaScript, and what it shows.
    pub(super) place: Option<(ModuleId, Span, String)>,
    /// The type that a property has in JavaScript.
    pub(super) ty: Option<&'static str>,
}

impl Problem {
    pub(super) fn new(code: Code, message: String, label: &str) -> Self {
        Self {
            code,
            level: None,
            message,
            label: label.to_owned(),
            place: None,
            ty: None,
        }
    }

    pub(super) fn at(
        self,
        module: ModuleId,
        span: Option<Span>,
        message: impl Into<String>,
    ) -> Self {
        let place = span.map(|span| (module, span, message.into()));
        Self { place, ..self }
    }
}
