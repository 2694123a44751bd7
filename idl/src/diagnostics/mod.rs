//! Diagnostics about a source: plain values, rendered elsewhere (terminal, JSON, editor).

use crate::source::{FileId, Span};

/// How serious it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Accepted, but worth a look.
    Warning,
    /// Not accepted.
    Error,
}

/// A span with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub span: Span,
    /// The message; may be empty.
    pub message: String,
}

/// How sure it is that a fix is what the author meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// The fix states what was meant in the only way there is. `jsic fix` makes it.
    Safe,
    /// The fix is likely, but the user has to read it. Editors offer it, and `jsic fix --unsafe-fixes` makes it.
    Offered,
}

impl Applicability {
    /// `safe`, `offered`: as in machine-readable output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Offered => "offered",
        }
    }
}

/// A fix: edits that repair what a diagnostic is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// A short description.
    pub title: String,
    /// Whether it can be applied without a review.
    pub applicability: Applicability,
    /// The edits, not overlapping.
    pub edits: Vec<Edit>,
}

/// Replaces a span by a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub file: FileId,
    /// The range that is replaced; empty for an insertion.
    pub span: Span,
    /// The new text.
    pub text: String,
}

pub mod codes;
pub(crate) mod foreign_types;
mod levels;
mod lint_level;
pub(crate) mod look_alikes;
pub mod similar;

pub use codes::Code;
pub use levels::Levels;
pub use lint_level::LintLevel;

/// An error or warning in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its code.
    pub code: Code,
    /// How serious; usually [`Code::level`].
    pub level: Level,
    /// The statement, complete without the labels: lower case, no full stop, no advice.
    pub message: String,
    /// The smallest wrong piece of source.
    pub primary: Label,
    /// Secondary labels.
    pub secondary: Vec<Label>,
    /// Advice.
    pub helps: Vec<String>,
    /// Fixes, the most likely one first; safe ones before those that are only offered.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A diagnostic with the default level of its code and an empty primary label.
    #[must_use]
    pub fn new(code: Code, file: FileId, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            level: code.level(),
            message: message.into(),
            primary: Label {
                file,
                span,
                message: String::new(),
            },
            secondary: Vec::new(),
            helps: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// Sets the message of the primary label.
    #[must_use]
    pub fn label(mut self, message: impl Into<String>) -> Self {
        self.primary.message = message.into();
        self
    }

    /// Adds a secondary label.
    #[must_use]
    pub fn secondary_label(mut self, file: FileId, span: Span, message: impl Into<String>) -> Self {
        self.secondary.push(Label {
            file,
            span,
            message: message.into(),
        });
        self
    }

    /// Adds a help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.helps.push(help.into());
        self
    }

    /// Adds a safe fix of one edit in the primary label's file.
    #[must_use]
    pub fn fix(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        let edit = self.edit(span, text);
        self.fix_all(title, vec![edit])
    }

    /// Adds a safe fix of several edits.
    #[must_use]
    pub fn fix_all(self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.with_fix(title, Applicability::Safe, edits)
    }

    /// Adds a fix of one edit in the primary label's file, which is only offered.
    #[must_use]
    pub fn offer(self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        let edit = self.edit(span, text);
        self.offer_all(title, vec![edit])
    }

    /// Adds a fix of several edits, which is only offered.
    #[must_use]
    pub fn offer_all(self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.with_fix(title, Applicability::Offered, edits)
    }

    /// Adds a fix of several edits.
    #[must_use]
    pub fn with_fix(
        mut self,
        title: impl Into<String>,
        applicability: Applicability,
        edits: Vec<Edit>,
    ) -> Self {
        self.fixes.push(Fix {
            title: title.into(),
            applicability,
            edits,
        });
        self
    }

    /// Whether one of its fixes is safe.
    #[must_use]
    pub fn has_safe_fix(&self) -> bool {
        let mut fixes = self.fixes.iter();
        fixes.any(|fix| fix.applicability == Applicability::Safe)
    }

    fn edit(&self, span: Span, text: impl Into<String>) -> Edit {
        Edit {
            file: self.primary.file,
            span,
            text: text.into(),
        }
    }
}
