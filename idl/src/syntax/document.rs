//! A text with its tree, which is kept up to date through edits: only the items that an edit touches are read again.

use super::offset_spans::OffsetSpans as _;
use super::parse::{Parsed, Unit, UnitContent, Units, assemble, has_dialect, parse_units, scan};
use crate::source::FileId;

/// An open file.
///
/// After every edit it is what [`parse`](super::parse()) makes of the new text.
///
/// ```
/// use jsi_idl::source::FileId;
/// use jsi_idl::syntax::{Document, parse};
///
/// let mut document = Document::new("record P { x: Number; }".to_owned(), FileId(0));
/// document.edit(11, 12, "width");
/// assert_eq!(document.text(), "record P { width: Number; }");
/// assert_eq!(document.parsed(), &parse(document.text(), FileId(0)));
/// ```
#[derive(Debug)]
pub struct Document {
    text: String,
    file: FileId,
    /// The items are in here while the document is at rest, and in `units` during an edit.
    parsed: Parsed,
    units: Vec<Unit>,
    /// Comments, nesting or the number of problems make units depend on each other: the text is parsed as a whole.
    whole: bool,
    read: usize,
}

impl Document {
    /// Parses a text.
    #[must_use]
    pub fn new(text: String, file: FileId) -> Self {
        let (units, parsed, whole) = parse_units(&text, file);
        let read = units.len();
        Self {
            text,
            file,
            parsed,
            units,
            whole,
            read,
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its tree and problems.
    #[must_use]
    pub fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    /// How many items and lines of file documentation the last edit had read again.
    #[must_use]
    pub fn last_read(&self) -> usize {
        self.read
    }

    /// Replaces the bytes from `start` up to, not including, `end`. Offsets beyond the text or inside of a character are
    /// moved down to the next place where that can be.
    pub fn edit(&mut self, start: u32, end: u32, with: &str) {
        let start = self.text.floor_char_boundary(start as usize);
        let end = self.text.floor_char_boundary(end as usize).max(start);
        self.text.replace_range(start..end, with);
        let edit = Edit {
            start: start as u32,
            end: end as u32,
            new_end: (start + with.len()) as u32,
        };
        if self.whole || !self.reparse(edit) {
            *self = Self::new(std::mem::take(&mut self.text), self.file);
        }
    }

    /// Parses the units that the edit touches again; false where the whole text has to be parsed.
    fn reparse(&mut self, edit: Edit) -> bool {
        let mut found = scan(&self.text, self.file);
        if found.is_irregular() {
            return false;
        }
        let seen = found.visible(&self.text);
        let comments = std::mem::take(&mut found.comments);
        let mut old = self.take_units().into_iter().peekable();
        let mut units = Units::new(&self.text, self.file, &comments, &[], Vec::new(), 0);
        let mut any_items = false;
        self.read = 0;
        let rest = loop {
            let at = units.at();
            // where this place was before the edit, if the text from here on is the old one
            let before = (at >= edit.new_end).then(|| at - edit.new_end + edit.end);
            let known = before.unwrap_or(at);
            while let Some(unit) = old.next_if(|unit| unit.from < known) {
                any_items |= unit.is_item();
            }
            let reusable = old.peek().is_some_and(|unit| {
                unit.from == known && unit.clean && unit.independent && units.is_independent()
            });
            if reusable && before.is_some() && any_items == units.has_items() {
                break true;
            }
            if reusable
                && before.is_none()
                && let Some(unit) = old.next_if(|unit| unit.end < edit.start)
            {
                any_items |= unit.is_item();
                units.reuse(unit);
                continue;
            }
            if !units.read(&seen) {
                break false;
            }
            self.read += 1;
        };
        if rest {
            let by = i64::from(edit.new_end) - i64::from(edit.end);
            for mut unit in old {
                unit.offset_spans(by);
                units.reuse(unit);
            }
        }
        if units.is_full() {
            return false;
        }
        let (units, rest) = units.finish();
        let wrong = !rest.is_empty() || units.iter().any(|unit| !unit.problems.is_empty());
        if wrong && has_dialect(&self.text, &comments) {
            return false;
        }
        (self.units, self.parsed) = assemble(units, rest, comments);
        true
    }

    /// The units with their items.
    fn take_units(&mut self) -> Vec<Unit> {
        let mut units = std::mem::take(&mut self.units);
        let mut items = std::mem::take(&mut self.parsed.file.items).into_iter();
        for unit in &mut units {
            if let UnitContent::Item(item) = &mut unit.content {
                *item = items.next().map(Box::new);
            }
        }
        units
    }
}

/// The range that is replaced, and the end of the replacement.
#[derive(Clone, Copy)]
struct Edit {
    start: u32,
    end: u32,
    new_end: u32,
}
