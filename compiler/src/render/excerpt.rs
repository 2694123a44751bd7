//! The lines of source that a diagnostic shows, in the form that codespan-reporting requires: escaped, and of a very long line
//! only the part around the label.

use std::collections::BTreeMap;
use std::ops::Range;

use codespan_reporting::diagnostic::Label as Mark;
use codespan_reporting::files::{Error, Files, Location};
use jsi_idl::diagnostics::{Diagnostic, Label};
use jsi_idl::source::{FileId, Span};

use super::{Sources, safe};

/// The number of characters of a line that are shown.
const WIDEST: usize = 120;
/// How many of them are before the label.
const BEFORE: usize = 50;
/// The mark at the position where a line was cut.
const CUT: char = '…';

/// The lines that one diagnostic shows, of each file with a label.
pub(super) struct Excerpts<'a> {
    sources: Sources<'a>,
    files: Vec<Excerpt>,
}

struct Excerpt {
    file: FileId,
    /// The shown lines.
    text: String,
    /// By line number.
    lines: BTreeMap<u32, Line>,
    /// The starts of labels: offset in `text`, and in the file.
    begins: BTreeMap<usize, u32>,
}

struct Line {
    /// Its range in the shown text, including marks of cuts.
    shown: Range<usize>,
    /// The part of the source that is shown.
    window: Span,
    /// The offset of the first shown character of `window` in the shown text.
    start: usize,
}

impl<'a> Excerpts<'a> {
    /// The lines of a diagnostic's labels, and the labels with their ranges in them.
    pub(super) fn new(sources: Sources<'a>, diagnostic: &Diagnostic) -> (Self, Vec<Mark<usize>>) {
        let labels: Vec<&Label> = std::iter::once(&diagnostic.primary)
            .chain(&diagnostic.secondary)
            .collect();
        let mut files: Vec<Excerpt> = Vec::new();
        let mut marks = Vec::with_capacity(labels.len());
        for (index, label) in labels.iter().enumerate() {
            let known = files.iter().position(|excerpt| excerpt.file == label.file);
            let id = known.unwrap_or(files.len());
            if known.is_none() {
                files.push(Excerpt::new(sources, label.file, &labels));
            }
            let range = files
                .get_mut(id)
                .map_or(0..0, |excerpt| excerpt.mark(sources, label));
            let mark = if index == 0 {
                Mark::primary(id, range)
            } else {
                Mark::secondary(id, range)
            };
            marks.push(mark.with_message(safe::line(&label.message)));
        }
        (Self { sources, files }, marks)
    }

    /// The highest line number that is shown.
    pub(super) fn last_line(&self) -> u32 {
        let last = |excerpt: &Excerpt| excerpt.lines.keys().next_back().copied();
        self.files.iter().filter_map(last).max().unwrap_or(1)
    }

    fn get(&self, id: usize) -> Result<&Excerpt, Error> {
        self.files.get(id).ok_or(Error::FileMissing)
    }
}

impl Excerpt {
    /// The lines of those `labels` that are in this file.
    fn new(sources: Sources, file: FileId, labels: &[&Label]) -> Self {
        // by line: the label that must be inside the window. The primary label is first and takes precedence.
        let mut focus = BTreeMap::new();
        for label in labels.iter().filter(|label| label.file == file) {
            let line = sources.line_column(file, label.span.start).line;
            focus.entry(line).or_insert(label.span.start);
        }
        // a single line between two shown lines is shown too
        let lines: Vec<u32> = focus.keys().copied().collect();
        for pair in lines.windows(2) {
            if let [above, below] = pair
                && below - above == 2
            {
                focus.insert(above + 1, 0);
            }
        }
        let mut excerpt = Self {
            file,
            text: String::new(),
            lines: BTreeMap::new(),
            begins: BTreeMap::new(),
        };
        for (line, focus) in focus {
            excerpt.show(sources, line, focus);
        }
        excerpt
    }

    /// Adds a line, cut to the part around `focus`.
    fn show(&mut self, sources: Sources, line: u32, focus: u32) {
        let text = sources.text(self.file);
        let span = sources.line_span(self.file, line);
        let window = window(text, span, focus);
        let begin = self.text.len();
        if window.start > span.start {
            self.text.push(CUT);
        }
        let start = self.text.len();
        self.text.push_str(&safe::source(window.of(text)));
        if window.end < span.end {
            self.text.push(CUT);
        }
        let shown = begin..self.text.len();
        self.text.push('\n');
        self.lines.insert(
            line,
            Line {
                shown,
                window,
                start,
            },
        );
    }

    /// The range of a label in the shown text. A label of several lines ends with its first line.
    fn mark(&mut self, sources: Sources, label: &Label) -> Range<usize> {
        let line = sources.line_column(label.file, label.span.start).line;
        let Some(line) = self.lines.get(&line) else {
            return 0..0;
        };
        let place = |offset: u32| {
            if offset < line.window.start {
                line.shown.start
            } else if offset > line.window.end {
                line.shown.end
            } else {
                let before = Span::new(line.window.start, offset).of(sources.text(label.file));
                line.start + safe::source(before).len()
            }
        };
        let range = place(label.span.start)..place(label.span.end);
        self.begins.insert(range.start, label.span.start);
        range
    }

    /// The number of the line that is shown at this offset.
    fn line_at(&self, offset: usize) -> u32 {
        let at = |(number, line): (&u32, &Line)| (offset <= line.shown.end).then_some(*number);
        self.lines.iter().find_map(at).unwrap_or(1)
    }
}

/// The part of a line that is shown: all of it, or the part around `focus`.
fn window(text: &str, line: Span, focus: u32) -> Span {
    if fitting(text, line) == line.end {
        return line;
    }
    let focus = focus.clamp(line.start, line.end);
    let mut start = focus;
    let mut room = BEFORE;
    for (at, c) in Span::new(line.start, focus).of(text).char_indices().rev() {
        let Some(left) = room.checked_sub(safe::width(c)) else {
            break;
        };
        room = left;
        start = line.start + at as u32;
    }
    Span::new(start, fitting(text, Span::new(start, line.end)))
}

/// The end of the longest start of a span that is not too wide.
fn fitting(text: &str, span: Span) -> u32 {
    let mut room = WIDEST;
    for (at, c) in span.of(text).char_indices() {
        match room.checked_sub(safe::width(c)) {
            Some(left) => room = left,
            None => return span.start + at as u32,
        }
    }
    span.end
}

impl<'f> Files<'f> for Excerpts<'_> {
    type FileId = usize;
    type Name = String;
    type Source = &'f str;

    fn name(&'f self, id: usize) -> Result<String, Error> {
        Ok(safe::line(self.sources.name(self.get(id)?.file)))
    }

    fn source(&'f self, id: usize) -> Result<&'f str, Error> {
        Ok(&self.get(id)?.text)
    }

    fn line_index(&'f self, id: usize, offset: usize) -> Result<usize, Error> {
        Ok(self.get(id)?.line_at(offset) as usize - 1)
    }

    fn line_range(&'f self, id: usize, index: usize) -> Result<Range<usize>, Error> {
        let line = self.get(id)?.lines.get(&(index as u32 + 1));
        Ok(line.map_or(0..0, |line| line.shown.clone()))
    }

    /// Of the file, not of the excerpt.
    fn location(&'f self, id: usize, offset: usize) -> Result<Location, Error> {
        let excerpt = self.get(id)?;
        let offset = excerpt.begins.get(&offset).copied().unwrap_or_default();
        let at = self.sources.line_column(excerpt.file, offset);
        Ok(Location {
            line_number: at.line as usize,
            column_number: at.column as usize,
        })
    }
}
