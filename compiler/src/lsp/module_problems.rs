//! Problems with the JavaScript modules of interfaces: imported files that are missing or not below the crate, as a build reports
//! them, and names that JavaScript does not have, as `jsic check` reports them.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use jsi_idl::Analysis;
use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::resolve::{Loader, Refused, Source};

use super::disk::is_on_disk;
use crate::fs::Boundary;
use crate::{module_graph, pipeline};

/// The problems of one analysis.
#[derive(Debug, Default)]
pub(super) struct Problems {
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The JavaScript files that they name, which follow the sources of the analysis.
    pub(super) scripts: Vec<Source>,
}

/// The problems of one analysis, and the files that were read for it.
pub(super) struct ModuleProblems {
    last: Option<(Rc<Analysis>, Rc<Problems>)>,
    #[cfg(feature = "contract")]
    modules: RefCell<crate::contract::Cache>,
    /// What the last comparison of types found.
    #[cfg(feature = "contract")]
    types: crate::contract::TypeReports,
    scripts: Scripts,
    /// The folder of the crate for each folder.
    roots: HashMap<PathBuf, Option<PathBuf>>,
}

impl ModuleProblems {
    pub(super) fn new(boundary: Rc<Boundary>) -> Self {
        Self {
            last: None,
            #[cfg(feature = "contract")]
            modules: RefCell::default(),
            #[cfg(feature = "contract")]
            types: crate::contract::TypeReports::default(),
            scripts: Scripts {
                open: RefCell::default(),
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

    /// Takes the text of an open JavaScript file, or no longer.
    pub(super) fn open(&mut self, path: &str, text: Option<String>) {
        self.last = None;
        let mut open = self.scripts.open.borrow_mut();
        match text {
            Some(text) => open.insert(path.to_owned(), text),
            None => open.remove(path),
        };
    }

    /// The text of an open JavaScript file.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        self.scripts.open.borrow().get(path).cloned()
    }

    /// The JavaScript files, and those of them that were read before.
    #[cfg(feature = "contract")]
    pub(super) fn modules(&self) -> (&dyn Loader, &RefCell<crate::contract::Cache>) {
        (&self.scripts, &self.modules)
    }

    /// Takes what a comparison of types found.
    #[cfg(feature = "contract")]
    pub(super) fn set_types(&mut self, types: crate::contract::TypeReports) {
        self.types = types;
        self.last = None;
    }

    /// The problems with the modules of all files.
    pub(super) fn problems(&mut self, analysis: &Rc<Analysis>) -> Rc<Problems> {
        if let Some((last, found)) = &self.last
            && Rc::ptr_eq(last, analysis)
        {
            return Rc::clone(found);
        }
        let model = &analysis.model;
        let files: BTreeSet<_> = module_graph::files(model).collect();
        let mut found = Problems::default();
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
                let problems = module_graph::problems(model, file, &self.scripts, root);
                found.diagnostics.extend(problems);
            }
        }
        #[cfg(feature = "contract")]
        {
            let sources = &analysis.sources;
            let first = sources.len() as u32;
            let cache = &mut *self.modules.borrow_mut();
            let contract = crate::contract::check(model, sources, &self.scripts, cache, first);
            found.diagnostics.extend(contract.diagnostics);
            found.scripts = contract.scripts;
            let known = found.diagnostics.iter();
            let known = known.map(|it| (it.primary.file, it.primary.span)).collect();
            let first = first + found.scripts.len() as u32;
            let types = self.types.contract(model, sources, &known, first);
            found.diagnostics.extend(types.diagnostics);
            found.scripts.extend(types.scripts);
        }
        let found = Rc::new(found);
        self.last = Some((Rc::clone(analysis), Rc::clone(&found)));
        found
    }
}

/// JavaScript files, each read once.
struct Scripts {
    /// The texts of the editor.
    open: RefCell<HashMap<String, String>>,
    read: RefCell<HashMap<String, Option<Vec<u8>>>>,
    boundary: Rc<Boundary>,
}

impl Loader for Scripts {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        if let Some(text) = self.open.borrow().get(path) {
            return Some(text.clone().into_bytes());
        }
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
