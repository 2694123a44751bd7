//! `use` in order: sorted, one for each file, without unused names.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Action, ActionKind, edit};
use crate::analysis::Analysis;
use crate::diagnostics::Edit;
use crate::format::format;
use crate::ide::names::{FileNames, tree};
use crate::source::{FileId, Span};
use crate::syntax::tree::{File, Item, ItemKind, Use, UseMember};
use crate::syntax::visit::type_names;

/// Sorts the `use` items of a file. Nothing where they are sorted already, or where there is a comment among them.
#[must_use]
pub fn organize_uses(analysis: &Analysis, file: FileId) -> Option<Action> {
    let source = analysis.sources.get(file.0 as usize)?;
    let tree = tree(analysis, file)?;
    let mentioned = mentioned(tree);
    let names = FileNames::new(analysis, file);
    let unused = |name: &str| names.get(name).is_some() && !mentioned.contains(name);
    let mut edits: Vec<Edit> = Vec::new();
    for run in runs(tree) {
        let (Some((first, _)), Some((last, _))) = (run.first(), run.last()) else {
            continue;
        };
        let span = first.span.to(last.span);
        let mut text = written(&run, &unused);
        let mut span = Span::new(span.start, span.end);
        if text.is_empty() {
            // with the line breaks behind it
            let rest = source.text.get(span.end as usize..).unwrap_or_default();
            let spaces = rest.len() - rest.trim_start().len();
            span.end += spaces as u32;
        } else if let Ok(formatted) = format(&text) {
            text = formatted.trim_end().to_owned();
        }
        if span.of(&source.text) != text {
            edits.push(edit(file, span, text));
        }
    }
    let title = "organize `use`";
    (!edits.is_empty()).then(|| Action::new(title, ActionKind::OrganizeUses, edits))
}

/// Every name that types of a file have.
fn mentioned(tree: &File) -> HashSet<&str> {
    let mut found = HashSet::new();
    for item in &tree.items {
        type_names(item, &mut |name| {
            found.insert(name.text.as_str());
        });
    }
    found
}

/// `use` items that follow each other with nothing but space between.
fn runs(tree: &File) -> Vec<Vec<(&Item, &Use)>> {
    let mut runs: Vec<Vec<(&Item, &Use)>> = Vec::new();
    let mut goes_on = false;
    for item in &tree.items {
        let ItemKind::Use(it) = &item.kind else {
            goes_on = false;
            continue;
        };
        if !item.attrs.is_empty() || !item.docs.lines.is_empty() {
            goes_on = false;
            continue;
        }
        match runs.last_mut() {
            Some(run) if goes_on => run.push((item, it)),
            _ => runs.push(vec![(item, it)]),
        }
        goes_on = true;
    }
    runs.retain(|run| {
        let spans = run.iter().map(|(item, _)| item.span);
        let span = spans.reduce(Span::to).unwrap_or_default();
        let inside = |comment: &Span| comment.start >= span.start && comment.end <= span.end;
        !tree.comments.iter().any(inside)
    });
    runs
}

fn written(run: &[(&Item, &Use)], unused: &dyn Fn(&str) -> bool) -> String {
    let mut files: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (_, it) in run {
        let names = files.entry(&it.path.value).or_default();
        for name in &it.names {
            let local = name.rename.as_ref().unwrap_or(&name.name);
            if unused(&local.text) {
                continue;
            }
            let members = name.members.as_ref().map(|it| {
                let names = it.names.iter().map(|member| match member {
                    UseMember::Name(name) => name.text.clone(),
                    UseMember::Event(name) => format!("\"{}\"", name.value),
                });
                let names: Vec<String> = names.collect();
                format!(" {{ {} }}", names.join(", "))
            });
            let members = members.unwrap_or_default();
            names.insert(match &name.rename {
                Some(rename) if rename.text != name.name.text => {
                    format!("{} as {}{members}", name.name.text, rename.text)
                }
                _ => format!("{}{members}", name.name.text),
            });
        }
    }
    let lines = files.into_iter().filter(|(_, names)| !names.is_empty());
    let lines = lines.map(|(path, names)| {
        let names: Vec<String> = names.into_iter().collect();
        let path = path.replace('\\', "\\\\").replace('"', "\\\"");
        format!("use \"{path}\" {{ {} }};", names.join(", "))
    });
    lines.collect::<Vec<_>>().join("\n")
}
