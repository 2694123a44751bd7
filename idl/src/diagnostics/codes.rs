//! The one table of diagnostics: code, name, level, explanation. `jsic explain` and the docs read it.

use super::{Level, LintLevel};
use DefaultLevel::{Allowed, Error, Warning};

/// The level of a code where none is configured.
#[derive(Clone, Copy)]
enum DefaultLevel {
    Error,
    Warning,
    /// A lint that is not reported.
    Allowed,
}

macro_rules! codes {
    ($($code:ident $name:literal $default_level:ident),* $(,)?) => {
        /// A stable diagnostic code; never reused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $name] $code),* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// `JSI0201`
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$code => stringify!($code)),* }
            }

            /// A name in kebab case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name),* }
            }

            const fn default_level(self) -> DefaultLevel {
                match self { $(Self::$code => $default_level),* }
            }

            /// Cause, example, and what to write instead, in Markdown.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$code => include_str!(concat!("explain/", stringify!($code), ".md"))),* }
            }
        }
    };
}

codes! {
    JSI0001 "unexpected-token" Error,
    JSI0002 "unclosed-delimiter" Error,
    JSI0003 "nesting-too-deep" Error,
    JSI0004 "invalid-literal" Error,
    JSI0005 "not-utf8" Error,
    JSI0006 "foreign-syntax" Error,
    JSI0101 "unknown-type" Error,
    JSI0102 "duplicate-name" Error,
    JSI0103 "file-not-found" Error,
    JSI0104 "cycle" Error,
    JSI0105 "unknown-use" Error,
    JSI0106 "rust-name-clash" Error,
    JSI0107 "shim-outside-crate" Error,
    JSI0201 "array-in-promise" Error,
    JSI0202 "type-in-promise" Error,
    JSI0203 "type-in-array" Error,
    JSI0204 "type-in-function" Error,
    JSI0205 "view-element" Error,
    JSI0206 "not-nullable" Error,
    JSI0207 "ambiguous-64-bit" Error,
    JSI0208 "width-mismatch" Error,
    JSI0209 "type-arguments" Error,
    JSI0210 "void-value" Error,
    JSI0211 "type-position" Error,
    JSI0212 "view-across-await" Error,
    JSI0213 "too-many-parameters" Error,
    JSI0214 "map-key" Error,
    JSI0219 "tuple-length" Error,
    JSI0221 "this-position" Error,
    JSI0222 "index-key" Error,
    JSI0223 "class-argument" Error,
    JSI0215 "members-alike" Error,
    JSI0216 "nullable-member" Error,
    JSI0217 "anonymous-union" Error,
    JSI0228 "event-options" Error,
    JSI0230 "unused-type-parameter" Error,
    JSI0231 "type-parameter-bound" Error,
    JSI0233 "type-argument" Error,
    JSI0234 "type-parameter-of-static" Error,
    JSI0235 "growing-type-arguments" Error,
    JSI0301 "unknown-attribute" Error,
    JSI0302 "attribute-misplaced" Error,
    JSI0303 "member-not-allowed" Error,
    JSI0304 "parameter-form" Error,
    JSI0401 "missing-docs" Allowed,
    JSI0402 "redundant-nullable" Warning,
    JSI0403 "unused-name" Warning,
    JSI0404 "unsafe-integer" Allowed,
    JSI0405 "naming" Allowed,
    JSI0406 "deprecated-use" Warning,
    JSI0407 "bare-file-name" Warning,
    JSI0501 "javascript-name" Error,
    JSI0502 "javascript-kind" Error,
    JSI0503 "javascript-parameters" Warning,
    JSI0504 "javascript-promise" Error,
    JSI0505 "javascript-global" Warning,
    JSI0506 "javascript-type" Error,
    JSI0601 "configuration" Error,
    JSI0701 "item-removed" Error,
    JSI0702 "item-kind-changed" Error,
    JSI0703 "rust-path-changed" Error,
    JSI0704 "rust-name-changed" Error,
    JSI0705 "javascript-name-changed" Error,
    JSI0706 "source-changed" Error,
    JSI0707 "base-changed" Error,
    JSI0708 "type-parameters-changed" Error,
    JSI0711 "member-removed" Error,
    JSI0712 "member-added" Error,
    JSI0713 "member-kind-changed" Error,
    JSI0714 "writability-changed" Error,
    JSI0715 "presence-changed" Error,
    JSI0716 "infallibility-changed" Error,
    JSI0721 "parameter-added" Error,
    JSI0722 "parameter-removed" Error,
    JSI0723 "parameter-changed" Error,
    JSI0724 "parameters-swapped" Warning,
    JSI0725 "result-changed" Error,
    JSI0726 "property-type-changed" Error,
    JSI0731 "field-added" Error,
    JSI0732 "field-removed" Error,
    JSI0733 "field-type-changed" Error,
    JSI0734 "field-order-changed" Error,
    JSI0735 "traits-lost" Error,
    JSI0741 "value-added" Error,
    JSI0742 "value-removed" Error,
    JSI0743 "value-changed" Error,
    JSI0744 "openness-changed" Error,
    JSI0745 "union-member-added" Error,
    JSI0746 "union-member-removed" Error,
    JSI0747 "union-member-changed" Error,
    JSI0801 "unknown-module" Error,
    JSI0802 "unknown-item" Error,
    JSI0803 "unknown-member" Error,
    JSI0804 "members-of-file" Error,
}

impl Code {
    /// The level of a diagnostic of this code, where nothing else is configured.
    #[must_use]
    pub const fn level(self) -> Level {
        match self.default_level() {
            Error => Level::Error,
            Warning | Allowed => Level::Warning,
        }
    }

    /// Whether it is a lint, whose level can be configured, and its default level.
    #[must_use]
    pub fn lint(self) -> Option<LintLevel> {
        let level = match self.default_level() {
            Error => LintLevel::Deny,
            Warning => LintLevel::Warn,
            Allowed => LintLevel::Allow,
        };
        self.as_str().starts_with("JSI04").then_some(level)
    }

    /// Every lint, in order.
    pub fn lints() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|it| it.lint().is_some())
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Code {
    type Err = ();

    /// Reads a code, case ignored, or a name.
    fn from_str(text: &str) -> Result<Self, ()> {
        let wanted = |code: &&Self| code.as_str().eq_ignore_ascii_case(text) || code.name() == text;
        Self::ALL.iter().find(wanted).copied().ok_or(())
    }
}
