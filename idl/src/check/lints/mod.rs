//! The lints: warnings about valid code. Each runs only where its level is not `allow`; at the end, `@allow` and the configured
//! levels are applied.

mod allowed;
mod bare_file_name;
mod deprecated_use;
mod missing_docs;
mod naming;
mod unsafe_integer;
mod unused_name;

use std::collections::HashSet;

use allowed::Allowed;

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Levels, LintLevel};
use crate::model::Model;
use crate::resolve::Loader;
use crate::resolve::platform::is_platform;
use crate::source::{FileId, Span};

/// The input of every lint.
struct Lints<'c, 'a> {
    cx: &'c Check<'a>,
    model: &'c Model,
    /// One per [`FileId`].
    levels: Vec<Levels>,
}

impl Check<'_> {
    /// Runs the lints, and sets the levels of their diagnostics.
    pub(super) fn run_lints(&self, model: &Model, loader: &dyn Loader) {
        let paths = self.loaded.paths.iter();
        let mut nothing = Levels::default();
        Code::lints().for_each(|lint| nothing.set(lint, LintLevel::Allow));
        let lints = Lints {
            cx: self,
            model,
            levels: paths
                .map(|path| match is_platform(path) {
                    true => nothing.clone(),
                    false => loader.levels(path),
                })
                .collect(),
        };
        lints.missing_docs();
        lints.unused_names();
        lints.unsafe_integers();
        lints.naming();
        lints.deprecated_uses();
        lints.bare_file_names(loader);
        let found = self.out.take();
        self.out.replace(lints.settled(found));
    }
}

impl Lints<'_, '_> {
    /// The level of a lint in a file.
    fn level(&self, lint: Code, file: FileId) -> LintLevel {
        let levels = self.levels.get(file.0 as usize);
        levels
            .and_then(|levels| levels.get(lint))
            .unwrap_or(LintLevel::Allow)
    }

    /// Whether a lint is to be looked for in a file.
    fn looks_for(&self, lint: Code, file: FileId) -> bool {
        self.level(lint, file) != LintLevel::Allow
    }

    /// Whether a lint is to be looked for anywhere.
    fn looks_anywhere(&self, lint: Code) -> bool {
        let files = 0..self.levels.len();
        files
            .into_iter()
            .any(|file| self.looks_for(lint, FileId(file as u32)))
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.cx.report(diagnostic);
    }

    /// Removes diagnostics that are allowed, at the place of an error or in a member that could not be read, and sets the level of the others.
    fn settled(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if found.iter().all(|it| it.code.lint().is_none()) {
            return found;
        }
        let allowed = Allowed::new(self.cx);
        let errors = found.iter().filter(|it| it.code.lint().is_none());
        let errors: HashSet<(FileId, Span)> = errors
            .map(|it| (it.primary.file, it.primary.span))
            .collect();
        let settle = |mut it: Diagnostic| {
            if it.code.lint().is_none() {
                return Some(it);
            }
            let (file, span) = (it.primary.file, it.primary.span);
            it.level = self.level(it.code, file).level()?;
            if self.cx.is_in_broken_line(file, span) {
                // what is read there may be the rest of something else
                it.fixes.clear();
            }
            let silent = errors.contains(&(file, span))
                || allowed.has(it.code, file, span)
                || self.cx.is_in_broken_member(file, span);
            (!silent).then_some(it)
        };
        found.into_iter().filter_map(settle).collect()
    }
}
