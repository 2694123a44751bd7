//! Why a version cannot be read.

use crate::render::line;

/// Why a version cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum VersionError {
    /// Neither a path nor a revision.
    #[error("`{}` is neither a file, a folder, nor a revision of git", line(.0))]
    Unknown(String),
    /// One is a file and the other a folder.
    #[error("`{}` is a file and `{}` a folder; compare two of a kind", line(.file), line(.folder))]
    Mixed {
        /// The file.
        file: String,
        /// The folder.
        folder: String,
    },
    /// A folder of a revision without interface files.
    #[error("no .jsi files in `{}`", line(.0))]
    Empty(String),
    /// A file that cannot be read.
    #[error(transparent)]
    Problem(#[from] crate::fs::Problem),
    /// A failure of git.
    #[error("git failed: {}", line(.0))]
    Git(String),
}
