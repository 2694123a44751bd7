//! Comments on their way from the source into the layout: each is printed once, before the first token behind it.

use super::layout::{Comment, Doc};
use crate::source::Span;
use crate::syntax::is_doc_block;

/// The source, and the comments that were not printed yet.
pub(super) struct Comments<'a> {
    text: &'a str,
    rest: &'a [Span],
}

impl<'a> Comments<'a> {
    pub(super) fn new(text: &'a str, all: &'a [Span]) -> Self {
        Self { text, rest: all }
    }

    /// The text of a span.
    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or_default()
    }

    /// The next comment that begins before an offset.
    pub(super) fn next_before(&mut self, offset: u32) -> Option<(Span, Comment<'a>)> {
        let (first, rest) = self.rest.split_first()?;
        if first.start >= offset {
            return None;
        }
        self.rest = rest;
        let line_start = self.before(first.start);
        let line_rest = self.text.get(first.end as usize..).unwrap_or_default();
        let comment = Comment {
            text: self.slice(*first).trim_end(),
            own_line: is_blank(line_start.rsplit('\n').next().unwrap_or_default()),
            ends_line: is_blank(line_rest.split('\n').next().unwrap_or_default()),
        };
        Some((*first, comment))
    }

    /// All comments that begin before an offset.
    pub(super) fn before_token(&mut self, offset: u32) -> Vec<Doc<'a>> {
        let mut docs = Vec::new();
        while let Some((_, comment)) = self.next_before(offset) {
            docs.push(Doc::Comment(comment));
        }
        docs
    }

    /// All comments before a sign, if one of them has the form of documentation: behind the sign it would be that of what follows.
    pub(super) fn blocks_before(&mut self, sign: u32) -> Vec<Doc<'a>> {
        match self.last_block(sign, |_| true) {
            Some(_) => self.before_token(sign),
            None => Vec::new(),
        }
    }

    /// The last comment before an offset that has the form of documentation. It documents nothing. `is_at` chooses
    /// among several.
    pub(super) fn last_block(&self, offset: u32, is_at: impl Fn(Span) -> bool) -> Option<Span> {
        let before = self.rest.partition_point(|it| it.start < offset);
        let before = self.rest.iter().take(before).rev().copied();
        let mut blocks = before.filter(|it| is_doc_block(self.slice(*it)));
        blocks.find(|it| is_at(*it))
    }

    /// Where a sign is that follows an offset, with nothing but space and comments between.
    pub(super) fn sign_after(&self, offset: u32, sign: char) -> Option<u32> {
        let mut at = offset;
        loop {
            let rest = self.text.get(at as usize..)?;
            at += (rest.len() - rest.trim_start().len()) as u32;
            let index = self.rest.partition_point(|it| it.start < at);
            match self.rest.get(index) {
                Some(comment) if comment.start == at => at = comment.end,
                _ => break,
            }
        }
        let rest = self.text.get(at as usize..)?;
        rest.starts_with(sign).then_some(at)
    }

    /// All comments between an offset and the bracket that closes the list that ends there.
    pub(super) fn before_close(&mut self, offset: u32, close: char) -> Vec<Doc<'a>> {
        let mut at = offset;
        let mut comments = self
            .rest
            .iter()
            .skip_while(|it| it.start < offset)
            .peekable();
        while let Some(next) = self
            .text
            .get(at as usize..)
            .and_then(|rest| rest.chars().next())
        {
            if let Some(comment) = comments.next_if(|it| it.start == at) {
                at = comment.end;
            } else if next == close {
                break;
            } else {
                at += next.len_utf8() as u32;
            }
        }
        self.before_token(at)
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

    fn before(&self, offset: u32) -> &'a str {
        self.text.get(..offset as usize).unwrap_or_default()
    }
}

fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|it| it.is_whitespace() || it == '\u{FEFF}')
}
