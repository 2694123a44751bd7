//! Why a package cannot be bundled: each error names the file, and the line where there is one.

use std::path::Path;

/// The reason why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// A file or folder that cannot be read.
    #[error("cannot read `{path}`: {error}")]
    Unreadable {
        /// The file.
        path: String,
        /// The message of the system.
        error: std::io::Error,
    },
    /// A file or folder that cannot be written.
    #[error("cannot write `{path}`: {error}")]
    Unwritable {
        /// The file.
        path: String,
        /// The message of the system.
        error: std::io::Error,
    },
    /// A folder that is not the output of wasm-bindgen.
    #[error("`{folder}` is not the output of wasm-bindgen: {reason}")]
    NoPackage {
        /// The folder.
        folder: String,
        /// What it lacks.
        reason: String,
    },
    /// Output of wasm-bindgen in a form that is not known.
    #[error("`{file}` has an unknown form: {reason}; it was written by {version}")]
    UnknownForm {
        /// The file.
        file: String,
        /// What is different.
        reason: String,
        /// wasm-bindgen and its version, as the WebAssembly file has it.
        version: String,
    },
    /// A file that is not WebAssembly.
    #[error("`{path}` is not WebAssembly: {message}")]
    NoWasm {
        /// The file.
        path: String,
        /// The message of the parser.
        message: String,
    },
    /// An error in a JavaScript file.
    #[error("{place}: {message}")]
    Script {
        /// Path, line and column.
        place: String,
        /// What is wrong.
        message: String,
    },
}

impl BundleError {
    pub(super) fn unreadable(path: &Path, error: std::io::Error) -> Self {
        Self::Unreadable {
            path: path.display().to_string(),
            error,
        }
    }

    pub(super) fn unwritable(path: &Path, error: std::io::Error) -> Self {
        Self::Unwritable {
            path: path.display().to_string(),
            error,
        }
    }
}

/// A place in a text: `path:line:column`, both from 1, columns in characters.
pub(super) fn place(path: &str, text: &str, offset: u32) -> String {
    let before = text.get(..offset as usize).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    format!("{path}:{line}:{column}")
}
