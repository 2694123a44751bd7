//! String and number literals: their values, and errors in them.

use super::grammar::Node;
use super::tree_builder::TreeBuilder;
use crate::diagnostics::Code;
use crate::source::Span;
use crate::syntax::tree::{Ident, StrLit};

impl TreeBuilder<'_> {
    /// A string in whatever quotes; the value is the best guess where something is wrong with it.
    pub(super) fn string(&mut self, node: &Node<'_>) -> StrLit {
        let span = self.span(node);
        let text = span.of(self.text);
        if text.is_empty() {
            return self.typographic_string(node);
        }
        // `&quot;text&quot;`, which is reported where it was found
        if let Some(inner) = text.strip_prefix(';').and_then(|it| it.strip_suffix('&')) {
            return StrLit {
                value: inner.to_owned(),
                span,
            };
        }
        let quote = text.chars().next().unwrap_or('"');
        let inner = text.get(1..).unwrap_or_default();
        let closed = inner.strip_suffix(quote);
        if closed.is_none() {
            let problem = self
                .error(Code::JSI0004, span, "unterminated string")
                .label(format!("no closing {quote} on this line"))
                .offer(
                    format!("add the `{quote}`"),
                    Span::new(span.end, span.end),
                    quote,
                );
            self.problems.add(problem);
            self.problems.suppress(self.rest_of_line(span));
        } else if quote != '"' {
            let what = if quote == '`' {
                "backticks"
            } else {
                "single quotes"
            };
            let text = in_double_quotes(inner);
            let problem = self
                .error(
                    Code::JSI0004,
                    span,
                    format!("expected double quotes, found {what}"),
                )
                .help("strings are written as in JSON, in double quotes `\"`")
                .fix("use double quotes", span, text);
            self.problems.add(problem);
        }
        let inner = closed.unwrap_or(inner);
        if quote == '"' && closed.is_some() && is_windows_path(inner) {
            return self.windows_path(inner, span);
        }
        let value = if quote == '"' && closed.is_some() {
            self.unescape(inner, span.start + 1)
        } else {
            inner.to_owned()
        };
        StrLit { value, span }
    }

    /// A string in typographic quotation marks, which are reported already. The quotes that the grammar sees are a part of these.
    fn typographic_string(&self, node: &Node<'_>) -> StrLit {
        let span = self.span(node);
        let text = self.text;
        let start = text.floor_char_boundary(span.start as usize) as u32;
        let end = text.ceil_char_boundary(span.end as usize) as u32;
        let value = node.as_str().trim_matches('"').to_owned();
        StrLit {
            value,
            span: Span::new(start, end),
        }
    }

    /// `.\clock.js`
    fn windows_path(&mut self, inner: &str, span: Span) -> StrLit {
        let value = inner.replace("\\\\", "/").replace('\\', "/");
        let problem = self
            .error(
                Code::JSI0004,
                span,
                "a path has `/` between its parts, not `\\`",
            )
            .offer(format!("write `{value}`"), span, format!("\"{value}\""));
        self.problems.add(problem);
        StrLit { value, span }
    }

    fn rest_of_line(&self, span: Span) -> Span {
        let rest = self.text.get(span.end as usize..).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        Span::new(span.start, span.end + length as u32)
    }

    /// Resolves the escapes of JSON; `start` is the place of `text`.
    fn unescape(&mut self, text: &str, start: u32) -> String {
        if !text.bytes().any(|byte| byte == b'\\' || byte < 0x20) {
            return text.to_owned();
        }
        let mut value = String::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let at = start + (text.len() - rest.len()) as u32;
            let (length, result) = match c {
                '\\' => escape(rest),
                c if c < ' ' => (1, Err(bare_control(c))),
                c => (c.len_utf8(), Ok(c)),
            };
            match result {
                Ok(c) => value.push(c),
                Err(wrong) => {
                    // the text as written, so that the value differs from those of its neighbours
                    let raw = rest.get(..length).unwrap_or_default();
                    let instead = wrong.instead.as_deref().unwrap_or(raw);
                    value.push_str(instead.strip_prefix('\\').unwrap_or(instead));
                    let place = Span::new(at, at + length as u32);
                    let problem = self.error(Code::JSI0004, place, wrong.message);
                    self.problems.add(match wrong.instead {
                        Some(instead) => problem.fix(format!("write `{instead}`"), place, instead),
                        None => problem.help("strings have the escapes of JSON"),
                    });
                }
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        value
    }

    /// A number of an enum; it must be an i32.
    pub(super) fn number(&mut self, node: &Node<'_>) -> Ident {
        let ident = self.ident(node);
        if ident.text.parse::<i32>().is_err() {
            let digits = ident.text.trim_start_matches(['+', '-']);
            let problem = if digits.bytes().all(|byte| byte.is_ascii_digit()) {
                let message = format!("enum value `{}` is out of range", ident.text);
                self.error(Code::JSI0004, ident.span, message)
                    .label("enum values are integers from -2147483648 to 2147483647")
            } else {
                let message = format!("`{}` is not a decimal integer", ident.text);
                let problem = self.error(Code::JSI0004, ident.span, message);
                match decimal(&ident.text) {
                    Some(value) => problem.fix("convert to decimal", ident.span, value),
                    None => problem.help("enum values are decimal integers"),
                }
            };
            self.problems.add(problem);
        }
        ident
    }
}

/// Whether a string is a relative path with the separators of Windows.
fn is_windows_path(text: &str) -> bool {
    [".\\", "..\\"].iter().any(|start| text.starts_with(start))
}

/// An error in an escape, and the correction if that is certain.
struct BadEscape {
    message: String,
    instead: Option<String>,
}

/// Reads one escape from the start of `text`: its length, and the character.
fn escape(text: &str) -> (usize, Result<char, BadEscape>) {
    let simple = |c| (2, Ok(c));
    match text.chars().nth(1) {
        Some(c @ ('"' | '\\' | '/')) => simple(c),
        Some('b') => simple('\u{8}'),
        Some('f') => simple('\u{c}'),
        Some('n') => simple('\n'),
        Some('r') => simple('\r'),
        Some('t') => simple('\t'),
        Some('u') => unicode_escape(text),
        other => {
            let length = 1 + other.map_or(0, char::len_utf8);
            let digits = match other {
                Some('x') => text.get(2..4).filter(|digits| hex(digits).is_some()),
                Some('0') => Some("00"),
                _ => None,
            };
            let instead = match (other, digits) {
                (Some('\''), _) => Some("'".to_owned()),
                (_, Some(digits)) => Some(format!("\\u00{digits}")),
                _ => None,
            };
            let length = if other == Some('x') && digits.is_some() {
                4
            } else {
                length
            };
            (
                length,
                Err(unknown(text.get(..length).unwrap_or(text), instead)),
            )
        }
    }
}

fn unicode_escape(text: &str) -> (usize, Result<char, BadEscape>) {
    if let Some(end) = text.strip_prefix("\\u{").and_then(|rest| rest.find('}')) {
        let whole = text.get(..end + 4).unwrap_or(text);
        let value = text
            .get(3..end + 3)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let instead = value.and_then(char::from_u32).map(json_escape);
        return (whole.len(), Err(unknown(whole, instead)));
    }
    let Some(first) = text.get(2..6).and_then(hex) else {
        let digits = text
            .bytes()
            .skip(2)
            .take(4)
            .take_while(u8::is_ascii_hexdigit);
        let length = 2 + digits.count();
        let message = "`\\u` must be followed by four hexadecimal digits".to_owned();
        return (
            length,
            Err(BadEscape {
                message,
                instead: None,
            }),
        );
    };
    if let Some(c) = char::from_u32(first) {
        return (6, Ok(c));
    }
    let second = text
        .get(6..12)
        .and_then(|rest| rest.strip_prefix("\\u"))
        .and_then(hex);
    let pair = second.filter(|low| first < 0xDC00 && (0xDC00..0xE000).contains(low));
    match pair.and_then(|low| char::from_u32(0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00))) {
        Some(c) => (12, Ok(c)),
        None => {
            let escape = text.get(..6).unwrap_or(text);
            let message = format!("`{escape}` is an unpaired surrogate");
            (
                6,
                Err(BadEscape {
                    message,
                    instead: None,
                }),
            )
        }
    }
}

fn hex(digits: &str) -> Option<u32> {
    let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    all.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

fn json_escape(c: char) -> String {
    let mut units = [0; 2];
    let escapes = c
        .encode_utf16(&mut units)
        .iter()
        .map(|unit| format!("\\u{unit:04x}"));
    escapes.collect()
}

fn unknown(escape: &str, instead: Option<String>) -> BadEscape {
    let message = format!("unknown escape `{escape}`");
    BadEscape { message, instead }
}

fn bare_control(c: char) -> BadEscape {
    let instead = if c == '\t' {
        "\\t".to_owned()
    } else {
        json_escape(c)
    };
    BadEscape {
        message: format!(
            "unescaped control character U+{:04X} in a string",
            u32::from(c)
        ),
        instead: Some(instead),
    }
}

fn in_double_quotes(single: &str) -> String {
    let inner = single
        .get(..single.len().saturating_sub(1))
        .unwrap_or_default();
    format!("\"{}\"", inner.replace("\\'", "'").replace('"', "\\\""))
}

/// The decimal form of `0x10`, `0b10`, `0o17`, `1_000`.
pub(super) fn decimal(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = digits.replace('_', "").to_ascii_lowercase();
    let based = [("0x", 16), ("0b", 2), ("0o", 8)].into_iter();
    let found = based
        .filter_map(|(prefix, base)| i64::from_str_radix(digits.strip_prefix(prefix)?, base).ok());
    let value = found.chain(digits.parse::<i64>()).next()?;
    let text = format!("{sign}{value}");
    text.parse::<i32>().is_ok().then_some(text)
}
