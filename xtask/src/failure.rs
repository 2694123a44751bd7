//! The message of a failed command: the error, and advice for the user.

use std::fmt;
use std::io;

use crate::run::Outcome;

/// The result of every fallible function here.
pub type Result<T> = std::result::Result<T, Failure>;

/// Something that did not work.
#[derive(Debug)]
pub struct Failure {
    /// The error.
    pub what: String,
    /// The advice, if there is any.
    pub advice: String,
}

impl Failure {
    /// A failure with advice.
    pub fn new(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            advice: advice.into(),
        }
    }

    /// The failure of a library's error.
    pub fn other(error: impl fmt::Display) -> Self {
        Self::new(error.to_string(), "")
    }

    /// The failure of a program with a bad exit code, with the end of its output.
    pub fn of(name: &str, outcome: &Outcome, advice: impl Into<String>) -> Self {
        let how = if outcome.timed_out {
            "took too long"
        } else {
            "failed"
        };
        let what = format!(
            "{name} {how}; the end of its output:\n{}\n(all of it: {})",
            indent(&outcome.tail(25)),
            outcome.log.display()
        );
        Self::new(what, advice)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.what)?;
        if !self.advice.is_empty() {
            write!(f, "\nwhat to do: {}", self.advice)?;
        }
        Ok(())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(error.to_string(), "")
    }
}

/// Indents every line.
pub fn indent(text: &str) -> String {
    text.lines()
        .map(|line| format!("    {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}
