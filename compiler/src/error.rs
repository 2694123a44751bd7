//! The errors of a build script's run.

use crate::fs::Problem;

/// The reason why nothing was generated.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] Problem),
    /// No folder to write to: not in a build script, and no folder was set.
    #[error("no output folder: OUT_DIR is not set")]
    NoOutput,
    /// No files were named.
    #[error("no .jsi files were given")]
    NoInput,
    /// The sources have errors, which were printed.
    #[error("{0} error{plural} in the interface files", plural = if *.0 == 1 { "" } else { "s" })]
    Rejected(usize),
    /// A module of another crate is no path in Rust.
    #[error("`{0}` is not the path of a module in another crate, such as `my_dom::web_dom`")]
    ExternPath(String),
    /// The program that `JSIC` names cannot be used.
    #[error("JSIC is `{program}`: {reason}")]
    Prebuilt {
        /// Its path.
        program: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The program that `JSIC` names has printed its errors.
    #[error("there are errors in the interface files")]
    Reported,
}

impl Error {
    /// Prints it for cargo and for people, unless that is done.
    pub(crate) fn report(&self) {
        if !matches!(self, Self::Reported) {
            println!("cargo::error={self}");
            eprintln!("error: {self}");
        }
    }
}
