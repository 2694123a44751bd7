//! `jsic check --types` in the editor: after files are saved, on another thread. What it finds stays at its members while they are
//! edited, until they are declared in another way or the next comparison ends.

use std::path::Path;
use std::rc::Rc;

use gen_lsp_types::{MessageType, ShowMessageNotification, ShowMessageParams};
use jsi_idl::Analysis;

use super::state::State;
use crate::contract::{Differences, TypeCheck, TypeReports};
use crate::import::ImportError;

/// The comparison of types.
#[derive(Default)]
pub(super) struct Types {
    /// The files of the comparison that runs.
    running: Option<Rc<Analysis>>,
    /// Whether something was saved since it began.
    again: bool,
    /// The last message about a comparison that could not be made, which is not repeated.
    told: Option<String>,
}

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
    // what has errors has no types; the last result stays
    let Some(model) = analysis.checked() else {
        return;
    };
    state.read_again();
    let (loader, _) = state.module_problems.modules();
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

/// The comparison is off: what it found is discarded.
pub(super) fn forget(state: &mut State) {
    state.types.told = None;
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
            state.types.told = None;
            state.module_problems.set_types(reports);
            changed(state);
        }
        Err(error) => {
            let message = format!("types are not compared: {error}");
            if state.types.told.as_ref() != Some(&message) {
                state.notify::<ShowMessageNotification>(ShowMessageParams {
                    kind: MessageType::Warning,
                    message: message.clone(),
                });
                state.types.told = Some(message);
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
