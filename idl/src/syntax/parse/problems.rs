//! Collects syntax errors, each mistake once.
//!
//! Two rules prevent that one mistake is reported twice: all that is missing at one token is one mistake, and nothing is
//! reported in a suppressed range (one in which `scan.rs` or a broken string is reported already).

use std::collections::{BTreeMap, HashSet};

use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// The most problems of one file that are kept. More do not help a person, and a text that consists of mistakes must not fill
/// the memory.
pub(super) const MAX_PROBLEMS: usize = 10_000;

/// The problems of one file.
pub(super) struct Problems<'t> {
    text: &'t str,
    file: FileId,
    comments: &'t [Span],
    /// The suppressed places by their start; they do not overlap.
    suppressed: BTreeMap<u32, u32>,
    list: Vec<Diagnostic>,
    /// How many problems are not in the list, but kept elsewhere.
    kept: usize,
    /// How often something was reported or suppressed.
    events: usize,
    /// The tokens at which something was missed.
    missed: HashSet<u32>,
    /// The last of them, and the index of its diagnostic.
    last_missed: Option<(u32, usize)>,
}

impl<'t> Problems<'t> {
    pub(super) fn new(
        text: &'t str,
        file: FileId,
        comments: &'t [Span],
        suppressed: Vec<Span>,
        kept: usize,
    ) -> Self {
        let mut problems = Self {
            text,
            file,
            comments,
            suppressed: BTreeMap::new(),
            list: Vec::new(),
            kept,
            events: 0,
            missed: HashSet::new(),
            last_missed: None,
        };
        suppressed
            .into_iter()
            .for_each(|place| problems.suppress(place));
        problems
    }

    /// The problems since the last time. What was missed so far is forgotten: behind a unit without problems nothing is
    /// missed at the same token.
    pub(super) fn take(&mut self) -> Vec<Diagnostic> {
        self.last_missed = None;
        self.missed.clear();
        self.kept += self.list.len();
        std::mem::take(&mut self.list)
    }

    /// So many more problems are kept elsewhere.
    pub(super) fn kept(&mut self, count: usize) {
        self.kept += count;
    }

    /// Whether no more problems are kept.
    pub(super) fn is_full(&self) -> bool {
        self.kept + self.list.len() >= MAX_PROBLEMS
    }

    /// How many problems are in the list.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Removes problems from the index `from` on that are parts of another one.
    pub(super) fn retain_from(&mut self, from: usize, keep: impl Fn(&Diagnostic) -> bool) {
        let more = self.list.split_off(from.min(self.list.len()));
        self.list.extend(more.into_iter().filter(|it| keep(it)));
        self.last_missed = None;
    }

    /// Grows whenever something is reported or suppressed.
    pub(super) fn events(&self) -> usize {
        self.events
    }

    /// Where the last suppressed place ends.
    pub(super) fn suppressed_until(&self) -> u32 {
        self.suppressed.last_key_value().map_or(0, |(_, end)| *end)
    }

    /// Says nothing more about this place.
    pub(super) fn suppress(&mut self, place: Span) {
        self.events += 1;
        let mut place = place;
        while let Some(other) = self.suppressed_near(place) {
            self.suppressed.remove(&other.start);
            place = place.to(other);
        }
        self.suppressed.insert(place.start, place.end);
    }

    /// Whether a broken place that was reported already touches this one.
    fn touches_suppressed(&self, place: Span) -> bool {
        self.suppressed_near(place).is_some()
    }

    fn suppressed_near(&self, near: Span) -> Option<Span> {
        let (start, end) = self.suppressed.range(..=near.end).next_back()?;
        (*end >= near.start).then(|| Span::new(*start, *end))
    }

    /// A diagnostic at a place, for [`Self::add`].
    pub(super) fn error(&self, code: Code, place: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.file, place, message)
    }

    /// Adds a diagnostic that stands for itself, unless its token was reported as unexpected already.
    pub(super) fn add(&mut self, problem: Diagnostic) {
        self.events += 1;
        let start = problem.primary.span.start;
        let known = problem.code == Code::JSI0001 && self.missed.contains(&start);
        if !self.is_full() && !known && !self.touches_suppressed(Span::new(start, start)) {
            self.list.push(problem);
        }
    }

    /// Adds what `shape` makes of "expected `wanted`, found …" at the token `at`, unless something was missed
    /// there already.
    pub(super) fn expected(
        &mut self,
        at: u32,
        wanted: &str,
        shape: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        if self.miss(at) {
            let place = self.place_of_missing(at);
            let message = format!("expected {wanted}, found {}", self.found(at));
            let problem = Diagnostic::new(Code::JSI0001, self.file, place, message);
            self.list.push(shape(problem));
        }
    }

    /// Adds that the bracket at `open` is not closed before `at`. Reported even if something else was missed
    /// there, in its place: an unfinished text has many open brackets.
    pub(super) fn unclosed(&mut self, open: u32, at: u32, bracket: &str, what: &str) {
        self.unclosed_list(open, at, bracket, what, true);
    }

    /// The same; only a `clean` list, of which all was read, has a place where it ends.
    pub(super) fn unclosed_list(
        &mut self,
        open: u32,
        at: u32,
        bracket: &str,
        what: &str,
        clean: bool,
    ) {
        self.events += 1;
        let known = self.last_missed.filter(|(missed, _)| *missed == at);
        let outranked = known.filter(|_| bracket == "{");
        if let Some((_, index)) = outranked {
            self.list.remove(index);
        }
        if outranked.is_some() || self.miss(at) {
            let end = self.end_before(at);
            let message = format!("unclosed `{bracket}` in {what}");
            let close = match bracket {
                "{" => "}",
                "(" => ")",
                "[" => "]",
                _ => ">",
            };
            let expected = format!("expected `{close}`, found {}", self.found(at));
            let problem =
                Diagnostic::new(Code::JSI0002, self.file, Span::new(open, open + 1), message)
                    .label("opened here")
                    .secondary_label(self.file, Span::new(end, end), expected);
            let place = Span::new(end, end);
            let found = self.token(at);
            let sure = match bracket {
                "{" => true,
                "(" => matches!(found, ":" | ";" | "=>" | "->" | "{"),
                "<" => matches!(found, ";" | ")" | "," | "="),
                _ => matches!(found, ";" | ")" | ","),
            };
            let text = if bracket == "{" { "\n}" } else { close };
            let title = format!("add the `{close}`");
            self.list.push(match (clean, sure) {
                (false, _) => problem,
                (true, true) => problem.fix(title, place, text),
                (true, false) => problem.offer(title, place, text),
            });
        }
    }

    /// Notes that something is missed at this token; false if it is known already.
    fn miss(&mut self, at: u32) -> bool {
        self.events += 1;
        if self.is_full() || self.missed.contains(&at) || self.touches_suppressed(Span::new(at, at))
        {
            return false;
        }
        self.last_missed = Some((at, self.list.len()));
        self.missed.insert(at);
        true
    }

    /// The token at `at` if it is on the same line as what comes before it, else the end of that.
    fn place_of_missing(&self, at: u32) -> Span {
        let before = self.end_before(at);
        let token = self.token_at(at);
        let gap = Span::new(before, at).of(self.text);
        if token.start == token.end || gap.contains('\n') {
            Span::new(before, before)
        } else {
            token
        }
    }

    /// Where the last token before `at` ends.
    pub(super) fn end_before(&self, at: u32) -> u32 {
        let mut end = at;
        loop {
            let text = Span::new(0, end).of(self.text);
            end = text.trim_end_matches(is_space).len() as u32;
            let index = self.comments.partition_point(|comment| comment.start < end);
            match index
                .checked_sub(1)
                .and_then(|last| self.comments.get(last))
            {
                Some(comment) if comment.end >= end => end = comment.start,
                _ => return end,
            }
        }
    }

    /// The comment before `end`, if nothing but space is between.
    pub(super) fn comment_before(&self, end: u32) -> Option<Span> {
        let text = Span::new(0, end).of(self.text);
        let end = text.trim_end_matches(is_space).len() as u32;
        let index = self.comments.partition_point(|comment| comment.start < end);
        let last = self.comments.get(index.checked_sub(1)?)?;
        (last.end == end).then_some(*last)
    }

    /// Where the first token from `at` on starts.
    pub(super) fn token_after(&self, at: u32) -> u32 {
        let mut start = at;
        loop {
            let rest = self.text.get(start as usize..).unwrap_or_default();
            start += (rest.len() - rest.trim_start_matches(is_space).len()) as u32;
            let index = self
                .comments
                .partition_point(|comment| comment.start < start);
            match self.comments.get(index) {
                Some(comment) if comment.start == start => start = comment.end,
                _ => return start,
            }
        }
    }

    /// The token at `at` in words.
    pub(super) fn found(&self, at: u32) -> String {
        let token = self.token(at);
        match token.chars().next() {
            None => "the end of the file".to_owned(),
            Some('/') if token.starts_with("//!") => "file documentation".to_owned(),
            Some('/') if token.starts_with("///") => "a documentation comment".to_owned(),
            Some('"' | '\'' | '`') if token.chars().count() > 30 => "a string".to_owned(),
            Some('`') => format!("the string {token}"),
            Some(c) if c.is_control() || c.is_whitespace() || c == '\u{FFFD}' => {
                format!("the character U+{:04X}", u32::from(c))
            }
            Some(_) => format!("`{token}`"),
        }
    }

    /// The place of the token at `at`.
    pub(super) fn token_at(&self, at: u32) -> Span {
        Span::new(at, at + self.token(at).len() as u32)
    }

    /// The text of the token at `at`; empty at the end.
    fn token(&self, at: u32) -> &'t str {
        let rest = self.text.get(at as usize..).unwrap_or_default();
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
        let length = match rest.chars().next() {
            None => 0,
            Some(quote @ ('"' | '\'' | '`')) => string_length(rest, quote),
            Some('/') if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            Some('=' | '-') if rest.get(1..2) == Some(">") => 2,
            Some('-') => 1 + rest.get(1..).map_or(0, |rest| run(rest, word)),
            Some('.') => run(rest, |c| c == '.'),
            Some(c) if word(c) => run(rest, word),
            Some(c) => c.len_utf8(),
        };
        rest.get(..length).unwrap_or_default()
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{FEFF}' | '\u{A0}')
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// To the closing quote or the end of the line, whichever is nearer.
fn string_length(text: &str, quote: char) -> usize {
    let inner = text.get(1..).unwrap_or_default();
    let end = inner.find([quote, '\n', '\r']).unwrap_or(inner.len());
    let closed = inner.get(end..).is_some_and(|rest| rest.starts_with(quote));
    1 + end + usize::from(closed)
}
