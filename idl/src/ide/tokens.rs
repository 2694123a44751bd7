//! The words and marks of a text, whatever it is: for answers inside of code that is not finished, and for scans of
//! JavaScript.

use crate::source::Span;

/// A piece of a text. White space is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
}

/// The kinds of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name or keyword.
    Word,
    Number,
    /// With its quotes; to the end of the line if the second is missing.
    Str,
    Comment,
    /// `///` or `//!`
    Docs,
    /// One character, or `=>` or `...`
    Punctuation,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at
            + (rest.len()
                - rest
                    .trim_start_matches([' ', '\t', '\r', '\n', '\u{feff}'])
                    .len());
        let rest = text.get(start..)?;
        let (kind, length) = next(rest)?;
        at = start + length;
        Some(Token {
            kind,
            span: Span::new(start as u32, at as u32),
        })
    })
}

fn next(rest: &str) -> Option<(TokenKind, usize)> {
    let first = rest.chars().next()?;
    let line = || rest.find('\n').unwrap_or(rest.len());
    Some(if rest.starts_with("//") {
        let docs = rest.starts_with("//!") || rest.starts_with("///") && !rest.starts_with("////");
        let kind = if docs {
            TokenKind::Docs
        } else {
            TokenKind::Comment
        };
        (kind, line())
    } else if rest.starts_with("/*") {
        (TokenKind::Comment, block(rest))
    } else if matches!(first, '"' | '\'' | '`') {
        (TokenKind::Str, string(rest, first))
    } else if is_word(first) && !first.is_ascii_digit() {
        (TokenKind::Word, length(rest, is_word))
    } else if first.is_ascii_digit() {
        (TokenKind::Number, length(rest, |c| is_word(c) || c == '.'))
    } else if rest.starts_with("...") {
        (TokenKind::Punctuation, 3)
    } else if rest.starts_with("=>") {
        (TokenKind::Punctuation, 2)
    } else {
        (TokenKind::Punctuation, first.len_utf8())
    })
}

/// Whether a character can be part of a name.
pub(super) fn is_word(c: char) -> bool {
    matches!(c, '_' | '$') || unicode_ident::is_xid_continue(c)
}

fn length(rest: &str, of: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !of(c)).unwrap_or(rest.len())
}

/// The length of a comment, which may hold others.
fn block(rest: &str) -> usize {
    let mut depth = 0usize;
    let bytes = rest.as_bytes();
    let mut at = 0;
    while let Some(pair) = bytes.get(at..at + 2) {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn string(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' if quote != '`' => return at,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}
