//! What a failed command tells its user: what went wrong, and what to do about it.

use std::fmt;
use std::io;

use crate::run::Outcome;

/// The result of everything that can fail here.
pub type Result<T> = std::result::Result<T, Failure>;

/// Something that did not work.
#[derive(Debug)]
pub struct Failure {
    /// What went wrong.
    pub what: String,
    /// What the user can do, if anything is known.
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

    /// The failure that an error of a library is.
    pub fn other(error: impl fmt::Display) -> Self {
        Self::new(error.to_string(), "")
    }

    /// The failure of a program that ran and did not succeed, with the end of its output.
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

/// Every line moved to the right.
pub fn indent(text: &str) -> String {
    text.lines()
        .map(|line| format!("    {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}
