//! Writes an import, and what it wrote, so that the next one can tell edits from its own text.

use std::io;
use std::path::{Path, PathBuf};

use super::merge::{Conflict, merge};
use crate::fs::{self, Problem};

/// What is done with a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It is replaced if it was not edited.
    Replace,
    /// Edits are merged; conflicts are errors.
    Update,
    /// Edits are merged; in conflicts they stay.
    KeepEdits,
}

/// Why a file is not written. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum UpdateError {
    /// The file has edits, or is of another origin.
    #[error("`{}` exists and is not what the last import wrote\nhelp: --update merges the import with it", .0.display())]
    Edited(PathBuf),
    /// It is not known what the last import wrote.
    #[error("`{}` cannot be merged: `{}`, which has what the last import wrote, is missing\nhelp: import to another file, and merge by hand", .0.display(), .1.display())]
    NoRecord(PathBuf, PathBuf),
    /// An edit and the import change the same lines.
    #[error("{}", described(.path, .conflicts))]
    Conflicts {
        /// The file.
        path: PathBuf,
        /// The places.
        conflicts: Vec<Conflict>,
    },
    /// A file cannot be read or written.
    #[error(transparent)]
    Problem(#[from] Problem),
}

/// The file beside an interface that has what the last import wrote.
#[must_use]
pub fn record_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".imported");
    path.with_file_name(name)
}

/// Writes an import to a file, and a record of it beside the file. Returns whether edits were merged.
///
/// # Errors
///
/// [`UpdateError`]; nothing is written then.
pub fn write(path: &Path, text: &str, mode: Mode) -> Result<bool, UpdateError> {
    let record = record_of(path);
    let merged = match (read(path)?, read(&record)?) {
        (None, _) => text.to_owned(),
        (Some(there), _) if there == text => there,
        (Some(there), Some(base)) if there == base => text.to_owned(),
        (Some(_), _) if mode == Mode::Replace => return Err(UpdateError::Edited(path.to_owned())),
        (Some(_), None) => return Err(UpdateError::NoRecord(path.to_owned(), record)),
        (Some(there), Some(base)) => {
            let merged = merge(&base, &there, text);
            if !merged.conflicts.is_empty() && mode == Mode::Update {
                return Err(UpdateError::Conflicts {
                    path: path.to_owned(),
                    conflicts: merged.conflicts,
                });
            }
            merged.text
        }
    };
    // if only the first is written, the next import finds the same lines in both, which is no conflict
    fs::write_together(&[(path, &merged), (&record, text)])?;
    Ok(merged != text)
}

fn read(path: &Path) -> Result<Option<String>, Problem> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Problem::Unreadable {
            path: path.display().to_string(),
            error,
        }),
    }
}

fn described(path: &Path, conflicts: &[Conflict]) -> String {
    let path = path.display();
    let each = conflicts.iter().map(|it| {
        let lines = |mark: &str, lines: &[String]| -> String {
            let lines = lines
                .iter()
                .map(|it| format!("\n  {mark} {}", crate::render::line(it)));
            lines.collect()
        };
        format!(
            "{path}:{}: the edit and the import change the same lines{}{}",
            it.line,
            lines("edited:  ", &it.edited),
            lines("imported:", &it.imported)
        )
    });
    let each: Vec<String> = each.collect();
    format!(
        "nothing was written\n{}\nhelp: change the file, or keep the edits with --keep-edits",
        each.join("\n")
    )
}
