//! The level of a lint.

use super::Level;

/// The level of a lint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LintLevel {
    /// Nothing.
    Allow,
    /// A warning.
    Warn,
    /// An error.
    Deny,
}

impl LintLevel {
    /// Every level, the weakest first.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// Its name in a configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    /// The level of the diagnostics; none where nothing is reported.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Allow => None,
            Self::Warn => Some(Level::Warning),
            Self::Deny => Some(Level::Error),
        }
    }
}
