//! Repairs come to an end, leave no more errors than there were, and lose no comment; declarations that they are not about stay
//! what they are.

use jsi_idl::Analysis;
use jsi_idl::diagnostics::{Applicability, Level};
use jsi_idl::repair::{Repairs, keeps_comments, settle};
use jsi_idl::source::{FileId, Span};
use jsi_idl::syntax::tree::File;

use super::print;
use crate::input;

const FILE: FileId = FileId(0);

/// The target.
pub fn run(data: &[u8]) {
    let text = input::text(data);
    let main = input::files(&text)[0].1;
    let rest = text[main.len()..].to_owned();
    let before = State::new(main.to_owned(), rest);
    // What is not read as it stands is not repaired.
    if before
        .analysis
        .sources
        .first()
        .is_none_or(|source| *source.text != *main)
    {
        return;
    }
    let (errors_before, comments_before) = (errors(&before.analysis), comments(&before.analysis));
    let untouched = untouched(&before.analysis);
    let after = settle(before, |it| &it.analysis, State::repaired);
    let State { text, analysis, .. } = &after;
    let errors_after = errors(analysis);
    assert!(
        errors_after <= errors_before,
        "{errors_before} errors became {errors_after}\n{text}"
    );
    let kept = comments(analysis);
    for comment in comments_before {
        // documentation now, since what it stands before can be read
        let documents = comment.starts_with("/**") && text.contains(&comment);
        assert!(
            documents || kept.contains(&comment),
            "the comment {comment:?} is lost\n{text}"
        );
    }
    let printed = analysis
        .sources
        .first()
        .map(|source| print::print(&source.tree))
        .unwrap_or_default();
    for item in untouched {
        assert!(
            printed.contains(&item),
            "what was right became another thing: {item}\n{text}"
        );
    }
    let settled = text.clone();
    let again = settle(after, |it| &it.analysis, State::repaired);
    assert_eq!(again.text, settled, "repairs go on");
}

/// A main file, those that it uses, and what is found in them.
struct State {
    text: String,
    rest: String,
    analysis: Analysis,
}

impl State {
    fn new(text: String, rest: String) -> Self {
        let analysis = input::analysis_beside(&text, &rest);
        Self {
            text,
            rest,
            analysis,
        }
    }

    fn repaired(&self) -> Option<Self> {
        let (sources, diagnostics) = (&self.analysis.sources, &self.analysis.diagnostics);
        let repairs = Repairs::sound(sources, diagnostics, Applicability::Safe, |edit| {
            edit.file == FILE && keeps_comments(&sources[0], edit)
        });
        (repairs.count > 0).then(|| Self::new(repairs.applied(FILE, &self.text), self.rest.clone()))
    }
}

/// The items without diagnostics, which no fix would change, as they are printed.
fn untouched(analysis: &Analysis) -> Vec<String> {
    let Some(source) = analysis.sources.first() else {
        return Vec::new();
    };
    let mut about: Vec<Span> = Vec::new();
    for diagnostic in &analysis.diagnostics {
        let labels = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary);
        about.extend(
            labels
                .filter(|label| label.file == FILE)
                .map(|label| label.span),
        );
        let edits = diagnostic.fixes.iter().flat_map(|fix| &fix.edits);
        about.extend(edits.filter(|edit| edit.file == FILE).map(|edit| edit.span));
    }
    let free = |span: Span| {
        about
            .iter()
            .all(|other| other.end < span.start || span.end < other.start)
    };
    let items = source.tree.items.iter();
    let items = items
        .filter(|item| free(item.span) && item.attrs.iter().all(|attribute| free(attribute.span)));
    let alone = |item: &_| {
        print::print(&File {
            items: vec![Clone::clone(item)],
            ..File::default()
        })
    };
    // What could not be read is a part of what was wrong beside it.
    items
        .map(alone)
        .filter(|item| !item.contains("BAD"))
        .collect()
}

fn errors(analysis: &Analysis) -> usize {
    let found = analysis.diagnostics.iter();
    found.filter(|it| it.level == Level::Error).count()
}

fn comments(analysis: &Analysis) -> Vec<String> {
    let Some(source) = analysis.sources.first() else {
        return Vec::new();
    };
    let comments = source.tree.comments.iter();
    comments
        .map(|span| span.of(&source.text).trim_end().to_owned())
        .collect()
}
