//! Resolves paths to files and names to items. Has no rules about types, and reports only files and names that are missing.

pub(crate) mod graph;
mod load;
pub mod path;
pub mod platform;
pub(crate) mod scope;
mod similar_file;
mod use_edit;

use std::collections::HashMap;

use crate::diagnostics::{Code, Diagnostic, Levels};
use crate::source::{FileId, Span};
use platform::Platform;

pub(crate) use load::{Loaded, load, uses};
pub use load::{Snapshot, Source};
pub(crate) use similar_file::{offer_path, similar_file};
pub(crate) use use_edit::use_edit;

/// Why a file that is there is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It lies, links followed, where no file of the run may lie.
    Outside {
        /// Where it lies.
        resolved: String,
        /// The folders in which files are read.
        allowed: Vec<String>,
    },
    /// The reason as what comes after its name: `is not a regular file`.
    Unreadable(String),
}

impl Refused {
    /// The diagnostic for a path at `span`.
    #[must_use]
    pub fn at(&self, written: &str, file: FileId, span: Span) -> Diagnostic {
        match self {
            Self::Outside { resolved, allowed } => {
                let message = format!("`{written}` is outside the crate and its workspace");
                let allowed: Vec<String> = allowed.iter().map(|it| format!("`{it}`")).collect();
                Diagnostic::new(Code::JSI0107, file, span, message)
                    .label(format!("resolves to `{resolved}`"))
                    .help(format!("only files below {} are read", allowed.join(", ")))
            }
            Self::Unreadable(reason) => {
                let message = format!("`{written}` {reason}");
                Diagnostic::new(Code::JSI0103, file, span, message).label("cannot be read")
            }
        }
    }
}

/// Gives access to files. Paths have `/` between their parts and are normalised.
pub trait Loader {
    /// The content of a file, if there is one.
    fn read(&self, path: &str) -> Option<Vec<u8>>;
    /// Whether there is a file.
    fn exists(&self, path: &str) -> bool;
    /// The names of the files in a folder, sorted; `""` is the current one. Diagnostics search them for similar names, so an
    /// empty list loses only suggestions.
    fn files(&self, _folder: &str) -> Vec<String> {
        Vec::new()
    }
    /// Why [`Self::read`] gives nothing although something has this path. Such a path does not [exist](Self::exists).
    fn refused(&self, _path: &str) -> Option<Refused> {
        None
    }
    /// The file as it was parsed before, by a caller that keeps files over several runs. Called before [`Self::read`].
    fn parsed(&self, _path: &str) -> Option<Snapshot> {
        None
    }
    /// The configured lint levels of a file.
    fn levels(&self, _path: &str) -> Levels {
        Levels::default()
    }
    /// The modules of the platform, such as `web:dom`.
    fn platform(&self) -> Platform {
        Platform::default()
    }
}

/// Files held in memory: for tests, and for text that is not saved yet.
#[derive(Debug, Clone, Default)]
pub struct MemoryLoader {
    files: HashMap<String, Vec<u8>>,
    levels: Levels,
    platform: Platform,
}

impl MemoryLoader {
    /// No files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or replaces its content.
    #[must_use]
    pub fn with(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.insert(path, content);
        self
    }

    /// Sets what is configured about lints, for all files.
    #[must_use]
    pub fn with_levels(mut self, levels: Levels) -> Self {
        self.levels = levels;
        self
    }

    /// Sets the modules of the platform.
    #[must_use]
    pub fn with_platform(mut self, platform: Platform) -> Self {
        self.platform = platform;
        self
    }

    /// Adds a file, or replaces its content.
    pub fn insert(&mut self, path: &str, content: impl Into<Vec<u8>>) {
        self.files.insert(path::normalize(path), content.into());
    }
}

impl Loader for MemoryLoader {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.files.get(path).cloned()
    }

    fn exists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    fn files(&self, folder: &str) -> Vec<String> {
        let paths = self.files.keys().filter_map(|path| match folder {
            "" => Some(path.as_str()),
            _ => path.strip_prefix(folder)?.strip_prefix('/'),
        });
        let mut names: Vec<String> = paths
            .filter(|name| !name.contains('/'))
            .map(str::to_owned)
            .collect();
        names.sort();
        names
    }

    fn levels(&self, _path: &str) -> Levels {
        self.levels.clone()
    }

    fn platform(&self) -> Platform {
        self.platform
    }
}
