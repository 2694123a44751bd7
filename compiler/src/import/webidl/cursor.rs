//! Reads tokens one after the other, for the parser.

use super::super::error::SyntaxError;
use super::tokens::{Token, TokenKind, tokens};

/// A syntax error, at an offset.
pub(super) struct Problem {
    pub(super) at: usize,
    pub(super) message: String,
}

/// What is read, or the error.
pub(super) type Parsed<T> = Result<T, Problem>;

/// The next token of a text.
pub(super) struct Parser<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    pub(super) next: usize,
    /// How deep the type is nested that is being read.
    pub(super) depth: usize,
}

impl Problem {
    /// The error with its place in a file.
    pub(super) fn in_file(self, path: &str, text: &str) -> SyntaxError {
        let (line, column) = position(text, self.at);
        SyntaxError {
            path: path.to_owned(),
            line,
            column,
            message: self.message,
        }
    }
}

/// The line and column of an offset, both from 1.
pub(super) fn position(text: &str, at: usize) -> (u32, u32) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    let small = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    (small(line), small(column))
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            tokens: tokens(text),
            next: 0,
            depth: 0,
        }
    }

    pub(super) fn peek(&self, ahead: usize) -> (TokenKind, &'t str) {
        match self.tokens.get(self.next + ahead) {
            Some(it) => (it.kind, self.text.get(it.at.clone()).unwrap_or_default()),
            None => (TokenKind::End, ""),
        }
    }

    pub(super) fn kind(&self) -> TokenKind {
        self.peek(0).0
    }

    pub(super) fn start(&self) -> usize {
        let token = self.tokens.get(self.next);
        token.map_or(self.text.len(), |it| it.at.start)
    }

    /// Whether the next token is this word or mark.
    pub(super) fn is(&self, wanted: &str) -> bool {
        self.is_at(0, wanted)
    }

    pub(super) fn is_at(&self, ahead: usize, wanted: &str) -> bool {
        let (kind, text) = self.peek(ahead);
        matches!(kind, TokenKind::Word | TokenKind::Mark) && text == wanted
    }

    /// Takes the next token if it is this word or mark.
    pub(super) fn take(&mut self, wanted: &str) -> bool {
        let is = self.is(wanted);
        if is {
            self.next += 1;
        }
        is
    }

    pub(super) fn expect(&mut self, wanted: &str) -> Parsed<()> {
        if self.take(wanted) {
            Ok(())
        } else {
            Err(self.problem(&format!("`{wanted}`")))
        }
    }

    pub(super) fn problem(&self, wanted: &str) -> Problem {
        let found = match self.peek(0) {
            (TokenKind::End, _) => "the end of the file".to_owned(),
            (TokenKind::Invalid, text) if text.starts_with("/*") => {
                "a comment without an end".to_owned()
            }
            (TokenKind::Invalid, text) if text.starts_with('"') => {
                "a string without an end".to_owned()
            }
            (_, text) => format!("`{text}`"),
        };
        Problem {
            at: self.start(),
            message: format!("expected {wanted}, found {found}"),
        }
    }

    /// A name. The specification removes one `_` at its start.
    pub(super) fn name(&mut self) -> Parsed<String> {
        match self.peek(0) {
            (TokenKind::Word, text) => {
                self.next += 1;
                Ok(text.strip_prefix('_').unwrap_or(text).to_owned())
            }
            _ => Err(self.problem("a name")),
        }
    }

    pub(super) fn string(&mut self) -> Parsed<String> {
        match self.peek(0) {
            (TokenKind::Text, text) => {
                self.next += 1;
                Ok(text.trim_matches('"').to_owned())
            }
            _ => Err(self.problem("a string")),
        }
    }

    /// The text from an offset to the last token, on one line.
    pub(super) fn written(&self, start: usize) -> String {
        let last = self.next.checked_sub(1).and_then(|it| self.tokens.get(it));
        let end = last.map_or(start, |it| it.at.end);
        let text = self.text.get(start..end).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What is between commas, up to `close`. A comma may be before `close`.
    pub(super) fn list<T>(
        &mut self,
        close: &str,
        mut one: impl FnMut(&mut Self) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        let mut found = Vec::new();
        while !self.take(close) {
            found.push(one(self)?);
            if !self.take(",") {
                self.expect(close)?;
                break;
            }
        }
        Ok(found)
    }
}
