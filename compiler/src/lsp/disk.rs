//! The loader of files that are not open.

use std::path::Path;
use std::rc::Rc;

use jsi_idl::diagnostics::Levels;
use jsi_idl::resolve::platform::Platform;
use jsi_idl::resolve::{Loader, Refused};

use crate::config::Config;
use crate::fs::Boundary;

/// Files that are not open, and the configuration of all files.
pub(super) struct Disk {
    config: Rc<Config>,
    boundary: Rc<Boundary>,
}

impl Disk {
    pub(super) fn new(config: Rc<Config>, boundary: Rc<Boundary>) -> Self {
        Self { config, boundary }
    }
}

impl Loader for Disk {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        is_on_disk(path).then(|| self.boundary.read(Path::new(path)).ok())?
    }

    fn exists(&self, path: &str) -> bool {
        // a text that was never saved has no folder in which something could be missing
        !is_on_disk(path) || self.boundary.exists(Path::new(path))
    }

    fn files(&self, folder: &str) -> Vec<String> {
        if is_on_disk(folder) {
            self.boundary.files(Path::new(folder))
        } else {
            Vec::new()
        }
    }

    fn refused(&self, path: &str) -> Option<Refused> {
        is_on_disk(path).then(|| self.boundary.refused(Path::new(path)))?
    }

    fn platform(&self) -> Platform {
        crate::sources::platform()
    }

    fn levels(&self, path: &str) -> Levels {
        if is_on_disk(path) {
            self.config.levels(path)
        } else {
            self.config.over().clone()
        }
    }
}

/// Whether a path is that of a file. A text that was never saved has none, and no files next to it.
pub(super) fn is_on_disk(path: &str) -> bool {
    Path::new(path).is_absolute()
}
