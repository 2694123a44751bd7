//! Applies the fixes of diagnostics: selects those that can be applied together, edits the text, and stops when there is
//! nothing left to do.

use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::diagnostics::{Applicability, Diagnostic, Edit, Level};
use crate::resolve::Source;
use crate::source::{FileId, Span};
use crate::syntax::{self, is_doc_block};

/// The most times that a selection of repairs is parsed again. Repairs that are not checked by then are not made.
const CHECKS: usize = 64;

/// The most rounds without an improvement.
const PATIENCE: usize = 10;

/// Goes from one state to the next, as long as there is one, and gives the best: with the fewest errors, then the least to
/// report. Going on from what it gives, it gives the same.
pub fn settle<S>(
    start: S,
    analysis: impl Fn(&S) -> &Analysis,
    mut next: impl FnMut(&S) -> Option<S>,
) -> S {
    let rank = |state: &S| {
        let found = &analysis(state).diagnostics;
        let errors = found.iter().filter(|it| it.level == Level::Error);
        (errors.count(), found.len())
    };
    let mut best = start;
    let mut later: Option<S> = None;
    let mut idle = 0;
    while idle < PATIENCE {
        let Some(state) = next(later.as_ref().unwrap_or(&best)) else {
            // nothing is left to do here, which is better than a state that is only as good
            return later.filter(|it| rank(it) <= rank(&best)).unwrap_or(best);
        };
        if rank(&state) < rank(&best) {
            (best, later, idle) = (state, None, 0);
        } else {
            later = Some(state);
            idle += 1;
        }
    }
    best
}

/// Fixes that do not overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repairs {
    /// The edits of each file, in source order, without duplicates.
    edits: BTreeMap<FileId, BTreeMap<Span, String>>,
    /// The number of diagnostics that are fixed.
    pub count: usize,
}

impl Repairs {
    /// The first fix of each diagnostic that is as sure as `wanted`, as far as it leaves those before it alone, and all of its
    /// edits may be made.
    pub fn of<'a>(
        diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
        wanted: Applicability,
        may_be_made: impl Fn(&Edit) -> bool,
    ) -> Self {
        let mut repairs = Self::default();
        for diagnostic in diagnostics {
            let mut fixes = diagnostic.fixes.iter();
            let Some(fix) = fixes.find(|fix| fix.applicability <= wanted) else {
                continue;
            };
            let mut edits = fix.edits.iter();
            if edits.all(|edit| may_be_made(edit) && repairs.is_free(edit)) {
                for edit in &fix.edits {
                    let of_file = repairs.edits.entry(edit.file).or_default();
                    of_file.insert(edit.span, edit.text.clone());
                }
                repairs.count += 1;
            }
        }
        repairs
    }

    /// The same, without those that would make more wrong with the structure of a file.
    pub fn sound<'a>(
        sources: &[Source],
        diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
        wanted: Applicability,
        may_be_made: impl Fn(&Edit) -> bool,
    ) -> Self {
        let fixable = diagnostics.into_iter();
        let fixable: Vec<&Diagnostic> = fixable.filter(|it| !it.fixes.is_empty()).collect();
        let mut chosen = Vec::new();
        let mut checks = CHECKS;
        let made = |of: &[&'a Diagnostic]| Self::of(of.iter().copied(), wanted, &may_be_made);
        // a group that is not sound is split into halves
        let mut waiting = vec![&fixable[..]];
        while let Some(more) = waiting.pop() {
            let before = chosen.len();
            chosen.extend_from_slice(more);
            if checks == 0 || !made(&chosen).is_sound(sources) {
                chosen.truncate(before);
                let (first, second) = more.split_at(more.len() / 2);
                if !first.is_empty() && checks > 0 {
                    waiting.extend([second, first]);
                }
            }
            checks = checks.saturating_sub(1);
        }
        made(&chosen)
    }

    /// Whether no file has more mistakes in its structure afterwards, and all of them have the same comments.
    fn is_sound(&self, sources: &[Source]) -> bool {
        let parsed = |text: &str| syntax::parse(text, FileId(0));
        self.edits.iter().all(|(file, edits)| {
            let Some(source) = sources.get(file.0 as usize) else {
                return true;
            };
            let after = self.applied(*file, &source.text);
            let found = parsed(&after);
            found.diagnostics.len() <= parsed(&source.text).diagnostics.len()
                && has_comments(source, edits, &after, &found.file.comments)
        })
    }

    /// Whether no other edit is at the same place. Two insertions at one place would not have an order.
    fn is_free(&self, edit: &Edit) -> bool {
        let Some(taken) = self.edits.get(&edit.file) else {
            return true;
        };
        let Span { start, end } = edit.span;
        let mut before = taken.range(..Span::new(start, 0));
        let mut after = taken.range(Span::new(start, 0)..);
        let last = before.next_back().map(|(span, _)| span.end);
        let next = after.next().map(|(span, _)| span.start);
        last.is_none_or(|last| last <= start)
            && next.is_none_or(|next| next != start && end <= next)
    }

    /// The files that change.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.edits.keys().copied()
    }

    /// All edits, by file and place.
    pub fn edits(&self) -> impl Iterator<Item = Edit> {
        self.edits.iter().flat_map(|(file, edits)| {
            edits.iter().map(|(span, text)| Edit {
                file: *file,
                span: *span,
                text: text.clone(),
            })
        })
    }

    /// The text of a file after the edits.
    #[must_use]
    pub fn applied(&self, file: FileId, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (span, new) in self.edits.get(&file).into_iter().flatten() {
            out.push_str(Span::new(at, span.start).of(text));
            out.push_str(new);
            at = span.end;
        }
        out.push_str(Span::new(at, text.len() as u32).of(text));
        out
    }
}

/// Whether an edit leaves every comment of its file where it is: none becomes the documentation of what follows, and no code a
/// part of a comment.
#[must_use]
pub fn keeps_comments(source: &Source, edit: &Edit) -> bool {
    let comments = &source.tree.comments;
    let after = comments.partition_point(|comment| comment.start < edit.span.start);
    let next = comments.get(after);
    next.is_none_or(|next| next.start >= edit.span.end)
        && (!edit.text.is_empty() || !follows_doc_block(source, after, edit.span.start))
        && !continues_line(&source.text, edit)
}

/// Whether the comments of a file are those that are in its text `after` the edits. Edits of quotes can move a comment into a
/// string, and code into a comment, also far behind them.
fn has_comments(
    source: &Source,
    edits: &BTreeMap<Span, String>,
    after: &str,
    found: &[Span],
) -> bool {
    let made = new_comments(edits);
    let mut found = found
        .iter()
        .filter(|comment| !made.contains(&comment.start))
        .peekable();
    let (mut inserted, mut removed) = (0, 0);
    let mut edits = edits.iter().peekable();
    for comment in &source.tree.comments {
        while let Some((span, text)) = edits.next_if(|(span, _)| span.end <= comment.start) {
            inserted += text.len() as u32;
            removed += span.end - span.start;
        }
        let moved = |at: u32| at + inserted - removed;
        let moved = Span::new(moved(comment.start), moved(comment.end));
        // the documentation of what can be read now is not in the list
        let is_found = found.next_if_eq(&&moved).is_some();
        if !is_found && !is_doc_block(moved.of(after)) {
            return false;
        }
    }
    found.next().is_none()
}

/// Where comments begin afterwards that edits begin, which had the signs of another language.
fn new_comments(edits: &BTreeMap<Span, String>) -> Vec<u32> {
    let mut by = 0_i64;
    let mut made = Vec::new();
    for (span, text) in edits {
        if text.starts_with("//") {
            made.extend(u32::try_from(i64::from(span.start) + by));
        }
        by += text.len() as i64 - i64::from(span.end - span.start);
    }
    made
}

/// Whether an edit removes the end of a line that may end with `// …` or `/// …`.
fn continues_line(text: &str, edit: &Edit) -> bool {
    let before = text.get(..edit.span.start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let removed = edit.span.of(text);
    removed.contains('\n') && !edit.text.contains('\n') && line.contains("//")
}

/// Whether only space and ordinary comments are between an offset and a `/** … */` before it that documents nothing. `after` is the
/// index of the next comment.
fn follows_doc_block(source: &Source, after: usize, mut at: u32) -> bool {
    let before = source.tree.comments.get(..after).unwrap_or_default();
    for comment in before.iter().rev() {
        let between = Span::new(comment.end, at).of(&source.text);
        if !between.trim().is_empty() {
            return false;
        }
        if is_doc_block(comment.of(&source.text)) {
            return true;
        }
        at = comment.start;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use crate::resolve::MemoryLoader;

    const FILE: FileId = FileId(0);

    fn repaired(text: &str, fixes: &[&[(u32, u32, &str)]]) -> (String, usize) {
        let edit = |(start, end, text): &(u32, u32, &str)| Edit {
            file: FILE,
            span: Span::new(*start, *end),
            text: (*text).to_owned(),
        };
        let diagnostics: Vec<Diagnostic> = fixes
            .iter()
            .map(|edits| {
                Diagnostic::new(Code::JSI0403, FILE, Span::default(), "")
                    .fix_all("", edits.iter().map(edit).collect())
            })
            .collect();
        let repairs = Repairs::of(&diagnostics, Applicability::Safe, |_| true);
        (repairs.applied(FILE, text), repairs.count)
    }

    #[test]
    fn neighbours_are_made_together() {
        let fixes: [&[_]; 2] = [&[(2, 4, "")], &[(0, 2, "x")]];
        assert_eq!(repaired("abcdef", &fixes), ("xef".to_owned(), 2));
        let fixes: [&[_]; 2] = [&[(0, 2, "x")], &[(2, 2, "y")]];
        assert_eq!(repaired("abcd", &fixes), ("xycd".to_owned(), 2));
    }

    #[test]
    fn of_those_that_overlap_the_first_is_made() {
        let whole: [&[_]; 2] = [&[(0, 6, "")], &[(0, 6, "")]];
        assert_eq!(repaired("abcdef!", &whole), ("!".to_owned(), 1));
        let part: [&[_]; 3] = [&[(2, 4, "")], &[(3, 5, "")], &[(0, 6, "")]];
        assert_eq!(repaired("abcdef", &part), ("abef".to_owned(), 1));
        let inserted: [&[_]; 3] = [&[(2, 2, "x")], &[(2, 2, "y")], &[(2, 3, "z")]];
        assert_eq!(repaired("abcd", &inserted), ("abxcd".to_owned(), 1));
    }

    #[test]
    fn a_fix_is_made_as_a_whole_or_not_at_all() {
        let fixes: [&[_]; 2] = [&[(4, 5, "")], &[(0, 1, "x"), (4, 5, "y")]];
        assert_eq!(repaired("abcdef", &fixes), ("abcdf".to_owned(), 1));
    }

    /// Whether replacing the text `'b'` by `"b"` is sound, and mistakes before and after.
    fn quoted(text: &str) -> (bool, [usize; 2]) {
        let loader = MemoryLoader::new().with("a.jsi", text);
        let analysis = crate::analyze(&loader, &["a.jsi"]);
        let at = text.find("'b'").expect("single quotes") as u32;
        let found = Diagnostic::new(Code::JSI0004, FILE, Span::default(), "");
        let found = found.fix("", Span::new(at, at + 3), "\"b\"");
        let after = Repairs::of([&found], Applicability::Safe, |_| true).applied(FILE, text);
        let mistakes = |text: &str| syntax::parse(text, FILE).diagnostics.len();
        let repairs = Repairs::sound(&analysis.sources, [&found], Applicability::Safe, |_| true);
        (repairs.count == 1, [mistakes(text), mistakes(&after)])
    }

    #[test]
    fn quotes_do_not_swallow_comments() {
        let (sound, _) = quoted("interface A from 'b' { /* c */ }");
        assert!(sound);
        // the first quote is closed by one that is inserted, and the other one begins a text
        for comment in ["/*c*/", "//c"] {
            let text = format!("interface A from \"a 'b'{comment}\n{{ }}");
            let (sound, mistakes) = quoted(&text);
            assert!(!sound && mistakes[1] <= mistakes[0], "{text}: {mistakes:?}");
        }
    }

    #[test]
    fn files_that_may_not_change_do_not() {
        let found = Diagnostic::new(Code::JSI0403, FILE, Span::default(), "");
        let found = found.fix("", Span::new(0, 1), "");
        let repairs = Repairs::of([&found], Applicability::Safe, |edit| edit.file != FILE);
        assert_eq!((repairs.count, repairs.files().count()), (0, 0));
    }
}
