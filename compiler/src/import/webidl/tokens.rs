//! The tokens of a WebIDL file.

use std::ops::Range;

/// A token, with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) at: Range<usize>,
}

/// The kinds of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// An identifier or keyword.
    Word,
    Number,
    Text,
    /// One character, or `...`.
    Mark,
    /// A comment or string without an end, or a character that is in no token.
    Invalid,
    End,
}

/// Splits a file. The last token is always [`TokenKind::End`].
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(first) = rest.chars().next() else {
            break;
        };
        if first.is_whitespace() || first == '\u{feff}' {
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        } else if rest.starts_with("/*") {
            match rest.get(2..).and_then(|it| it.find("*/")) {
                Some(end) => {
                    at += end + 4;
                    continue;
                }
                None => (TokenKind::Invalid, rest.len()),
            }
        } else {
            token(rest, first)
        };
        found.push(Token {
            kind,
            at: at..at + length,
        });
        at += length;
    }
    found.push(Token {
        kind: TokenKind::End,
        at: text.len()..text.len(),
    });
    found
}

fn token(rest: &str, first: char) -> (TokenKind, usize) {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let run = |text: &str, part: &dyn Fn(char) -> bool| {
        text.find(|c: char| !part(c)).unwrap_or(text.len())
    };
    let starts_word = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if starts_word(rest) {
        return (TokenKind::Word, run(rest, &word));
    }
    if let Some(after) = rest.strip_prefix('-') {
        if starts_word(after) {
            // -Infinity, or an identifier that begins with a hyphen
            return (TokenKind::Word, 1 + run(after, &word));
        }
        if after.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            return (TokenKind::Number, 1 + number(after));
        }
    }
    if first == '"' {
        return match rest.get(1..).and_then(|it| it.find('"')) {
            Some(end) => (TokenKind::Text, end + 2),
            None => (TokenKind::Invalid, rest.len()),
        };
    }
    if rest.starts_with("...") {
        return (TokenKind::Mark, 3);
    }
    let digit_after_dot = rest
        .strip_prefix('.')
        .is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
    if first.is_ascii_digit() || digit_after_dot {
        return (TokenKind::Number, number(rest));
    }
    if first.is_ascii_punctuation() {
        return (TokenKind::Mark, 1);
    }
    (TokenKind::Invalid, first.len_utf8())
}

/// The length of a number: an integer of base 8, 10 or 16, or one with a point or exponent.
fn number(text: &str) -> usize {
    let mut before = ' ';
    let end = text.find(|c: char| {
        let is_sign = matches!(c, '+' | '-') && matches!(before, 'e' | 'E');
        let is_part = c.is_ascii_alphanumeric() || c == '.' || is_sign && !text.starts_with("0x");
        before = c;
        !is_part
    });
    end.unwrap_or(text.len())
}
