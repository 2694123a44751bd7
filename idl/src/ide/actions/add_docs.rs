//! Adds documentation where there is none: a line with the words of the name, to go on from.

use heck::ToSnakeCase;

use super::{Action, ActionKind, edit, touches};
use crate::analysis::Analysis;
use crate::diagnostics::{Code, Diagnostic};
use crate::ide::names::{text, tree};
use crate::source::{FileId, Span};
use crate::syntax::declaration::declarations;

/// Documents what has its name at the place.
pub(super) fn add(analysis: &Analysis, file: FileId, span: Span) -> Option<Action> {
    let source = text(analysis, file);
    let mut found = None;
    for item in &tree(analysis, file)?.items {
        if touches(item.span, span) {
            declarations(item, &mut |it| {
                if it.docs.lines.is_empty() && touches(it.name, span) {
                    found = Some((it.name, it.whole().start));
                }
            });
        }
    }
    let (name, start) = found?;
    let before = source.get(..start as usize)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let indent = before.get(line..)?;
    if !indent.trim().is_empty() {
        return None;
    }
    let line = format!("/// {}\n{indent}", sentence(name.of(source)));
    let edits = vec![edit(file, Span::new(start, start), line)];
    let asks = |it: &Diagnostic| it.code == Code::JSI0401 && it.primary.span == name;
    let mut asked = analysis.diagnostics.iter();
    let asked = asked.position(|it| it.primary.file == file && asks(it));
    let kind = asked.map_or(ActionKind::Rewrite, |_| ActionKind::Fix);
    Some(Action {
        diagnostic: asked,
        ..Action::new("add documentation", kind, edits)
    })
}

/// `getURLOf` as `Get url of.`
fn sentence(name: &str) -> String {
    let words = name.trim_matches('"').to_snake_case().replace('_', " ");
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), chars.as_str()),
        // a call signature
        None => "Call.".to_owned(),
    }
}
