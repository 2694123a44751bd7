//! One pass over the text before pest sees it: finds comments, and bounds the nesting.
//!
//! pest recurses for every bracket, so what lies deeper than [`MAX_NESTING`] is hidden from it. The count must never
//! be lower than pest's depth: where the grammar leaves a bracket early, this may count it longer, not the
//! other way round. Reads strings and comments as `grammar.pest` does.

mod foreign_text;

use crate::diagnostics::look_alikes::{LookAlike, is_invisible, look_alike};
use crate::diagnostics::{Code, Diagnostic, Level};
use crate::source::{FileId, Span};

/// The most brackets, or comments, that can be open at once.
pub(crate) const MAX_NESTING: usize = 64;

/// The least length of the parts of a text that are parsed in parallel.
const MIN_CHUNK: u32 = 1 << 16;

/// The result of the pass.
#[derive(Default)]
pub(in crate::syntax) struct Scan {
    /// Every `//` and `/* */` comment in order, documentation not included.
    pub(in crate::syntax) comments: Vec<Span>,
    /// Errors in comments and nesting.
    pub(super) problems: Vec<Diagnostic>,
    /// Places where no more errors of structure are reported, as one was reported here.
    pub(super) suppressed: Vec<Span>,
    /// Ranges that are hidden from pest.
    pub(super) hidden: Vec<Span>,
    /// Characters that only look like those of the language, outside of strings and comments, in order.
    pub(super) look_alikes: Vec<(Span, LookAlike)>,
    /// Behind outermost `}`, some way from each other: items most likely end there.
    pub(super) item_ends: Vec<u32>,
}

impl Scan {
    /// Whether comments or nesting tie distant parts of the text together.
    pub(in crate::syntax) fn is_irregular(&self) -> bool {
        !(self.problems.is_empty() && self.suppressed.is_empty() && self.hidden.is_empty())
    }
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    file: FileId,
    /// The open brackets and their places.
    open: Vec<(u8, usize)>,
    /// The open `{` as indices of `open`, each with the number of `(` and `[` open directly in it. Keeps the
    /// search for a partner from walking over brackets that stay open.
    open_braces: Vec<OpenBrace>,
    /// The offset of the first bracket beyond the limit, while inside it.
    too_deep: Option<usize>,
    found: Scan,
}

#[derive(Default)]
struct OpenBrace {
    first: usize,
    round: usize,
    square: usize,
}

/// Scans a text.
pub(in crate::syntax) fn scan(text: &str, file: FileId) -> Scan {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        file,
        open: Vec::new(),
        open_braces: vec![OpenBrace::default()],
        too_deep: None,
        found: Scan::default(),
    };
    scanner.run();
    scanner.found
}

impl Scanner<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(byte) = self.byte(at) {
            at = match byte {
                b'/' if self.byte(at + 1) == Some(b'/') => self.line_comment(at),
                b'/' if self.byte(at + 1) == Some(b'*') => self.block_comment(at),
                b'-' | b'<' if self.starts_foreign_comment(at) => self.foreign_comment(at),
                b'&' if self.entity(at).is_some() => self.html_entity(at),
                b'"' | b'\'' | b'`' => self.string(at, byte),
                b'=' | b'-' if self.byte(at + 1) == Some(b'>') => at + 2,
                b'(' | b'<' | b'[' | b'{' => self.opens(byte, at),
                b')' | b'>' | b']' | b'}' | b';' => self.closes(byte, at),
                _ if is_word(byte) => self.word(at),
                _ => at + 1,
            };
        }
        self.shrink(0, self.bytes.len());
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn end_of(&self, at: usize, stops: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let length = rest.iter().position(|byte| stops(*byte));
        length.map_or(self.bytes.len(), |length| at + length)
    }

    fn line_comment(&mut self, at: usize) -> usize {
        let end = self.end_of(at, |byte| byte == b'\n');
        let is_doc = match self.byte(at + 2) {
            Some(b'/') => self.byte(at + 3) != Some(b'/'),
            other => other == Some(b'!'),
        };
        if !is_doc {
            self.found.comments.push(span(at, end));
        }
        end
    }

    fn block_comment(&mut self, start: usize) -> usize {
        let mut open = vec![start];
        let mut at = start + 2;
        let mut deep = None;
        while let Some(byte) = self.byte(at) {
            match (byte, self.byte(at + 1)) {
                (b'/', Some(b'*')) => {
                    if open.len() == MAX_NESTING {
                        deep.get_or_insert(at);
                    }
                    open.push(at);
                    at += 2;
                }
                (b'*', Some(b'/')) => {
                    open.pop();
                    at += 2;
                    if open.is_empty() {
                        break;
                    }
                }
                _ => at += 1,
            }
        }
        let whole = span(start, at);
        self.found.comments.push(whole);
        if let Some(deep) = deep {
            self.nested_too_deep(span(deep, deep + 2), "comments");
            self.found.hidden.push(whole);
            self.suppress(start, at);
        } else if let Some(inner) = open.last() {
            self.unclosed_comment(start, *inner);
        }
        at
    }

    fn unclosed_comment(&mut self, outer: usize, inner: usize) {
        let place = span(outer, outer + 2);
        let mut problem =
            Diagnostic::new(Code::JSI0002, self.file, place, "unclosed block comment")
                .label("no matching `*/`");
        if inner != outer {
            let place = span(inner, inner + 2);
            problem = problem
                .secondary_label(self.file, place, "this comment is not closed either")
                .help("block comments nest: each `/*` needs its own `*/`");
        }
        self.found.problems.push(problem);
        self.suppress(outer, self.bytes.len());
    }

    /// As the rule `string`: to the closing quote, else to the end of the word.
    fn string(&self, start: usize, quote: u8) -> usize {
        let mut at = start + 1;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'\n' | b'\r' => break,
                b'\\' if quote == b'"' => match self.byte(at + 1) {
                    // a backslash at the end of the line escapes nothing
                    Some(b'\n' | b'\r') | None => break,
                    Some(_) => at += 2,
                },
                _ if byte == quote => return at + 1,
                _ => at += 1,
            }
        }
        self.end_of(start + 1, |byte| b" \t\n\r(){};,".contains(&byte))
    }

    fn opens(&mut self, bracket: u8, at: usize) -> usize {
        self.open.push((bracket, at));
        match (bracket, self.open_braces.last_mut()) {
            (b'(', Some(body)) => body.round += 1,
            (b'[', Some(body)) => body.square += 1,
            (b'{', _) => self.open_braces.push(OpenBrace {
                first: self.open.len(),
                ..OpenBrace::default()
            }),
            _ => {}
        }
        if self.open.len() > MAX_NESTING && self.too_deep.is_none() {
            self.too_deep = Some(at);
            self.nested_too_deep(span(at, at + 1), "brackets");
        }
        at + 1
    }

    fn closes(&mut self, bracket: u8, at: usize) -> usize {
        let Some(body) = self.open_braces.last() else {
            return at + 1;
        };
        let last = self.open.last().map(|(open, _)| *open);
        let keep = match bracket {
            b'}' => body.first.saturating_sub(1),
            b';' => body.first,
            b'>' if last == Some(b'<') => self.open.len() - 1,
            b')' if body.round > 0 => self.matching(b'('),
            b']' if body.square > 0 => self.matching(b'['),
            _ => return at + 1,
        };
        let end = if bracket == b';' { at } else { at + 1 };
        self.shrink(keep, end);
        if bracket == b'}' && self.open.is_empty() {
            let last = self.found.item_ends.last().copied().unwrap_or_default();
            if end as u32 - last >= MIN_CHUNK {
                self.found.item_ends.push(end as u32);
            }
        }
        at + 1
    }

    /// The index of the last open bracket of this kind.
    fn matching(&self, bracket: u8) -> usize {
        let found = self.open.iter().rposition(|(open, _)| *open == bracket);
        found.unwrap_or(self.open.len())
    }

    /// An unclosed body ends where the next item starts; recognized by fewer tokens than the grammar's `item_start`.
    fn word(&mut self, at: usize) -> usize {
        let end = self.end_of(at, |byte| !is_word(byte));
        let word = self.bytes.get(at..end).unwrap_or_default();
        if !word.is_ascii() {
            return self.look_alikes(at, end);
        }
        let in_body = self.open.last().is_some_and(|(open, _)| *open == b'{');
        if in_body && matches!(word, b"interface" | b"class" | b"record" | b"enum") {
            let next = self.end_of(end, |byte| byte != b' ');
            let names = self
                .byte(next)
                .is_some_and(|byte| byte.is_ascii_alphabetic());
            if next > end && names {
                self.shrink(0, at);
            }
        }
        end
    }

    /// Notes the characters between two places that only look like those of the language; gives the place after them.
    fn look_alikes(&mut self, start: usize, end: usize) -> usize {
        let word = self.text.get(start..end).unwrap_or_default();
        for (offset, c) in word.char_indices() {
            let at = start + offset;
            // a byte order mark may begin a file
            let Some(found) = look_alike(c).filter(|_| !c.is_ascii() && at > 0) else {
                continue;
            };
            let after = at + c.len_utf8();
            if let LookAlike::Quote(close) = found {
                let rest = self.text.get(after..).unwrap_or_default();
                let line = rest.lines().next().unwrap_or_default();
                let closes = |it: char| {
                    it == close || it == '"' || matches!(look_alike(it), Some(LookAlike::Quote(_)))
                };
                let last = line.char_indices().find(|(_, it)| closes(*it));
                let whole = match last {
                    Some((length, it)) => after + length + it.len_utf8(),
                    None => after,
                };
                self.look_alike(at, whole, found);
                return whole;
            }
            self.look_alike(at, after, found);
        }
        end
    }

    fn look_alike(&mut self, start: usize, end: usize, found: LookAlike) {
        let place = span(start, end);
        self.found.look_alikes.push((place, found));
        let written = self.text.get(start..end).unwrap_or_default();
        let code = written.chars().next().map_or(0, u32::from);
        let error = |message: String| Diagnostic::new(Code::JSI0001, self.file, place, message);
        let problem = match found {
            LookAlike::Sign(text, name) => error(format!(
                "found U+{code:04X}, {name}, in the place of `{text}`"
            ))
            .fix(format!("write `{text}`"), place, text),
            LookAlike::Entity => return,
            LookAlike::Quote(_) => {
                let inner: String = written.chars().skip(1).collect();
                let inner = inner.strip_suffix(|c: char| c == '"' || look_alike(c).is_some());
                let text = format!("\"{}\"", inner.unwrap_or_default());
                let problem = error(format!("found U+{code:04X}, a typographic quotation mark"))
                    .help("strings are written as in JSON, in double quotes `\"`");
                match inner {
                    Some(_) => problem.fix(format!("write `{text}`"), place, text),
                    None => problem.offer("write `\"`", place, "\""),
                }
            }
            LookAlike::Space(name) => {
                let mut problem =
                    error(format!("found U+{code:04X}, {name}")).fix("write a space", place, " ");
                // the language takes this one for a space
                if code == 0xA0 {
                    problem.level = Level::Warning;
                }
                problem
            }
            LookAlike::Invisible(name) => {
                let word = self.word_around(start, end);
                let message = match word.is_empty() {
                    true => format!("found U+{code:04X}, {name}"),
                    false => format!("found U+{code:04X}, {name}, in `{word}`"),
                };
                let title = match word.is_empty() {
                    true => "remove it".to_owned(),
                    false => format!("write `{word}`"),
                };
                let mut problem = error(message).fix(title, place, "");
                if code == 0xFEFF && word.is_empty() {
                    problem.level = Level::Warning;
                }
                problem
            }
        };
        self.found.problems.push(problem);
    }

    /// The name around a character without width, without such characters.
    fn word_around(&self, start: usize, end: usize) -> String {
        let before = self.text.get(..start).unwrap_or_default();
        let after = self.text.get(end..).unwrap_or_default();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$') || is_invisible(c);
        let first = before.trim_end_matches(is_part).len();
        let last = after.trim_start_matches(is_part).len();
        let (before, after) = (before.get(first..), after.get(..after.len() - last));
        match (before, after) {
            (Some(before), Some(after)) if !before.is_empty() && !after.is_empty() => {
                let word = before.chars().chain(after.chars());
                word.filter(|c| !is_invisible(*c)).collect()
            }
            _ => String::new(),
        }
    }

    /// Leaves all brackets but the first `keep`; `end` is where the ones left end.
    fn shrink(&mut self, keep: usize, end: usize) {
        if keep <= MAX_NESTING
            && let Some(start) = self.too_deep.take()
        {
            self.found.hidden.push(span(start, end));
            // the brackets around are as broken as the ones that are hidden
            if let Some((_, outermost)) = self.open.first().copied() {
                self.suppress(outermost, outermost);
            }
            let from = self.open.get(1).map_or(start, |(_, at)| *at);
            self.suppress(from, end);
        }
        for (bracket, _) in self.open.drain(keep.min(self.open.len())..).rev() {
            match (bracket, self.open_braces.last_mut()) {
                (b'(', Some(body)) => body.round -= 1,
                (b'[', Some(body)) => body.square -= 1,
                (b'{', _) => drop(self.open_braces.pop()),
                _ => {}
            }
        }
    }

    fn nested_too_deep(&mut self, place: Span, what: &str) {
        let message = format!("{what} are nested more than {MAX_NESTING} levels deep");
        let problem = Diagnostic::new(Code::JSI0003, self.file, place, message)
            .label(format!("level {}", MAX_NESTING + 1));
        self.found.problems.push(problem);
    }

    /// Adds a suppressed place, widened over the white space around it.
    fn suppress(&mut self, start: usize, end: usize) {
        let before = self.bytes.get(..start).unwrap_or_default();
        let before = before.iter().rposition(|byte| !byte.is_ascii_whitespace());
        let end = self.end_of(end, |byte| !byte.is_ascii_whitespace());
        self.found
            .suppressed
            .push(span(before.map_or(0, |at| at + 1), end));
    }
}

fn span(start: usize, end: usize) -> Span {
    Span::new(start as u32, end as u32)
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}
