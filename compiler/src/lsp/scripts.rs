//! What the check of JavaScript modules knows, for completion and definitions. A build without this check has no names.

use std::path::Path;

use jsi_idl::ide;
use jsi_idl::ide::js::Global;
#[cfg(feature = "contract")]
use jsi_idl::ide::js::{ClassMember, Export};
use jsi_idl::source::Span;

use super::disk::is_on_disk;
use super::state::State;

/// The files around those of the session, and the JavaScript in them.
#[cfg_attr(
    not(feature = "contract"),
    allow(dead_code, reason = "only the check reads JavaScript")
)]
pub(super) struct Nearby<'s>(pub(super) &'s State);

impl ide::Files for Nearby<'_> {
    fn list(&self, folder: &str) -> Vec<String> {
        names_in(folder)
    }

    #[cfg(feature = "contract")]
    fn exports(&self, file: &str, specifier: &str) -> Vec<Export> {
        if !is_on_disk(file) {
            return Vec::new();
        }
        let (loader, cache) = self.0.module_problems.modules();
        crate::contract::exports(file, specifier, loader, &mut cache.borrow_mut())
    }

    #[cfg(feature = "contract")]
    fn class_members(&self, file: &str, specifier: &str, class: &[String]) -> Vec<ClassMember> {
        if !is_on_disk(file) {
            return Vec::new();
        }
        let (loader, cache) = self.0.module_problems.modules();
        let cache = &mut cache.borrow_mut();
        crate::contract::class_members(file, specifier, class, loader, cache)
    }

    fn globals(&self) -> Vec<Global> {
        crate::globals::globals()
    }
}

/// The names in a folder, those of folders with a `/`.
fn names_in(folder: &str) -> Vec<String> {
    let entries = is_on_disk(folder).then(|| std::fs::read_dir(Path::new(folder)).ok());
    let entries = entries.flatten().into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_folder = entry.path().is_dir();
            Some(if is_folder { format!("{name}/") } else { name })
        })
        .collect()
}

/// A place in a JavaScript file.
pub(super) struct Site {
    pub(super) path: String,
    pub(super) text: String,
    pub(super) span: Span,
}

/// Where the name is declared that `names` lead to in a JavaScript file; the beginning of the file, if it does not show that.
pub(super) fn site(state: &mut State, path: &str, names: &[String]) -> Option<Site> {
    if !is_on_disk(path) {
        return None;
    }
    state.read_again();
    #[cfg(feature = "contract")]
    {
        let (loader, cache) = state.module_problems.modules();
        let cache = &mut cache.borrow_mut();
        let found = crate::contract::declaration(path, names, loader, cache)?;
        Some(Site {
            path: found.path,
            text: found.text.to_string(),
            span: found.span.unwrap_or_default(),
        })
    }
    #[cfg(not(feature = "contract"))]
    {
        let _ = names;
        Path::new(path).is_file().then(|| Site {
            path: path.to_owned(),
            text: String::new(),
            span: Span::default(),
        })
    }
}
