//! Tokens and lists of them as layout, each with its comments.

use super::comments::Placement;
use super::items::DocBuilder;
use super::layout::Doc;
use crate::source::Span;
use crate::syntax::tree::Ident;

/// What ends an entry of a list. A comment at the end of its line follows the comma.
const ENDS: [char; 6] = [',', ';', ')', '>', ']', '}'];

impl<'a> DocBuilder<'a> {
    pub(super) fn ident(&mut self, ident: &'a Ident) -> Doc<'a> {
        self.token(ident.span)
    }

    /// A token as written, the comments before it, and those that end its line.
    pub(super) fn token(&mut self, span: Span) -> Doc<'a> {
        let mut parts = self.comments.before_token(span.start);
        let text = Doc::Text(self.comments.slice(span));
        self.comments.at = self.comments.at.max(span.end);
        parts.push(text);
        if !self.comments.next_token().1.starts_with(ENDS) {
            self.line_end(&mut parts);
        }
        sequence(parts)
    }

    /// Keywords and signs, which follow in the source in this order, and the spaces between them.
    pub(super) fn words(&mut self, words: &'a str) -> Doc<'a> {
        let mut parts = Vec::new();
        let mut rest = words;
        while let Some(first) = rest.chars().next() {
            let is_word = |c: char| c.is_ascii_alphabetic();
            let end = if is_word(first) {
                rest.find(|c| !is_word(c)).unwrap_or(rest.len())
            } else if rest.starts_with("=>") {
                2
            } else if rest.starts_with("...") {
                3
            } else {
                first.len_utf8()
            };
            let (word, next) = rest.split_at_checked(end).unwrap_or((rest, ""));
            match word {
                " " => parts.push(Doc::Text(" ")),
                "," | ";" => self.separator(&mut parts, Doc::Text(word), word),
                _ => parts.push(self.word(word)),
            }
            rest = next;
        }
        sequence(parts)
    }

    fn word(&mut self, word: &'a str) -> Doc<'a> {
        let (mut start, mut rest) = self.comments.next_token();
        if rest.starts_with(',') {
            // one at the end of a list, which is not printed
            (start, rest) = self.comments.token_from(start + 1);
        }
        if rest.starts_with(word) {
            self.token(Span::new(start, start + word.len() as u32))
        } else {
            Doc::Text(word)
        }
    }

    /// A `,` or `;`, and the comments around it: those between two tokens of a line stay before it, those at the end of the line follow it.
    /// A comment in the form of documentation would be that of the next token there.
    pub(super) fn separator(&mut self, parts: &mut Vec<Doc<'a>>, print: Doc<'a>, sign: &str) {
        let (start, rest) = self.comments.next_token();
        if !rest.starts_with(sign) {
            let inline = |it| it == Placement::Inline;
            parts.extend(self.comments.run_before(start, inline));
            parts.push(print);
            return;
        }
        let end = start + sign.len() as u32;
        let is_last = |_| true;
        if self.comments.line_end(end).is_some() {
            parts.extend(self.comments.before_token(start));
        } else if let Some(block) = self.comments.last_block(start, is_last) {
            parts.extend(self.comments.before_token(block.end));
        }
        let inline = |it| it == Placement::Inline;
        parts.extend(self.comments.run_before(start, inline));
        parts.push(print);
        self.comments.at = self.comments.at.max(end);
        let ends_line = |it| it == Placement::LineEnd;
        parts.extend(self.comments.run_before(start, ends_line));
        self.line_end(parts);
    }

    /// Entries in brackets, on one line or on one line each. `edge` is before the first one and after the last one.
    pub(super) fn list<T>(
        &mut self,
        open: &'a str,
        entries: &'a [T],
        close: &'a str,
        edge: Doc<'a>,
        mut entry: impl FnMut(&mut Self, &'a T) -> Doc<'a>,
    ) -> Doc<'a> {
        let mut parts = vec![self.words(open)];
        let mut inner = Vec::new();
        for (i, it) in entries.iter().enumerate() {
            inner.push(if i > 0 { Doc::Line } else { edge.clone() });
            inner.push(entry(self, it));
            let print = if i + 1 < entries.len() {
                Doc::Text(",")
            } else {
                Doc::Broken(",")
            };
            self.separator(&mut inner, print, ",");
        }
        if entries.is_empty() {
            self.line_end(&mut parts);
        }
        let (end, _) = self.comments.next_token();
        let last = self.comments.before_token(end);
        if inner.is_empty() && last.is_empty() {
            parts.push(self.words(close));
            return sequence(parts);
        }
        if inner.is_empty() {
            inner.push(edge.clone());
        }
        inner.extend(last);
        parts.extend([Doc::Nest(inner), edge, self.words(close)]);
        Doc::Group(parts)
    }

    /// The comments between here and the end of the line, if nothing else is there.
    fn line_end(&mut self, parts: &mut Vec<Doc<'a>>) {
        if let Some(end) = self.comments.line_end(self.comments.at) {
            parts.extend(self.comments.before_token(end));
        }
    }
}

fn sequence(mut parts: Vec<Doc<'_>>) -> Doc<'_> {
    match parts.len() {
        1 => parts.remove(0),
        _ => Doc::Seq(parts),
    }
}
