//! Parses a file unit by unit: an item, or a line of file documentation. The result for a unit depends only on the text from its
//! start on, and on the little state that is empty where [`Unit::independent`] is set. So a unit stays valid after edits elsewhere.

use super::grammar::{PIECE, Rule, apply};
use super::problems::Problems;
use super::tree_builder::TreeBuilder;
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, Span};
use crate::syntax::tree::{Docs, Item};

/// A part of a file that is parsed by itself.
#[derive(Debug)]
pub(in crate::syntax) struct Unit {
    /// Where the unit before it ends.
    pub(in crate::syntax) from: u32,
    /// Where it ends.
    pub(in crate::syntax) end: u32,
    /// Its content.
    pub(in crate::syntax) content: UnitContent,
    /// Nothing was reported or suppressed in it, so it and its neighbours are independent.
    pub(in crate::syntax) clean: bool,
    /// The text before it had no influence on it.
    pub(in crate::syntax) independent: bool,
    /// The places of `/** … */` in it that are documentation, in order.
    pub(in crate::syntax) doc_blocks: Vec<Span>,
    /// The problems of this unit and the ones behind it up to the next clean one.
    pub(in crate::syntax) problems: Vec<Diagnostic>,
}

/// The content of a unit.
#[derive(Debug)]
pub(in crate::syntax) enum UnitContent {
    /// A line of documentation of the file.
    Docs(Docs),
    /// Text that is no item.
    Nothing,
    /// An item; `None` while it is in the tree.
    Item(Option<Box<Item>>),
}

impl Unit {
    /// Whether it gives an item.
    pub(in crate::syntax) fn is_item(&self) -> bool {
        matches!(self.content, UnitContent::Item(_))
    }
}

/// Parses the units of one text.
pub(in crate::syntax) struct Units<'t> {
    reader: TreeBuilder<'t>,
    at: u32,
    /// The units so far.
    pub(in crate::syntax) done: Vec<Unit>,
    /// Whether there is an item among them.
    items: bool,
    /// The first of the units whose problems are not theirs yet.
    pending: Option<usize>,
}

impl<'t> Units<'t> {
    /// Begins at the start of a text; `known` problems are kept elsewhere.
    pub(in crate::syntax) fn new(
        text: &'t str,
        file: FileId,
        comments: &'t [Span],
        hidden: &'t [Span],
        suppressed: Vec<Span>,
        known: usize,
    ) -> Self {
        let problems = Problems::new(text, file, comments, suppressed, known);
        Self {
            reader: TreeBuilder::new(text, file, problems, hidden),
            at: 0,
            done: Vec::new(),
            items: false,
            pending: None,
        }
    }

    /// Starts at an offset where a unit may start, after other items.
    pub(in crate::syntax) fn starting_at(
        text: &'t str,
        file: FileId,
        comments: &'t [Span],
        at: u32,
    ) -> Self {
        Self {
            at,
            items: at > 0,
            ..Self::new(text, file, comments, &[], Vec::new(), 0)
        }
    }

    /// The start of the next unit, or of the space before it.
    pub(in crate::syntax) fn at(&self) -> u32 {
        self.at
    }

    /// Whether there is an item so far.
    pub(in crate::syntax) fn has_items(&self) -> bool {
        self.items
    }

    /// Whether the text so far has no influence on the next unit.
    pub(in crate::syntax) fn is_independent(&self) -> bool {
        self.reader.open_blocks == 0 && self.reader.problems.suppressed_until() <= self.at
    }

    /// Whether the limit of problems is reached.
    pub(in crate::syntax) fn is_full(&self) -> bool {
        self.reader.problems.is_full()
    }

    /// Adds a unit that was parsed before.
    pub(in crate::syntax) fn reuse(&mut self, unit: Unit) {
        self.settle();
        self.at = unit.end;
        self.items |= unit.is_item();
        self.reader.problems.kept(unit.problems.len());
        self.done.push(unit);
    }

    /// Parses the next unit of `seen`, the text that is visible to the grammar. False at the end.
    pub(in crate::syntax) fn read(&mut self, seen: &str) -> bool {
        let rest = seen.get(self.at as usize..).unwrap_or_default();
        let Some(node) = apply(&PIECE, rest).and_then(|it| it.into_inner().next()) else {
            self.reader.gave_up();
            return false;
        };
        if node.as_rule() == Rule::EOI {
            return false;
        }
        let (from, independent) = (self.at, self.is_independent());
        self.reader.base = from;
        let end = from + node.as_span().end() as u32;
        let before = self.reader.problems.events();
        let content = if node.as_rule() == Rule::file_doc {
            let mut docs = Docs::default();
            if self.items {
                self.reader.late_file_doc(&node);
            } else {
                self.reader.doc_line(&mut docs, &node);
            }
            UnitContent::Docs(docs)
        } else {
            match self.reader.item(node) {
                Some(item) => UnitContent::Item(Some(Box::new(item))),
                None => UnitContent::Nothing,
            }
        };
        let clean = before == self.reader.problems.events() && self.reader.open_blocks == 0;
        self.items |= matches!(content, UnitContent::Item(_));
        if clean {
            self.settle();
        } else {
            self.pending.get_or_insert(self.done.len());
        }
        self.at = end;
        self.done.push(Unit {
            from,
            end,
            content,
            clean,
            independent,
            doc_blocks: std::mem::take(&mut self.reader.doc_blocks),
            problems: Vec::new(),
        });
        true
    }

    /// Moves the problems found so far to the unit at which they begin.
    fn settle(&mut self) {
        let problems = self.reader.problems.take();
        if let Some(unit) = self
            .pending
            .take()
            .and_then(|index| self.done.get_mut(index))
        {
            unit.problems = problems;
        }
    }

    /// The units, and problems that belong to none.
    pub(in crate::syntax) fn finish(mut self) -> (Vec<Unit>, Vec<Diagnostic>) {
        let rest = if self.pending.is_some() {
            self.settle();
            Vec::new()
        } else {
            self.reader.problems.take()
        };
        (self.done, rest)
    }
}
