//! All phases from paths to a model, and the value that contains their result.

use crate::check;
use crate::diagnostics::{Diagnostic, Level};
use crate::model::Model;
use crate::resolve::platform::Platform;
use crate::resolve::{self, Loader, Source};

/// The result of a run.
#[derive(Debug)]
pub struct Analysis {
    /// The files; [`crate::source::FileId`] is the index.
    pub sources: Vec<Source>,
    /// The model. Where there are errors it contains [`crate::model::Type::Error`] and lacks invalid parts.
    pub model: Model,
    /// All diagnostics, sorted by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// The modules of the platform.
    pub platform: Platform,
}

impl Analysis {
    /// Whether anything is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|it| it.level == Level::Error)
    }

    /// The model, if nothing is an error.
    #[must_use]
    pub fn checked(&self) -> Option<Checked<'_>> {
        (!self.has_errors()).then_some(Checked(&self.model))
    }
}

/// A model without errors: no [`crate::model::Type::Error`] in it, every name bound.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a>(&'a Model);

impl<'a> Checked<'a> {
    /// The model.
    #[must_use]
    pub fn model(self) -> &'a Model {
        self.0
    }
}

impl std::ops::Deref for Checked<'_> {
    type Target = Model;

    fn deref(&self) -> &Model {
        self.0
    }
}

/// Loads `roots` and all files they use, checks them, and builds their model. Never fails.
#[must_use]
pub fn analyze(loader: &dyn Loader, roots: &[&str]) -> Analysis {
    let loaded = resolve::load(loader, roots);
    let (model, found) = check::check(&loaded, loader);
    let mut diagnostics = loaded.diagnostics;
    diagnostics.extend(found);
    diagnostics.sort_by_key(|it| (it.primary.file, it.primary.span, it.code));
    Analysis {
        sources: loaded.sources,
        model,
        diagnostics,
        platform: loader.platform(),
    }
}
