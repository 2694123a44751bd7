//! The list of modules.

use super::module::Module;

/// The modules that a program has, by name and sorted; each text is formatted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Platform(pub &'static [(&'static str, &'static str)]);

impl Platform {
    /// The names of all modules, sorted.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(name, _)| *name)
    }

    /// A module.
    #[must_use]
    pub fn module(self, name: &str) -> Option<Module> {
        let found = self.0.binary_search_by(|(it, _)| (*it).cmp(name)).ok()?;
        let (name, text) = self.0.get(found)?;
        Some(Module::new(name, text))
    }

    /// The module that has an item.
    #[must_use]
    pub fn module_of(self, item: &str) -> Option<&'static str> {
        let mut names = self.names();
        names.find(|name| self.module(name).is_some_and(|it| it.has(item)))
    }
}

/// Whether a path is that of a module of the platform.
#[must_use]
pub fn is_platform(path: &str) -> bool {
    path.starts_with("web:") || path.starts_with("es:")
}
