//! Problems with the JavaScript modules of interfaces: imported files that are missing or not below the crate. A build reports
//! the same.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use jsi_idl::Analysis;
use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::resolve::{Loader, Refused};

use super::disk::is_on_disk;
use crate::fs::Boundary;
use crate::{module_graph, pipeline};

/// The problems of one analysis, and the files that were read for it.
pub(super) struct ModuleProblems {
    last: Option<(Rc<Analysis>, Rc<[Diagnostic]>)>,
    scripts: Scripts,
    /// The folder of the crate for each folder.
    roots: HashMap<PathBuf, Option<PathBuf>>,
}

impl ModuleProblems {
    pub(super) fn new(boundary: Rc<Boundary>) -> Self {
        Self {
            last: None,
            scripts: Scripts {
                read: RefCell::default(),
                boundary,
            },
            roots: HashMap::new(),
        }
    }

    /// Discards the files, as they may have changed.
    pub(super) fn forget(&mut self) {
        self.last = None;
        self.scripts.read.borrow_mut().clear();
        self.roots.clear();
    }

    /// The problems with the modules of all files.
    pub(super) fn problems(&mut self, analysis: &Rc<Analysis>) -> Rc<[Diagnostic]> {
        if let Some((last, found)) = &self.last
            && Rc::ptr_eq(last, analysis)
        {
            return Rc::clone(found);
        }
        let model = &analysis.model;
        let files: BTreeSet<_> = module_graph::files(model).collect();
        let mut found = Vec::new();
        for file in files {
            let path = &model.file(file).path;
            let Some(folder) = Path::new(path).parent().filter(|_| is_on_disk(path)) else {
                continue;
            };
            let root = self.roots.entry(folder.to_owned());
            let root = root.or_insert_with(|| pipeline::crate_root(folder));
            // without a crate every path is permitted
            let root = root.as_deref().or(folder.ancestors().last());
            if let Some(root) = root {
                found.extend(module_graph::problems(model, file, &self.scripts, root));
            }
        }
        let found: Rc<[Diagnostic]> = found.into();
        self.last = Some((Rc::clone(analysis), Rc::clone(&found)));
        found
    }
}

/// JavaScript files, each read once.
struct Scripts {
    read: RefCell<HashMap<String, Option<Vec<u8>>>>,
    boundary: Rc<Boundary>,
}

impl Loader for Scripts {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let mut read = self.read.borrow_mut();
        let entry = read.entry(path.to_owned());
        let content = || self.boundary.read(Path::new(path)).ok();
        entry.or_insert_with(content).clone()
    }

    fn refused(&self, path: &str) -> Option<Refused> {
        self.boundary.refused(Path::new(path))
    }

    fn exists(&self, path: &str) -> bool {
        self.read(path).is_some()
    }
}
