//! What could be written at an offset, judged by the tokens before it alone, so that it works in code that is broken or not
//! finished. An item's keyword at the beginning of a line ends whatever was left open before it.

use super::tokens::{Token, TokenKind, tokens};
use crate::source::Span;

/// The words that begin an item.
pub(super) const ITEMS: [&str; 7] = [
    "export",
    "interface",
    "class",
    "record",
    "enum",
    "type",
    "use",
];

/// What could be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Context<'t> {
    /// Nothing that is known: a new name, a comment, free text.
    Nothing,
    /// An item, or the rest of it after `export`.
    Item { exported: bool },
    /// What follows an item's name.
    Head { words: Vec<&'t str> },
    /// Where a module is, after `from`.
    From,
    /// A class, after `extends`.
    Extends,
    /// The path of a file; it was written from `start` on.
    Path { start: u32, source: PathOf },
    /// Names in a `use` of the file at this path.
    UseNames { path: &'t str },
    /// A member of an item of this kind, after these words.
    Member { of: &'t str, words: Vec<&'t str> },
    /// A type.
    Type(TypePlace<'t>),
    /// An attribute's name.
    Attribute,
    /// What stands in an attribute's parentheses.
    Argument { attribute: &'t str },
}

/// What a path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PathOf {
    /// Another `.jsi` file.
    Use,
    /// A JavaScript module.
    From,
}

/// Where a type stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TypePlace<'t> {
    Alias,
    Field,
    Param,
    Result,
    Property,
    /// Between `<` and `>` of this type.
    Argument(&'t str),
    /// A parameter of a function type.
    FunctionParam,
    /// The result of a function type.
    FunctionResult,
}

/// The context of an offset, and the word that is being written there.
pub(super) fn context(text: &str, offset: u32) -> (Context<'_>, Span) {
    let (mut word, empty) = (None, Span::new(offset, offset));
    let mut scan = Scan::new(text);
    let mut all = tokens(text).peekable();
    while let Some(token) = all.next_if(|it| it.span.start < offset) {
        let Span { start, end } = token.span;
        let open = end >= offset && !ends(text, token);
        match token.kind {
            TokenKind::Comment | TokenKind::Docs if end > offset || open => {
                return (Context::Nothing, empty);
            }
            TokenKind::Str if end > offset || open => return (scan.path(start), empty),
            TokenKind::Number if end >= offset => return (Context::Nothing, empty),
            TokenKind::Word if end >= offset => {
                word = Some(token.span);
                break;
            }
            _ => scan.take(token, all.peek().copied()),
        }
    }
    let word = word.unwrap_or(empty);
    if scan.open.len() > 1 && begins_line(text, word.start) {
        // what was left open on a line before is not gone on with out here
        return (Context::Item { exported: false }, word);
    }
    (scan.context(), word)
}

/// Whether a comment or string has its end.
fn ends(text: &str, token: Token) -> bool {
    let it = token.span.of(text);
    match token.kind {
        TokenKind::Str => it.len() > 1 && it.ends_with(['"', '\'', '`']),
        TokenKind::Comment => it.starts_with("/*") && it.ends_with("*/"),
        TokenKind::Docs => false,
        TokenKind::Word | TokenKind::Number | TokenKind::Mark => true,
    }
}

/// The brackets around an offset, innermost last, each with the word before it.
pub(super) fn brackets(text: &str, offset: u32) -> Vec<(Open<'_>, usize)> {
    let mut scan = Scan::new(text);
    let mut all = tokens(text).peekable();
    while let Some(token) = all.next_if(|it| it.span.end <= offset) {
        scan.take(token, all.peek().copied());
    }
    scan.open
}

/// An open bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open<'t> {
    /// `{` of an item of this kind.
    Body(&'t str),
    /// `{` of a `use` of this path.
    Names(&'t str),
    /// `(` of a member.
    Params,
    /// `<` after this type.
    Angle(&'t str),
    /// `(` of a function type.
    Signature,
    /// `(` of an attribute.
    Attribute(&'t str),
}

struct Scan<'t> {
    text: &'t str,
    /// The brackets that are open, each with the commas in it.
    open: Vec<(Open<'t>, usize)>,
    /// What was written of the item's head or the member, attributes left out.
    line: Vec<&'t str>,
    /// The last two tokens.
    last: [&'t str; 2],
}

impl<'t> Scan<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            open: Vec::new(),
            line: Vec::new(),
            last: [""; 2],
        }
    }

    fn take(&mut self, token: Token, next: Option<Token>) {
        if matches!(token.kind, TokenKind::Comment | TokenKind::Docs) {
            return;
        }
        let it = token.span.of(self.text);
        if self.begins_item(token, it, next) {
            self.open.clear();
            self.line.clear();
        }
        let top = self.open.last().map(|(open, _)| *open);
        match (it, token.kind) {
            ("{", _) => {
                let opened = match self.line.as_slice() {
                    ["use", path, ..] => Open::Names(path.trim_matches('"')),
                    line => Open::Body(kind(line)),
                };
                self.open.clear();
                self.open.push((opened, 0));
                self.line.clear();
            }
            ("}", _) => {
                self.open.clear();
                self.line.clear();
            }
            (";", _) => {
                self.open.truncate(1);
                if !matches!(self.open.first(), Some((Open::Body(_) | Open::Names(_), _))) {
                    self.open.clear();
                }
                self.line.clear();
            }
            ("(", _) => {
                let opened = match (self.last, top) {
                    (["@", name], _) => Open::Attribute(name),
                    (_, Some(Open::Angle(_))) => Open::Signature,
                    _ => Open::Params,
                };
                self.open.push((opened, 0));
            }
            ("<", _) => self.open.push((Open::Angle(self.last[1]), 0)),
            (")", _) => {
                self.close(|open| !matches!(open, Open::Body(_) | Open::Names(_) | Open::Angle(_)))
            }
            (">", _) => self.close(|open| matches!(open, Open::Angle(_))),
            (",", _) => {
                if let Some((open, commas)) = self.open.last_mut() {
                    *commas += 1;
                    if matches!(open, Open::Body(_)) {
                        self.line.clear();
                    }
                }
            }
            ("@", _) => {}
            _ if self.last[1] == "@" => {}
            _ if matches!(top, None | Some(Open::Body(_) | Open::Names(_))) => self.line.push(it),
            _ => {}
        }
        self.last = [self.last[1], it];
    }

    fn close(&mut self, wanted: impl Fn(Open<'_>) -> bool) {
        if let Some(index) = self.open.iter().rposition(|(open, _)| wanted(*open)) {
            self.open.truncate(index);
        }
    }

    fn begins_item(&self, token: Token, it: &str, next: Option<Token>) -> bool {
        let line_start = begins_line(self.text, token.span.start);
        let goes_on = next.is_none_or(|it| matches!(it.kind, TokenKind::Word | TokenKind::Str));
        line_start && ITEMS.contains(&it) && goes_on
    }

    /// The context of a string that begins here.
    fn path(&self, start: u32) -> Context<'t> {
        let source = match (self.open.is_empty(), self.last[1]) {
            (true, "use") => PathOf::Use,
            (true, "from") => PathOf::From,
            _ => return Context::Nothing,
        };
        Context::Path {
            start: start + 1,
            source,
        }
    }

    fn context(self) -> Context<'t> {
        let last = self.last[1];
        let top = self.open.last().map(|(open, _)| *open);
        if last == "@" {
            return Context::Attribute;
        }
        match top {
            None => self.outside(last),
            Some(Open::Names(path)) => match last {
                "as" => Context::Nothing,
                _ => Context::UseNames { path },
            },
            Some(Open::Body(of)) => match (last, of) {
                (":", "record") => Context::Type(TypePlace::Field),
                (":", _) if self.last[0] == ")" => Context::Type(TypePlace::Result),
                (":", _) => Context::Type(TypePlace::Property),
                (_, "record" | "enum") => Context::Nothing,
                _ => Context::Member {
                    of,
                    words: self.line,
                },
            },
            Some(Open::Params) => match last {
                ":" => Context::Type(TypePlace::Param),
                _ => Context::Nothing,
            },
            Some(Open::Angle(name)) => match last {
                "<" | "," => Context::Type(TypePlace::Argument(name)),
                "=>" => Context::Type(TypePlace::FunctionResult),
                _ => Context::Nothing,
            },
            Some(Open::Signature) => match last {
                "(" | "," | ":" => Context::Type(TypePlace::FunctionParam),
                _ => Context::Nothing,
            },
            Some(Open::Attribute(attribute)) => match last {
                "(" | "," => Context::Argument { attribute },
                _ => Context::Nothing,
            },
        }
    }

    fn outside(self, last: &'t str) -> Context<'t> {
        match self.line.as_slice() {
            [] => Context::Item { exported: false },
            ["export"] => Context::Item { exported: true },
            ["use", ..] => Context::Nothing,
            ["type", ..] if last == "=" => Context::Type(TypePlace::Alias),
            ["type", ..] => Context::Nothing,
            _ => match last {
                "from" => Context::From,
                "extends" => Context::Extends,
                "interface" | "class" | "record" | "enum" | "." | "host" => Context::Nothing,
                _ => Context::Head { words: self.line },
            },
        }
    }
}

fn begins_line(text: &str, offset: u32) -> bool {
    let before = text.get(..offset as usize);
    before.is_some_and(|it| it.is_empty() || it.ends_with('\n'))
}

/// The keyword in an item's head.
fn kind<'t>(line: &[&'t str]) -> &'t str {
    let first = line
        .iter()
        .find(|word| ITEMS.contains(word) && **word != "export");
    let exported = line.first() == Some(&"export");
    match (first.copied(), exported) {
        (Some("interface"), true) => "export interface",
        (Some(word), _) => word,
        (None, _) => "",
    }
}
