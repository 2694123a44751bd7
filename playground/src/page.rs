//! What the compiler finds instead of a disk: one text, scripts without content, and the modules of the platform once they are loaded.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use jsi_idl::ide::Files;
use jsi_idl::ide::js::Global;
use jsi_idl::resolve::Loader;
use jsi_idl::resolve::platform::Platform;

/// The path of the text.
pub(crate) const FILE: &str = "api.jsi";

/// The files around a text. Clones are the same files.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page(Rc<Content>);

#[derive(Debug, Default)]
struct Content {
    text: RefCell<String>,
    platform: Cell<Platform>,
}

impl Page {
    /// Sets the text.
    pub(crate) fn write(&self, text: &str) {
        text.clone_into(&mut self.0.text.borrow_mut());
    }

    pub(crate) fn has_platform(&self) -> bool {
        !self.0.platform.get().0.is_empty()
    }

    /// Sets the modules of the platform, once. They stay until the page is closed, like those of a program that contains them.
    pub(crate) fn set_platform(&self, texts: impl IntoIterator<Item = (String, String)>) {
        if self.has_platform() {
            return;
        }
        let texts = texts.into_iter();
        let mut all: Vec<(&'static str, &'static str)> = texts
            .map(|(name, text)| (&*name.leak(), &*text.leak()))
            .collect();
        all.sort_unstable();
        self.0.platform.set(Platform(all.leak()));
    }
}

impl Loader for Page {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        match path {
            FILE => Some(self.0.text.borrow().clone().into_bytes()),
            // a script, which the page has no text of
            _ => self.exists(path).then(Vec::new),
        }
    }

    /// Each script that the text names by a relative path is taken to exist.
    fn exists(&self, path: &str) -> bool {
        let is_named = || self.0.text.borrow().contains(&format!("\"./{path}\""));
        path == FILE || (!path.ends_with(".jsi") && is_named())
    }

    fn platform(&self) -> Platform {
        self.0.platform.get()
    }
}

impl Files for Page {
    fn list(&self, _folder: &str) -> Vec<String> {
        Vec::new()
    }

    fn globals(&self) -> Vec<Global> {
        jsic::globals::globals()
    }
}
