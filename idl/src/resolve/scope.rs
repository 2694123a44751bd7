//! The names of each file: its own items and those it uses. Also records names in text that could
//! not be read, so that their uses are not reported.

use std::collections::{HashMap, HashSet};

use super::Loaded;
use crate::model::ItemId;
use crate::source::{FileId, Span};
use crate::syntax::tree;

/// What a name refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Binding {
    /// An item.
    Item(ItemId),
    /// Something that is reported already; its uses are not reported.
    Broken,
}

/// A declared item and where it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ItemRef<'a> {
    pub(crate) file: FileId,
    pub(crate) tree: &'a tree::Item,
    pub(crate) name: &'a tree::Ident,
}

/// The names of one file.
#[derive(Debug, Default)]
pub(crate) struct FileScope<'a> {
    /// Every name that can be written in the file, with the place that gives it its meaning.
    names: HashMap<&'a str, (Binding, Span)>,
    /// The names of `names` in the order in which they were added.
    pub(crate) order: Vec<&'a str>,
    /// The file's own items (and broken ones), which other files can use.
    own: HashMap<&'a str, Binding>,
    /// The names of `own` in source order.
    pub(crate) own_order: Vec<&'a str>,
    /// Words of items whose name could not be read, and what else is not to be reported.
    broken_words: HashSet<&'a str>,
}

impl<'a> FileScope<'a> {
    /// What `name` refers to in this file.
    pub(crate) fn get(&self, name: &str) -> Option<Binding> {
        match self.names.get(name) {
            Some((binding, _)) => Some(*binding),
            None => self.broken_words.contains(name).then_some(Binding::Broken),
        }
    }

    /// What `name` refers to in a `use` of this file.
    pub(crate) fn exported(&self, name: &str) -> Option<Binding> {
        match self.own.get(name) {
            Some(binding) => Some(*binding),
            None => self.broken_words.contains(name).then_some(Binding::Broken),
        }
    }

    /// Suppresses reports about a name that is not bound.
    pub(crate) fn ignore(&mut self, name: &'a str) {
        self.broken_words.insert(name);
    }

    /// Adds a name; if it is there already, gives the place of the first.
    pub(crate) fn bind(&mut self, name: &'a tree::Ident, binding: Binding) -> Result<(), Span> {
        if let Some((_, first)) = self.names.get(name.text.as_str()) {
            return Err(*first);
        }
        self.names.insert(&name.text, (binding, name.span));
        self.order.push(&name.text);
        Ok(())
    }
}

/// The names of all files.
#[derive(Debug, Default)]
pub(crate) struct Scopes<'a> {
    /// One per [`FileId`].
    pub(crate) files: Vec<FileScope<'a>>,
    /// One per [`ItemId`], in file and source order. `use` and broken items have none.
    pub(crate) items: Vec<ItemRef<'a>>,
}

impl<'a> Scopes<'a> {
    /// Gives every item its id and every file the names it can export. Nothing is bound yet.
    pub(crate) fn declare(loaded: &'a Loaded) -> Self {
        let mut scopes = Self::default();
        for (index, source) in loaded.sources.iter().enumerate() {
            let mut scope = FileScope::default();
            for item in &source.tree.items {
                let Some(name) = item.kind.name() else {
                    if matches!(item.kind, tree::ItemKind::Bad(_)) {
                        scope
                            .broken_words
                            .extend(head_words(item.span.of(&source.text)));
                    }
                    continue;
                };
                let binding = if matches!(item.kind, tree::ItemKind::Bad(_)) {
                    Binding::Broken
                } else {
                    scopes.items.push(ItemRef {
                        file: FileId(index as u32),
                        tree: item,
                        name,
                    });
                    Binding::Item(ItemId(scopes.items.len() as u32 - 1))
                };
                if !scope.own.contains_key(name.text.as_str()) {
                    scope.own.insert(&name.text, binding);
                    scope.own_order.push(&name.text);
                }
            }
            scopes.files.push(scope);
        }
        scopes
    }

    /// The names of a file.
    pub(crate) fn file(&self, file: FileId) -> Option<&FileScope<'a>> {
        self.files.get(file.0 as usize)
    }

    /// An item.
    pub(crate) fn item(&self, id: ItemId) -> Option<ItemRef<'a>> {
        self.items.get(id.0 as usize).copied()
    }
}

/// The first words of an item whose name could not be read; its name is among them.
fn head_words(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    text.split(move |c| !is_word(c))
        .filter(|word| !word.is_empty())
        .take(4)
}
