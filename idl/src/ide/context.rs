//! The context of an offset, by the tokens before it alone, so that it is found in code that is invalid or not finished. The
//! keyword of an item at the start of a line closes everything that is open before it.

use super::tokens::{Token, TokenKind, tokens};
use crate::source::Span;

/// The words that begin an item.
pub(super) const ITEMS: [&str; 8] = [
    "export",
    "callback",
    "interface",
    "class",
    "record",
    "enum",
    "type",
    "use",
];

/// The context of an offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CompletionContext<'t> {
    /// Nothing that is known: a new name, a comment, free text.
    Nothing,
    /// An item, or the rest of it after `export`.
    Item { exported: bool },
    /// After `callback`.
    Callback,
    /// After an item's name.
    Head { words: Vec<&'t str> },
    /// Where a module is, after `from`.
    From,
    /// An item of the same kind, after `extends`.
    Extends { of: &'t str, exported: bool },
    /// The path of a file; it was written from `start` on.
    Path { start: u32, source: PathKind },
    /// Names in a `use` of the file at this path.
    UseNames { path: &'t str },
    /// Members that a `use` lists for an item of the platform; the name of an event was written from `event` on.
    UseMembers {
        path: &'t str,
        item: &'t str,
        event: Option<u32>,
    },
    /// A member of an item of this kind, after these words.
    Member { of: &'t str, words: Vec<&'t str> },
    /// A type.
    Type(TypeLocation<'t>),
    /// An attribute's name.
    Attribute,
    /// A global object, after `globalThis.`
    Global,
    /// The text of `@js("…")`; it was written from `start` on.
    JsName { start: u32 },
    /// An argument of an attribute.
    Argument { attribute: &'t str },
}

/// The kind of file that a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PathKind {
    /// Another `.jsi` file.
    Use,
    /// A JavaScript module.
    From,
}

/// The location of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TypeLocation<'t> {
    Alias,
    Field,
    /// Of a union.
    Member,
    Param,
    Result,
    /// Of a method of a class.
    ClassResult,
    Property,
    /// Between `<` and `>` of this type.
    Argument(&'t str),
    /// An element of a tuple.
    Element,
    /// A parameter of a function type.
    FunctionParam,
    /// The result of a function type.
    FunctionResult,
}

/// The context of an offset, and the word that is being written there.
pub(super) fn context(text: &str, offset: u32) -> (CompletionContext<'_>, Span) {
    let (mut word, empty) = (None, Span::new(offset, offset));
    let mut scan = ContextScanner::new(text);
    let mut all = tokens(text).peekable();
    while let Some(token) = all.next_if(|it| it.span.start < offset) {
        let Span { start, end } = token.span;
        let open = end >= offset && !ends(text, token);
        match token.kind {
            TokenKind::Comment | TokenKind::Docs if end > offset || open => {
                return (CompletionContext::Nothing, empty);
            }
            TokenKind::Str if end > offset || open => return (scan.path(start), empty),
            TokenKind::Number if end >= offset => return (CompletionContext::Nothing, empty),
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
        return (CompletionContext::Item { exported: false }, word);
    }
    let last = scan.last[1];
    let unfinished = matches!(last, ":" | "static" | "readonly" | "events" | "|");
    if matches!(scan.open.as_slice(), [(OpenBracket::Body(_), _)])
        && !unfinished
        && first_of_line(text, word.start)
    {
        // the member on a line before lacks its `;`
        scan.line.clear();
    }
    (scan.context(), word)
}

fn first_of_line(text: &str, offset: u32) -> bool {
    let before = text.get(..offset as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.trim().is_empty() && line.len() < before.len()
}

/// Whether a comment or string has its end.
fn ends(text: &str, token: Token) -> bool {
    let it = token.span.of(text);
    match token.kind {
        TokenKind::Str => it.len() > 1 && it.ends_with(['"', '\'', '`']),
        TokenKind::Comment => it.starts_with("/*") && it.ends_with("*/"),
        TokenKind::Docs => false,
        TokenKind::Word | TokenKind::Number | TokenKind::Punctuation => true,
    }
}

/// The brackets around an offset, innermost last, each with the word before it.
pub(super) fn brackets(text: &str, offset: u32) -> Vec<(OpenBracket<'_>, usize)> {
    let mut scan = ContextScanner::new(text);
    let mut all = tokens(text).peekable();
    while let Some(token) = all.next_if(|it| it.span.end <= offset) {
        scan.take(token, all.peek().copied());
    }
    scan.open
}

/// An open bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenBracket<'t> {
    /// `{` of an item of this kind.
    Body(&'t str),
    /// `{` of a block of events, inside of a body.
    Events,
    /// `{` of a `use` of this path.
    Names(&'t str),
    /// `{` after the name of this item in a `use` of this path.
    Members(&'t str, &'t str),
    /// `(` of a member.
    Params,
    /// `<` after this type.
    Angle(&'t str),
    /// `<` after the name of a method, class or record that is declared.
    TypeParams,
    /// `(` of a function type.
    Signature,
    /// `[` of a tuple.
    Tuple,
    /// `(` of an attribute.
    Attribute(&'t str),
}

struct ContextScanner<'t> {
    text: &'t str,
    /// The brackets that are open, each with the commas in it.
    open: Vec<(OpenBracket<'t>, usize)>,
    /// The words of the item's header or the member so far, without attributes.
    line: Vec<&'t str>,
    /// The last two tokens.
    last: [&'t str; 2],
}

impl<'t> ContextScanner<'t> {
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
            ("{", _) if self.line.first() == Some(&"events") && self.open.len() == 1 => {
                self.open.push((OpenBracket::Events, 0));
                self.line.clear();
            }
            ("{", _) if let Some(OpenBracket::Names(path)) = top => {
                let item = self.line.first().copied().unwrap_or_default();
                self.open.push((OpenBracket::Members(path, item), 0));
                self.line.clear();
            }
            ("{", _) => {
                let opened = match self.line.as_slice() {
                    ["use", path, ..] => OpenBracket::Names(path.trim_matches('"')),
                    line => OpenBracket::Body(body_kind(line)),
                };
                self.open.clear();
                self.open.push((opened, 0));
                self.line.clear();
            }
            ("}", _) => {
                let inner = self.open.iter().rposition(|(it, _)| {
                    matches!(it, OpenBracket::Events | OpenBracket::Members(..))
                });
                self.open.truncate(inner.unwrap_or_default());
                self.line.clear();
            }
            (";", _) => {
                let events = self
                    .open
                    .get(1)
                    .is_some_and(|(it, _)| *it == OpenBracket::Events);
                self.open.truncate(if events { 2 } else { 1 });
                if !matches!(
                    self.open.first(),
                    Some((OpenBracket::Body(_) | OpenBracket::Names(_), _))
                ) {
                    self.open.clear();
                }
                self.line.clear();
            }
            ("(", _) => {
                let opened = match (self.last, top) {
                    (["@", name], _) => OpenBracket::Attribute(name),
                    (_, Some(OpenBracket::Angle(_) | OpenBracket::Tuple)) => OpenBracket::Signature,
                    _ => OpenBracket::Params,
                };
                self.open.push((opened, 0));
            }
            ("<", _) => {
                let of_method =
                    matches!(top, Some(OpenBracket::Body(_))) && !self.line.contains(&":");
                let of_item = top.is_none()
                    && matches!(kind(&self.line), "class" | "record")
                    && !self.line.contains(&"extends");
                let opened = if of_method || of_item {
                    OpenBracket::TypeParams
                } else {
                    OpenBracket::Angle(self.last[1])
                };
                self.open.push((opened, 0));
            }
            ("[", _) => self.open.push((OpenBracket::Tuple, 0)),
            ("]", _) => self.close(|open| matches!(open, OpenBracket::Tuple)),
            (")", _) => self.close(|open| {
                matches!(
                    open,
                    OpenBracket::Params | OpenBracket::Signature | OpenBracket::Attribute(_)
                )
            }),
            (">", _) => {
                self.close(|open| matches!(open, OpenBracket::Angle(_) | OpenBracket::TypeParams))
            }
            (",", _) => {
                if let Some((open, commas)) = self.open.last_mut() {
                    *commas += 1;
                    let is_list = matches!(
                        open,
                        OpenBracket::Body(_)
                            | OpenBracket::Events
                            | OpenBracket::Names(_)
                            | OpenBracket::Members(..)
                    );
                    if is_list {
                        self.line.clear();
                    }
                }
            }
            ("@", _) => {}
            _ if self.last[1] == "@" => {}
            _ if matches!(
                top,
                None | Some(OpenBracket::Body(_) | OpenBracket::Events | OpenBracket::Names(_))
            ) =>
            {
                self.line.push(it)
            }
            _ => {}
        }
        self.last = [self.last[1], it];
    }

    fn close(&mut self, wanted: impl Fn(OpenBracket<'_>) -> bool) {
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
    fn path(&self, start: u32) -> CompletionContext<'t> {
        if self.last[1] == "(" && self.last[0] == "js" {
            return CompletionContext::JsName { start: start + 1 };
        }
        if let Some((OpenBracket::Members(path, item), _)) = self.open.last() {
            return CompletionContext::UseMembers {
                path,
                item,
                event: Some(start + 1),
            };
        }
        let source = match (self.open.is_empty(), self.last[1]) {
            (true, "use") => PathKind::Use,
            (true, "from") => PathKind::From,
            _ => return CompletionContext::Nothing,
        };
        CompletionContext::Path {
            start: start + 1,
            source,
        }
    }

    fn context(self) -> CompletionContext<'t> {
        let last = self.last[1];
        let top = self.open.last().map(|(open, _)| *open);
        if last == "@" {
            return CompletionContext::Attribute;
        }
        match top {
            None => self.outside(last),
            Some(OpenBracket::Names(path)) => match last {
                "as" => CompletionContext::Nothing,
                _ => CompletionContext::UseNames { path },
            },
            Some(OpenBracket::Members(path, item)) => CompletionContext::UseMembers {
                path,
                item,
                event: None,
            },
            Some(OpenBracket::Body(of)) => match (last, of) {
                (":", "record") => CompletionContext::Type(TypeLocation::Field),
                (":", "class" | "export class") if self.last[0] == ")" => {
                    CompletionContext::Type(TypeLocation::ClassResult)
                }
                (":", _) if self.last[0] == ")" => CompletionContext::Type(TypeLocation::Result),
                (":", _) => CompletionContext::Type(TypeLocation::Property),
                (_, "record" | "enum") => CompletionContext::Nothing,
                _ => CompletionContext::Member {
                    of,
                    words: self.line,
                },
            },
            Some(OpenBracket::Events) => match last {
                ":" => CompletionContext::Type(TypeLocation::FunctionResult),
                _ => CompletionContext::Nothing,
            },
            Some(OpenBracket::Params) => match last {
                ":" => CompletionContext::Type(TypeLocation::Param),
                _ => CompletionContext::Nothing,
            },
            Some(OpenBracket::Angle(name)) => match last {
                "<" | "," => CompletionContext::Type(TypeLocation::Argument(name)),
                "=>" => CompletionContext::Type(TypeLocation::FunctionResult),
                _ => CompletionContext::Nothing,
            },
            Some(OpenBracket::TypeParams) => match last {
                "extends" => CompletionContext::Extends {
                    of: "class",
                    exported: false,
                },
                _ => CompletionContext::Nothing,
            },
            Some(OpenBracket::Tuple) => match last {
                "[" | "," => CompletionContext::Type(TypeLocation::Element),
                _ => CompletionContext::Nothing,
            },
            Some(OpenBracket::Signature) => match last {
                "(" | "," | ":" => CompletionContext::Type(TypeLocation::FunctionParam),
                _ => CompletionContext::Nothing,
            },
            Some(OpenBracket::Attribute(attribute)) => match last {
                "(" | "," => CompletionContext::Argument { attribute },
                _ => CompletionContext::Nothing,
            },
        }
    }

    fn outside(self, last: &'t str) -> CompletionContext<'t> {
        match self.line.as_slice() {
            [] => CompletionContext::Item { exported: false },
            ["export"] => CompletionContext::Item { exported: true },
            ["callback"] => CompletionContext::Callback,
            ["use", ..] => CompletionContext::Nothing,
            ["type", .., "="] => CompletionContext::Type(TypeLocation::Alias),
            ["type", .., "|"] => CompletionContext::Type(TypeLocation::Member),
            ["type", ..] => CompletionContext::Nothing,
            [.., "from", "globalThis", "."] => CompletionContext::Global,
            _ => match last {
                "from" => CompletionContext::From,
                "extends" => CompletionContext::Extends {
                    of: kind(&self.line),
                    exported: self.line.first() == Some(&"export"),
                },
                "interface" | "class" | "record" | "enum" | "." | "host" => {
                    CompletionContext::Nothing
                }
                _ => CompletionContext::Head { words: self.line },
            },
        }
    }
}

fn begins_line(text: &str, offset: u32) -> bool {
    let before = text.get(..offset as usize);
    before.is_some_and(|it| it.is_empty() || it.ends_with('\n'))
}

/// The keyword in the head of an item with a body, with `export` before it.
fn body_kind<'t>(line: &[&'t str]) -> &'t str {
    let exported = line.first() == Some(&"export");
    match kind(line) {
        "interface" if exported => "export interface",
        "class" if exported => "export class",
        kind => kind,
    }
}

/// The keyword in an item's head.
fn kind<'t>(line: &[&'t str]) -> &'t str {
    let first = line
        .iter()
        .find(|word| ITEMS.contains(word) && **word != "export");
    match first.copied() {
        Some("callback") => "callback interface",
        Some(word) => word,
        None => "",
    }
}
