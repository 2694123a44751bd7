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

/// A fix: edits that can be applied without a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// A short description.
    pub title: String,
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
mod levels;
mod lint_level;
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
    /// Fixes that are certain.
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

    /// Adds a fix of one edit in the primary label's file.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        let edit = Edit {
            file: self.primary.file,
            span,
            text: text.into(),
        };
        self.fixes.push(Fix {
            title: title.into(),
            edits: vec![edit],
        });
        self
    }

    /// Adds a fix of several edits.
    #[must_use]
    pub fn fix_all(mut self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fixes.push(Fix {
            title: title.into(),
            edits,
        });
        self
    }
}
