//! Converts positions and edits of the language to those of the protocol.

use std::collections::HashMap;
use std::rc::Rc;

use gen_lsp_types::{Location, Position, Range, TextEdit, Uri, WorkspaceEdit};
use jsi_idl::diagnostics::{Code, Edit};
use jsi_idl::ide::{self, Encoding, Lines};
use jsi_idl::resolve::Source;
use jsi_idl::source::{FileId, Span};

use super::uri;

/// Converts positions in sources, of one analysis or other files; finds the lines of each file once.
pub(super) struct Places<'a> {
    sources: &'a [Source],
    /// Files that follow these.
    others: &'a [Source],
    encoding: Encoding,
    lines: HashMap<FileId, Lines<'a>>,
    /// The scheme of the client's addresses of pages about codes.
    explains: Option<Rc<str>>,
}

impl<'a> Places<'a> {
    /// [`FileId`] is the index of a source.
    pub(super) fn new(sources: &'a [Source], encoding: Encoding) -> Self {
        Self {
            sources,
            others: &[],
            encoding,
            lines: HashMap::new(),
            explains: None,
        }
    }

    /// With the scheme of the client's addresses of pages about codes.
    pub(super) fn explained(self, explains: Option<Rc<str>>) -> Self {
        Self { explains, ..self }
    }

    /// The address of the page about a code.
    pub(super) fn page(&self, code: Code) -> Option<Uri> {
        let scheme = self.explains.as_deref()?;
        Some(Uri(format!("{scheme}:/{}.md", code.as_str())))
    }

    /// With other files, whose numbers follow those of the sources.
    pub(super) fn with(self, others: &'a [Source]) -> Self {
        Self { others, ..self }
    }

    fn source(&self, file: FileId) -> Option<&'a Source> {
        let index = file.0 as usize;
        let others = index.checked_sub(self.sources.len());
        let own = self.sources.get(index);
        own.or_else(|| others.and_then(|index| self.others.get(index)))
    }

    /// The lines of a file.
    pub(super) fn lines(&mut self, file: FileId) -> &Lines<'a> {
        let source = self.source(file);
        let text = source.map_or("", |source| &source.text);
        let encoding = self.encoding;
        let entry = self.lines.entry(file);
        entry.or_insert_with(|| Lines::new(text, encoding))
    }

    /// The offset of a position.
    pub(super) fn offset(&mut self, file: FileId, position: Position) -> u32 {
        self.lines(file).offset(of_protocol(position))
    }

    /// The bytes of a range.
    pub(super) fn span(&mut self, file: FileId, range: Range) -> Span {
        span(self.lines(file), range)
    }

    /// The range of a span.
    pub(super) fn range(&mut self, file: FileId, span: Span) -> Range {
        range(self.lines(file), span)
    }

    /// The location of a span with its file.
    pub(super) fn location(&mut self, file: FileId, span: Span) -> Location {
        let range = self.range(file, span);
        Location {
            uri: self.uri(file),
            range,
        }
    }

    /// The URI of a file.
    pub(super) fn uri(&self, file: FileId) -> Uri {
        let source = self.source(file);
        uri::of(source.map_or("", |source| &source.path))
    }

    /// Edits of all files.
    pub(super) fn workspace_edit(&mut self, edits: &[Edit]) -> WorkspaceEdit {
        let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
        for edit in edits {
            let range = self.range(edit.file, edit.span);
            let new_text = edit.text.clone();
            let of_file = changes.entry(self.uri(edit.file)).or_default();
            of_file.push(TextEdit { range, new_text });
        }
        WorkspaceEdit {
            changes: Some(changes),
            ..WorkspaceEdit::default()
        }
    }
}

/// The bytes of a range.
pub(super) fn span(lines: &Lines<'_>, range: Range) -> Span {
    let start = lines.offset(of_protocol(range.start));
    let end = lines.offset(of_protocol(range.end));
    Span::new(start, end.max(start))
}

/// The range of a span.
pub(super) fn range(lines: &Lines<'_>, span: Span) -> Range {
    Range {
        start: position(lines, span.start),
        end: position(lines, span.end),
    }
}

/// The position of an offset.
pub(super) fn position(lines: &Lines<'_>, offset: u32) -> Position {
    let ide::Position { line, column } = lines.position(offset);
    Position {
        line,
        character: column,
    }
}

fn of_protocol(position: Position) -> ide::Position {
    ide::Position {
        line: position.line,
        column: position.character,
    }
}
