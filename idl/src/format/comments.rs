//! Comments on their way from the source into the layout: each is printed once, and stays with its owner. The owner of a comment at
//! the end of a line is the token before it, that of any other one is the token behind it.

use super::layout::{self, Doc};
use crate::diagnostics::look_alikes::is_invisible;
use crate::source::Span;
use crate::syntax::is_doc_block;

/// The source, how far it was printed, and the comments that were not printed yet.
pub(super) struct Comments<'a> {
    text: &'a str,
    all: &'a [Span],
    rest: &'a [Span],
    /// The end of the last printed token.
    pub(super) at: u32,
}

/// Where a comment is among the tokens of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placement {
    /// Only space and comments precede it.
    OwnLine,
    /// Behind a token, with only space and comments after it.
    LineEnd,
    /// Between two tokens.
    Inline,
}

impl<'a> Comments<'a> {
    pub(super) fn new(text: &'a str, all: &'a [Span]) -> Self {
        Self {
            text,
            all,
            rest: all,
            at: 0,
        }
    }

    /// The text of a span.
    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or_default()
    }

    /// The next comment that begins before an offset.
    pub(super) fn next_before(&mut self, offset: u32) -> Option<(Span, Placement, Doc<'a>)> {
        let (first, rest) = self.rest.split_first()?;
        if first.start >= offset {
            return None;
        }
        self.rest = rest;
        let placement = self.placement(self.all.len() - rest.len() - 1);
        Some((*first, placement, self.print(*first)))
    }

    fn print(&self, span: Span) -> Doc<'a> {
        let line_start = self.line_start(span.start);
        let line_rest = self.after(span.end);
        Doc::Comment(layout::Comment {
            text: self.slice(span).trim_end(),
            column: layout::column(line_start),
            own_line: is_blank(line_start),
            ends_line: is_blank(line_rest.split('\n').next().unwrap_or_default()),
        })
    }

    /// All comments that begin before an offset.
    pub(super) fn before_token(&mut self, offset: u32) -> Vec<Doc<'a>> {
        let mut docs = Vec::new();
        while let Some((.., comment)) = self.next_before(offset) {
            docs.push(comment);
        }
        docs
    }

    /// The comments before an offset up to the first one whose placement is another.
    pub(super) fn run_before(
        &mut self,
        offset: u32,
        wanted: impl Fn(Placement) -> bool,
    ) -> Vec<Doc<'a>> {
        let first = self.all.len() - self.rest.len();
        let mut end = 0;
        for (i, span) in self.rest.iter().enumerate() {
            if span.start >= offset || !wanted(self.placement(first + i)) {
                break;
            }
            end = span.end;
        }
        self.before_token(end)
    }

    /// The end of the comments that follow an offset on its line, if nothing else does.
    pub(super) fn line_end(&self, offset: u32) -> Option<u32> {
        let mut at = offset;
        for comment in self.rest.iter().skip_while(|it| it.start < offset) {
            let between = self.slice(Span::new(at, comment.start));
            if !is_blank(between) || between.contains('\n') {
                break;
            }
            at = comment.end;
        }
        let line = self.after(at).split('\n').next().unwrap_or_default();
        (at > offset && is_blank(line)).then_some(at)
    }

    /// The last comment before an offset that has the form of documentation. It documents nothing. `is_at` chooses
    /// among several.
    pub(super) fn last_block(&self, offset: u32, is_at: impl Fn(Span) -> bool) -> Option<Span> {
        let before = self.rest.partition_point(|it| it.start < offset);
        let before = self.rest.iter().take(before).rev().copied();
        let mut blocks = before.filter(|it| is_doc_block(self.slice(*it)));
        blocks.find(|it| is_at(*it))
    }

    /// Where the next token begins that is not printed, and the text from there on. Documentation is no token.
    pub(super) fn next_token(&self) -> (u32, &'a str) {
        self.token_from(self.at)
    }

    /// Where the first token begins behind an offset, and the text from there on.
    pub(super) fn token_from(&self, offset: u32) -> (u32, &'a str) {
        let mut rest = self.after(offset);
        loop {
            rest = rest.trim_start_matches(is_space);
            if rest.starts_with("//") {
                rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
            } else if rest.starts_with("/*") {
                rest = after_block(rest);
            } else {
                return ((self.text.len() - rest.len()) as u32, rest);
            }
        }
    }

    /// Whether a token that is not printed is before an offset. Separators that are left out do not count.
    pub(super) fn token_is_before(&self, offset: u32) -> bool {
        let (mut at, mut rest) = self.next_token();
        while rest.starts_with([',', ';']) {
            (at, rest) = self.token_from(at + 1);
        }
        at < offset
    }

    /// Whether an empty line precedes an offset.
    pub(super) fn blank_before(&self, offset: u32) -> bool {
        let before = self.before(offset);
        let spaces = before.get(before.trim_end().len()..).unwrap_or_default();
        spaces.matches('\n').count() > 1
    }

    /// Whether a span is on one line.
    pub(super) fn one_line(&self, span: Span) -> bool {
        !self.slice(span).contains('\n')
    }

    /// The placement of the comment with this index.
    fn placement(&self, index: usize) -> Placement {
        let (before, after) = self.all.split_at_checked(index).unwrap_or_default();
        let Some((comment, after)) = after.split_first() else {
            return Placement::Inline;
        };
        let mut start = comment.start;
        let mut earlier = before.iter().rev();
        while !is_blank(self.line_start(start)) {
            match earlier.next() {
                Some(it) if is_blank(self.slice(Span::new(it.end, start))) => start = it.start,
                _ => {
                    let mut end = comment.end;
                    let mut later = after.iter();
                    while let Some(it) = later.next().filter(|it| {
                        let between = self.slice(Span::new(end, it.start));
                        is_blank(between) && !between.contains('\n')
                    }) {
                        end = it.end;
                    }
                    let line = self.after(end).split('\n').next().unwrap_or_default();
                    return if is_blank(line) {
                        Placement::LineEnd
                    } else {
                        Placement::Inline
                    };
                }
            }
        }
        Placement::OwnLine
    }

    fn line_start(&self, offset: u32) -> &'a str {
        self.before(offset).rsplit('\n').next().unwrap_or_default()
    }

    fn before(&self, offset: u32) -> &'a str {
        self.text.get(..offset as usize).unwrap_or_default()
    }

    fn after(&self, offset: u32) -> &'a str {
        self.text.get(offset as usize..).unwrap_or_default()
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// What follows the block comment at the start of a text. Block comments nest.
fn after_block(text: &str) -> &str {
    let mut rest = text;
    let mut depth = 0;
    while let Some(at) = rest.find(['/', '*']) {
        rest = rest.get(at..).unwrap_or_default();
        let step = if rest.starts_with("/*") {
            depth += 1;
            2
        } else if rest.starts_with("*/") {
            depth -= 1;
            2
        } else {
            1
        };
        rest = rest.get(step..).unwrap_or_default();
        if depth == 0 {
            return rest;
        }
    }
    ""
}
