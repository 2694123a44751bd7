//! `jsic check --types` in the editor: after files are saved, on another thread. What it finds stays at its members while they are
//! edited, until they are declared in another way or the next comparison ends.

use std::collections::HashSet;
use std::path::Path;
use std::rc::Rc;

use gen_lsp_types::{MessageType, ShowMessageNotification, ShowMessageParams};
use jsi_idl::Analysis;
use jsi_idl::diagnostics::Level;
use jsi_idl::resolve::Loader;
use jsi_idl::resolve::platform::Platform;
use jsi_idl::source::FileId;

use super::disk::is_on_disk;
use super::state::State;
use crate::contract::{Differences, TypeCheck, TypeReports};
use crate::import::ImportError;

/// A file was saved, or changed by another program.
pub(super) fn saved(state: &mut State) {
    if !state.settings.types {
        return;
    }
    if state.types.running.is_some() {
        state.types.again = true;
        return;
    }
    let analysis = state.session.analysis();
    state.read_again();
    let (loader, _) = state.module_problems.modules();
    let analysis = Rc::new(without_errors(&analysis, loader));
    let Some(model) = analysis.checked() else {
        return;
    };
    let Some(check) = TypeCheck::new(model, loader, None) else {
        state.module_problems.set_types(TypeReports::default());
        return;
    };
    state.jobs.start(move || {
        let found = check.run();
        Box::new(move |state| finished(state, found))
    });
    state.types.running = Some(analysis);
}

/// The files without errors, and without errors in the files that they use: an error in another file hides no types.
fn without_errors(analysis: &Analysis, scripts: &dyn Loader) -> Analysis {
    let model = &analysis.model;
    let wrong = analysis.diagnostics.iter();
    let wrong = wrong.filter(|it| it.level == Level::Error);
    let wrong: HashSet<FileId> = wrong.map(|it| it.primary.file).collect();
    let is_right = |file: FileId| {
        let mut reached = vec![file];
        let mut next = 0;
        while let Some(file) = reached.get(next).copied() {
            next += 1;
            if wrong.contains(&file) {
                return false;
            }
            for used in model
                .files
                .get(file.0 as usize)
                .iter()
                .flat_map(|it| &it.uses)
            {
                let of = model.item(used.item).file;
                if !reached.contains(&of) {
                    reached.push(of);
                }
            }
        }
        true
    };
    let files = model.files.iter().zip(0..);
    let files = files.filter(|(file, index)| is_on_disk(&file.path) && is_right(FileId(*index)));
    let roots: Vec<&str> = files.map(|(file, _)| file.path.as_str()).collect();
    jsi_idl::analyze(&Texts { analysis, scripts }, &roots)
}

/// The files of an analysis, and the JavaScript files beside them.
struct Texts<'a> {
    analysis: &'a Analysis,
    scripts: &'a dyn Loader,
}

impl Loader for Texts<'_> {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let mut sources = self.analysis.sources.iter();
        let source = sources.find(|it| it.path == path)?;
        Some(source.text.as_bytes().to_vec())
    }

    fn exists(&self, path: &str) -> bool {
        self.analysis.sources.iter().any(|it| it.path == path) || self.scripts.exists(path)
    }

    fn platform(&self) -> Platform {
        crate::sources::platform()
    }
}

/// The comparison is off: what it found is discarded.
pub(super) fn forget(state: &mut State) {
    state.types.last_problem = None;
    state.module_problems.set_types(TypeReports::default());
    changed(state);
}

fn finished(state: &mut State, found: Result<Differences, ImportError>) {
    let Some(analysis) = state.types.running.take() else {
        return;
    };
    if !state.settings.types {
        state.types.again = false;
        return;
    }
    match found {
        Ok(differences) => {
            let (loader, _) = state.module_problems.modules();
            let reports = TypeReports::new(&differences, &analysis.sources, loader);
            state.types.last_problem = None;
            state.module_problems.set_types(reports);
            changed(state);
        }
        Err(error) => {
            let message = format!("types are not compared: {error}");
            if state.types.last_problem.as_ref() != Some(&message) {
                state.notify::<ShowMessageNotification>(ShowMessageParams {
                    kind: MessageType::Warning,
                    message: message.clone(),
                });
                state.types.last_problem = Some(message);
            }
        }
    }
    if std::mem::take(&mut state.types.again) {
        saved(state);
    }
}

fn changed(state: &mut State) {
    state.stale = true;
    state.changed_elsewhere = true;
}

/// Whether a change of a file can change the types of JavaScript.
pub(super) fn is_of_types(path: &str) -> bool {
    let extension = Path::new(path).extension().and_then(|it| it.to_str());
    extension.is_some_and(|it| ["js", "mjs", "cjs", "jsx", "ts", "mts", "tsx"].contains(&it))
}
