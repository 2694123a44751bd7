//! A module of the platform: where its items are. Its text is formatted, so that items are found by the beginnings of lines, and only
//! those that are used are parsed.

use std::collections::HashMap;
use std::ops::Range;

use super::chosen::ItemText;
use super::described::PlatformMember;
use crate::source::FileId;
use crate::syntax::{self, tree};

/// A module of the platform.
#[derive(Debug)]
pub struct Module {
    /// Its name.
    pub name: &'static str,
    text: &'static str,
    /// The items in the order of the text, each with its documentation and attributes.
    items: Vec<(&'static str, Range<usize>)>,
    index: HashMap<&'static str, usize>,
    /// The modules of items that are not its own.
    others: HashMap<&'static str, &'static str>,
}

impl Module {
    pub(super) fn new(name: &'static str, text: &'static str) -> Self {
        let mut module = Self {
            name,
            text,
            items: Vec::new(),
            index: HashMap::new(),
            others: HashMap::new(),
        };
        let mut start = None;
        let mut at = 0;
        let mut used: Option<&'static str> = None;
        for line in text.split_inclusive('\n') {
            let here = at;
            at += line.len();
            if let Some(path) = line.strip_prefix("use \"") {
                used = path.split('"').next();
            }
            if let Some(path) = used {
                let names = line.rsplit('{').next().unwrap_or_default();
                let words = names.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                let words = words.filter(|word| !word.is_empty());
                module.others.extend(words.map(|word| (word, path)));
                if line.ends_with("};\n") {
                    used = None;
                }
                continue;
            }
            if line.starts_with([' ', '}', '|']) {
                continue;
            }
            if line == "\n" {
                // an item ends before the empty line
                start = None;
                continue;
            }
            let begin = *start.get_or_insert(here);
            if let Some(name) = declared(line) {
                module.index.insert(name, module.items.len());
                module.items.push((name, begin..here));
            }
        }
        module.end_items();
        module
    }

    /// Sets the ends of items: where the next one begins.
    fn end_items(&mut self) {
        let starts = self.items.iter().skip(1).map(|(_, range)| range.start);
        let ends: Vec<usize> = starts.chain([self.text.len()]).collect();
        for ((_, range), end) in self.items.iter_mut().zip(ends) {
            range.end = end;
        }
    }

    /// The names of its items, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.items.iter().map(|(name, _)| *name)
    }

    /// Whether it has an item.
    #[must_use]
    pub fn has(&self, item: &str) -> bool {
        self.index.contains_key(item)
    }

    /// An item as it is written, with its documentation.
    #[must_use]
    pub fn item(&self, name: &str) -> Option<String> {
        let text = self.slice(name)?;
        let Some(found) = self.parse(name) else {
            return Some(text.to_owned());
        };
        Some(super::chosen::whole(&found))
    }

    /// The names of the members of an item, as a `use` takes them; events have quotes.
    #[must_use]
    pub fn members(&self, item: &str) -> Vec<String> {
        let found = self.parse(item);
        found.map_or_else(Vec::new, |it| super::chosen::member_names(&it.item))
    }

    /// The members of an item with their texts, each name once; events have quotes.
    #[must_use]
    pub fn described_members(&self, item: &str) -> Vec<PlatformMember> {
        let found = self.parse(item);
        found.map_or_else(Vec::new, |it| super::described::members(&it))
    }

    /// The name of an item, if the module has one of this name.
    #[must_use]
    pub fn own_name(&self, item: &str) -> Option<&'static str> {
        Some(self.items.get(*self.index.get(item)?)?.0)
    }

    /// The item that an item extends, and the module that it is in.
    #[must_use]
    pub fn base(&self, item: &str) -> Option<(&'static str, &'static str)> {
        let found = self.parse(item)?;
        let tree::ItemKind::Class(it) = &found.item.kind else {
            return None;
        };
        self.resolve(&it.extends.as_ref()?.name.text)
    }

    /// Whether an item is a class or an interface, which have handles.
    pub(super) fn is_class(&self, item: &str) -> bool {
        let text = self.slice(item).unwrap_or_default();
        let mut lines = text.lines().filter(|it| !it.starts_with("//"));
        lines.any(|line| line.starts_with("class ") || line.contains(") class "))
    }

    /// The position of an item among all.
    pub(super) fn position(&self, item: &str) -> Option<usize> {
        self.index.get(item).copied()
    }

    /// The module and name of an item that is named in this module.
    pub(super) fn resolve(&self, name: &str) -> Option<(&'static str, &'static str)> {
        if let Some(at) = self.index.get(name) {
            return Some((self.name, self.items.get(*at)?.0));
        }
        let (name, module) = self.others.get_key_value(name)?;
        Some((module, name))
    }

    fn slice(&self, item: &str) -> Option<&'static str> {
        let (_, range) = self.items.get(*self.index.get(item)?)?;
        self.text.get(range.clone())
    }

    pub(super) fn parse(&self, item: &str) -> Option<ItemText> {
        let text = self.slice(item)?;
        let parsed = syntax::parse(text, FileId::default());
        let item = parsed.file.items.into_iter().next()?;
        Some(ItemText { text, item })
    }
}

/// The name that a line declares, if an item begins there.
fn declared(line: &'static str) -> Option<&'static str> {
    let line = match line.strip_prefix("@js(") {
        Some(rest) => rest.split_once(") ").map_or("", |(_, rest)| rest),
        None => line,
    };
    let heads = [
        "class ",
        "interface ",
        "callback interface ",
        "record ",
        "enum ",
        "type ",
    ];
    let rest = heads.iter().find_map(|head| line.strip_prefix(head))?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    rest.get(..end.unwrap_or(rest.len()))
}
