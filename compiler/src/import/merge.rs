//! Merges a new import into a file that was edited: line by line, against what the last import wrote.

use std::ops::Range;

use similar::{ChangeTag, TextDiff};

/// The result of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The merged text. Where both changed the same lines, it has those of the edited file.
    pub text: String,
    /// The places where both changed the same lines.
    pub conflicts: Vec<Conflict>,
}

/// A place that an edit and the new import changed differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The first line in the edited file, from 1.
    pub line: usize,
    /// The lines of the edited file.
    pub edited: Vec<String>,
    /// The lines of the new import.
    pub imported: Vec<String>,
}

/// Lines of the base that are replaced.
#[derive(Debug, Clone)]
struct Change<'t> {
    base: Range<usize>,
    lines: Vec<&'t str>,
}

/// Merges the changes from `base` to `edited` and those from `base` to `imported`.
#[must_use]
pub fn merge(base: &str, edited: &str, imported: &str) -> Merged {
    let lines: Vec<&str> = base.split_inclusive('\n').collect();
    let (mine, theirs) = (changes(base, edited), changes(base, imported));
    let (mut mine, mut theirs) = (mine.into_iter().peekable(), theirs.into_iter().peekable());
    let mut merged = Merged {
        text: String::new(),
        conflicts: Vec::new(),
    };
    let mut at = 0;
    // lines of the edited file so far
    let mut edited_lines = 0;
    loop {
        let first = match (mine.peek(), theirs.peek()) {
            (Some(a), Some(b)) => order(a) <= order(b),
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => break,
        };
        let Some(change) = (if first { mine.next() } else { theirs.next() }) else {
            break;
        };
        let mut range = change.base.clone();
        let (mut own, mut others) = match first {
            true => (vec![change], Vec::new()),
            false => (Vec::new(), vec![change]),
        };
        // everything that changes the same lines belongs together
        loop {
            if let Some(next) = mine.next_if(|it| touches(&range, &it.base)) {
                range.end = range.end.max(next.base.end);
                own.push(next);
            } else if let Some(next) = theirs.next_if(|it| touches(&range, &it.base)) {
                range.end = range.end.max(next.base.end);
                others.push(next);
            } else {
                break;
            }
        }
        push(&mut merged.text, lines.get(at..range.start));
        edited_lines += range.start - at;
        at = range.end;
        let edited = applied(&lines, &range, &own);
        let imported = applied(&lines, &range, &others);
        if own.is_empty() {
            merged.text.extend(imported);
        } else if others.is_empty() || edited == imported {
            merged.text.extend(edited.iter().copied());
        } else {
            merged.conflicts.push(Conflict {
                line: edited_lines + 1,
                edited: whole(&edited),
                imported: whole(&imported),
            });
            merged.text.extend(edited.iter().copied());
        }
        edited_lines += edited.len();
    }
    push(&mut merged.text, lines.get(at..));
    merged
}

fn order(change: &Change<'_>) -> (usize, usize) {
    (change.base.start, change.base.end)
}

/// Whether two changes are of the same lines, or insert at the same place.
fn touches(first: &Range<usize>, second: &Range<usize>) -> bool {
    first.start.max(second.start) < first.end.min(second.end)
        || first.is_empty() && second.is_empty() && first.start == second.start
        || second.is_empty() && first.start < second.start && second.start < first.end
}

/// The changes from one text to another; where lines are replaced by as many, each line is a change.
fn changes<'t>(base: &'t str, new: &'t str) -> Vec<Change<'t>> {
    let found = ranges(base, new).into_iter();
    let split = found.flat_map(|it| {
        if it.base.len() != it.lines.len() {
            return vec![it];
        }
        let lines = it.base.zip(it.lines);
        let each = lines.map(|(at, line)| Change {
            base: at..at + 1,
            lines: vec![line],
        });
        each.collect()
    });
    split.collect()
}

fn ranges<'t>(base: &'t str, new: &'t str) -> Vec<Change<'t>> {
    // lines as `merge` has them: the library's also end at a lone carriage return
    let [old, new] = [base, new].map(|it| it.split_inclusive('\n').collect::<Vec<_>>());
    let diff = TextDiff::from_slices(&old, &new);
    let mut found: Vec<Change<'t>> = Vec::new();
    let mut at = 0;
    for change in diff.iter_all_changes() {
        let open = found.last_mut().filter(|it| it.base.end == at);
        match change.tag() {
            ChangeTag::Equal => at += 1,
            ChangeTag::Delete => {
                at += 1;
                match open {
                    Some(open) => open.base.end = at,
                    None => found.push(Change {
                        base: at - 1..at,
                        lines: Vec::new(),
                    }),
                }
            }
            ChangeTag::Insert => match open {
                Some(open) => open.lines.push(change.value()),
                None => found.push(Change {
                    base: at..at,
                    lines: vec![change.value()],
                }),
            },
        }
    }
    found
}

/// A range of the base after these changes.
fn applied<'t>(base: &[&'t str], range: &Range<usize>, changes: &[Change<'t>]) -> Vec<&'t str> {
    let mut lines = Vec::new();
    let mut at = range.start;
    for change in changes {
        lines.extend(base.get(at..change.base.start).into_iter().flatten());
        lines.extend(&change.lines);
        at = change.base.end;
    }
    lines.extend(base.get(at..range.end).into_iter().flatten());
    lines
}

fn push(text: &mut String, lines: Option<&[&str]>) {
    text.extend(lines.into_iter().flatten().copied());
}

fn whole(lines: &[&str]) -> Vec<String> {
    let lines = lines.iter().map(|it| it.trim_end_matches(['\r', '\n']));
    lines.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "a\nb\nc\nd\n";

    fn merged(edited: &str, imported: &str) -> (String, usize) {
        let it = merge(BASE, edited, imported);
        (it.text, it.conflicts.len())
    }

    #[test]
    fn changes_of_different_lines_are_both_there() {
        assert_eq!(
            merged("a\nB\nc\nd\n", "a\nb\nC\nd\n"),
            ("a\nB\nC\nd\n".into(), 0)
        );
        assert_eq!(
            merged("x\na\nb\nc\nd\n", "a\nb\nc\nd\ny\n"),
            ("x\na\nb\nc\nd\ny\n".into(), 0)
        );
        assert_eq!(merged("a\nb\nc\nd\n", "a\nd\n"), ("a\nd\n".into(), 0));
        assert_eq!(merged("a\nd\n", BASE), ("a\nd\n".into(), 0));
        assert_eq!(
            merged("a\nb\nnew\nc\nd\n", "a\nb\nC\nd\n"),
            ("a\nb\nnew\nC\nd\n".into(), 0)
        );
        assert_eq!(merged("", BASE), (String::new(), 0));
    }

    #[test]
    fn lines_that_are_replaced_together_are_changes_of_their_own() {
        let it = merge(BASE, "a\nmine\nc\nd\n", "a\nB\nC\nd\n");
        assert_eq!(it.text, "a\nmine\nC\nd\n");
        assert_eq!(it.conflicts.len(), 1);
    }

    #[test]
    fn lines_end_at_line_feeds_only() {
        let (base, edited) = ("a\rb\nc\nd\n", "a\rb\nc\nmine\n");
        let it = merge(base, edited, "new\na\rb\nc\nd\n");
        assert_eq!(it.text, "new\na\rb\nc\nmine\n");
    }

    #[test]
    fn the_same_change_is_no_conflict() {
        assert_eq!(
            merged("a\nX\nc\nd\n", "a\nX\nc\nd\n"),
            ("a\nX\nc\nd\n".into(), 0)
        );
        assert_eq!(merged("", ""), (String::new(), 0));
    }

    #[test]
    fn a_conflict_keeps_the_edit_and_has_its_place() {
        let it = merge(BASE, "a\nb\nmine\nd\n", "a\nb\ntheirs\nd\n");
        assert_eq!(it.text, "a\nb\nmine\nd\n");
        let conflict = Conflict {
            line: 3,
            edited: vec!["mine".into()],
            imported: vec!["theirs".into()],
        };
        assert_eq!(it.conflicts, [conflict]);
        // the place is that in the edited file, whatever the import changes before it
        let it = merge(BASE, "one\na\nb\nmine\nd\n", "a\nB\nmore\ntheirs\nd\n");
        assert_eq!(it.conflicts.first().map(|it| it.line), Some(3));
        let it = merge(BASE, "a\nb\nc\nmine\n", "x\ny\na\nb\nc\ntheirs\n");
        assert_eq!(it.conflicts.first().map(|it| it.line), Some(4));
        // removed here, changed there
        assert_eq!(merged("a\nb\nd\n", "a\nb\nC\nd\n"), ("a\nb\nd\n".into(), 1));
        // two lines at one place
        assert_eq!(
            merged("a\nx\nb\nc\nd\n", "a\ny\nb\nc\nd\n"),
            ("a\nx\nb\nc\nd\n".into(), 1)
        );
        // a line in the middle of what was removed
        assert_eq!(
            merged("a\nb\nx\nc\nd\n", "a\nd\n"),
            ("a\nb\nx\nc\nd\n".into(), 1)
        );
    }

    #[test]
    fn no_edit_is_lost_whatever_the_import_says() {
        // every edit of one line, against every import that changes, removes or adds one
        let lines = ["a\n", "b\n", "c\n", "d\n"];
        for edit in 0..4 {
            let mut edited = lines;
            edited[edit] = "edited\n";
            for other in 0..4 {
                for new in ["", "imported\n", "one\ntwo\n"] {
                    let mut imported = lines;
                    imported[other] = new;
                    let it = merge(BASE, &edited.concat(), &imported.concat());
                    assert!(it.text.contains("edited"), "{edit} {other} {new}");
                    assert_eq!(it.conflicts.len(), usize::from(edit == other));
                }
            }
        }
    }
}
