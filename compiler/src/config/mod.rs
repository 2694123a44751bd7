//! The configuration of lints: the nearest `jsic.toml` above a file, and the command line, which takes precedence.

mod file;
#[cfg(feature = "cli")]
mod schema;

use std::cell::RefCell;
use std::collections::HashMap;

use jsi_idl::diagnostics::{Diagnostic, Levels};
use jsi_idl::resolve::Source;
use jsi_idl::source::FileId;

use crate::fs;
use file::File;
#[cfg(feature = "cli")]
pub use schema::schema;

/// The name of the file.
pub const NAME: &str = "jsic.toml";

/// The configuration of a run. Every file is read once.
#[derive(Debug, Default)]
pub struct Config {
    /// The levels of the command line.
    over: Levels,
    /// The path of the nearest file for each folder.
    folders: RefCell<HashMap<String, Option<String>>>,
    /// The files that were read, in order.
    files: RefCell<Vec<File>>,
}

impl Config {
    /// The levels of `over` take precedence over those of files.
    #[must_use]
    pub fn new(over: Levels) -> Self {
        Self {
            over,
            ..Self::default()
        }
    }

    /// The levels that take precedence over those of files.
    pub fn over(&self) -> &Levels {
        &self.over
    }

    /// The levels of lints in a source, by its normalised path.
    pub fn levels(&self, path: &str) -> Levels {
        let folder = path.rfind('/').map_or("", |end| match end {
            0 => "/",
            end => path.get(..end).unwrap_or_default(),
        });
        let mut folders = self.folders.borrow_mut();
        let nearest = folders
            .entry(folder.to_owned())
            .or_insert_with(|| fs::nearest(folder, NAME));
        let mut levels = nearest
            .as_deref()
            .map(|path| self.of_file(path))
            .unwrap_or_default();
        levels.set_all(&self.over);
        levels
    }

    fn of_file(&self, path: &str) -> Levels {
        let mut files = self.files.borrow_mut();
        match files.iter().find(|file| file.source.path == path) {
            Some(file) => file.levels.clone(),
            None => {
                let file = File::read(path);
                let levels = file.levels.clone();
                files.push(file);
                levels
            }
        }
    }

    /// Discards the files, as they may have changed.
    pub fn forget(&self) {
        self.folders.borrow_mut().clear();
        self.files.borrow_mut().clear();
    }

    /// The files that were read.
    pub fn sources(&self) -> Vec<Source> {
        let files = self.files.borrow();
        files.iter().map(|file| file.source.clone()).collect()
    }

    /// The errors in them; the first file has the id `first`.
    pub fn diagnostics(&self, first: FileId) -> Vec<Diagnostic> {
        let files = self.files.borrow();
        let ids = (first.0..).map(FileId);
        let moved = files.iter().zip(ids).flat_map(|(file, id)| {
            let diagnostics = file.diagnostics.iter().cloned();
            diagnostics.map(move |mut it| {
                it.primary.file = id;
                it.secondary.iter_mut().for_each(|label| label.file = id);
                it
            })
        });
        moved.collect()
    }
}
