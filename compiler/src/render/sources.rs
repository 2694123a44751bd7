//! Looks up names, texts and lines in the sources of an analysis.

use jsi_idl::resolve::Source;
use jsi_idl::source::{FileId, LineColumn, Span};

/// The sources of the diagnostics; [`FileId`] is the index. An id of another analysis has no source.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a>(pub &'a [Source]);

impl<'a> Sources<'a> {
    pub(super) fn name(self, file: FileId) -> &'a str {
        self.get(file).map_or("", |source| &source.path)
    }

    pub(super) fn text(self, file: FileId) -> &'a str {
        self.get(file).map_or("", |source| &source.text)
    }

    pub(super) fn line_column(self, file: FileId, offset: u32) -> LineColumn {
        match self.get(file) {
            Some(source) => source.lines.line_column(&source.text, offset),
            None => LineColumn { line: 1, column: 1 },
        }
    }

    /// The range of a line, without its line end.
    pub(super) fn line_span(self, file: FileId, line: u32) -> Span {
        match self.get(file) {
            Some(source) => source.lines.line_span(&source.text, line),
            None => Span::default(),
        }
    }

    fn get(self, file: FileId) -> Option<&'a Source> {
        self.0.get(file.0 as usize)
    }
}
