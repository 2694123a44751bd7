//! A finding: a change, and whose code it breaks; as a diagnostic.

use jsi_idl::diagnostics::{Code, Diagnostic};
use jsi_idl::source::{FileId, Span};

use super::flows::{Direction, Flow};
use super::rules::Audience;

/// A place in a version.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) file: FileId,
    pub(super) span: Span,
}

/// A change that breaks something.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) code: Code,
    pub(super) message: String,
    /// The place in the new version; none if its file is not there.
    pub(super) now: Option<Place>,
    /// The place in the old version.
    pub(super) before: Option<Place>,
    breaks: Vec<(Audience, String)>,
}

impl Finding {
    pub(super) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            now: None,
            before: None,
            breaks: Vec::new(),
        }
    }

    pub(super) fn now(mut self, file: FileId, span: Span) -> Self {
        self.now = Some(Place { file, span });
        self
    }

    pub(super) fn before(mut self, file: FileId, span: Span) -> Self {
        self.before = Some(Place { file, span });
        self
    }

    /// Breaks the code of an audience, for a reason: a sentence without full stop.
    pub(super) fn breaks(&mut self, audience: Audience, why: impl Into<String>) {
        if !self.breaks.iter().any(|(of, _)| *of == audience) {
            self.breaks.push((audience, why.into()));
        }
    }

    /// Breaks Rust that calls and Rust that implements.
    pub(super) fn breaks_rust(&mut self, why: &str) {
        self.breaks(Audience::RustCallers, why);
        self.breaks(Audience::RustImplementers, why);
    }

    /// Breaks JavaScript with one of these flows, if `reason` gives a reason for its direction.
    pub(super) fn breaks_js(
        &mut self,
        flows: impl IntoIterator<Item = Flow>,
        reason: impl Fn(Direction) -> Option<String>,
    ) {
        for flow in flows {
            if let Some(why) = reason(flow.direction) {
                self.breaks(flow.audience, why);
            }
        }
    }

    pub(super) fn breaks_anything(&self) -> bool {
        !self.breaks.is_empty()
    }

    /// The diagnostic; none if it breaks none of the audiences. Files of the old version come after `offset` others.
    pub(super) fn diagnostic(self, offset: u32, audiences: &[Audience]) -> Option<Diagnostic> {
        let mut breaks = self.breaks;
        breaks.retain(|(audience, _)| audiences.contains(audience));
        breaks.sort_by_key(|(audience, _)| *audience);
        if breaks.is_empty() {
            return None;
        }
        let before = self.before.map(|it| Place {
            file: FileId(it.file.0 + offset),
            span: it.span,
        });
        let (primary, secondary) = match (self.now, before) {
            (Some(now), before) => (now, before),
            (None, Some(before)) => (before, None),
            (None, None) => return None,
        };
        let diagnostic = Diagnostic::new(self.code, primary.file, primary.span, self.message);
        let diagnostic = match secondary {
            Some(it) => diagnostic.secondary_label(it.file, it.span, "before"),
            None => diagnostic,
        };
        Some(
            breaks
                .into_iter()
                .fold(diagnostic, |diagnostic, (audience, why)| {
                    diagnostic.help(format!("breaks {}: {why}", audience.title()))
                }),
        )
    }
}
