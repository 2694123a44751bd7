//! Makes the repairs that diagnostics bring along: which of them can be made together, and what a text becomes.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Edit};
use crate::resolve::Source;
use crate::source::{FileId, Span};

/// Repairs that leave each other alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repairs {
    /// What each file changes by, in order of place, nothing twice.
    edits: BTreeMap<FileId, BTreeMap<Span, String>>,
    /// How many diagnostics are repaired.
    pub count: usize,
}

impl Repairs {
    /// The first fix of each diagnostic, as far as it leaves those before it alone, and all of its edits may be made.
    pub fn of<'a>(
        diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
        may_be_made: impl Fn(&Edit) -> bool,
    ) -> Self {
        let mut repairs = Self::default();
        for diagnostic in diagnostics {
            let Some(fix) = diagnostic.fixes.first() else {
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

    /// What the text of a file becomes. Everything outside of the edits stays as it is.
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

/// Whether an edit leaves every comment of its file where it is.
#[must_use]
pub fn keeps_comments(source: &Source, edit: &Edit) -> bool {
    let comments = &source.tree.comments;
    let after = comments.partition_point(|comment| comment.start < edit.span.start);
    let next = comments.get(after);
    next.is_none_or(|next| next.start >= edit.span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

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
        let repairs = Repairs::of(&diagnostics, |_| true);
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

    #[test]
    fn files_that_may_not_change_do_not() {
        let found = Diagnostic::new(Code::JSI0403, FILE, Span::default(), "");
        let found = found.fix("", Span::new(0, 1), "");
        let repairs = Repairs::of([&found], |edit| edit.file != FILE);
        assert_eq!((repairs.count, repairs.files().count()), (0, 0));
    }
}
