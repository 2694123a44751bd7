//! JSI0403: an alias that declares no union, or a name of a `use`, that nothing refers to. Where a part of a file could not be read, every word in it
//! may be such a reference.

use std::collections::HashSet;

use super::Lints;
use crate::diagnostics::{Code, Diagnostic, Edit};
use crate::model::ItemId;
use crate::resolve::Source;
use crate::resolve::platform::is_platform;
use crate::resolve::scope::Binding;
use crate::source::{FileId, Span};
use crate::syntax::declaration::whole;
use crate::syntax::tree::{Item, ItemKind, Use, UseName};
use crate::syntax::visit::type_names;

impl Lints<'_, '_> {
    pub(super) fn unused_names(&self) {
        if !self.looks_anywhere(Code::JSI0403) {
            return;
        }
        let sources = &self.cx.loaded.sources;
        let files = sources.iter().enumerate();
        let mentioned: Vec<HashSet<&str>> = files
            .map(|(index, source)| self.mentioned(FileId(index as u32), source))
            .collect();
        let uses = self.model.files.iter().flat_map(|file| &file.uses);
        let taken: HashSet<ItemId> = uses.map(|used| used.item).collect();
        for ((index, source), mentioned) in sources.iter().enumerate().zip(&mentioned) {
            let file = FileId(index as u32);
            if !self.looks_for(Code::JSI0403, file) {
                continue;
            }
            let unused = |name: &str| {
                let bound = self.cx.lookup(file, name);
                let bound = bound.filter(|_| !mentioned.contains(name));
                match bound {
                    Some(Binding::Item(id)) => Some(id),
                    Some(Binding::Broken) | None => None,
                }
            };
            for item in &source.tree.items {
                match &item.kind {
                    ItemKind::Use(it) => self.unused_uses(file, source, item, it, &unused),
                    // a union is a type of its own, as a record is
                    ItemKind::Alias(it) if it.members().is_none() => {
                        // a file that others lead to has names for other files, too
                        let asked_for = index < self.cx.loaded.roots;
                        let whole = item.span.start..item.span.end;
                        let unused = unused(&it.name.text).is_some_and(|id| !taken.contains(&id));
                        if unused && asked_for && !self.cx.has_problem(file, whole) {
                            let message = format!("alias `{}` is never used", it.name.text);
                            let diagnostic =
                                Diagnostic::new(Code::JSI0403, file, it.name.span, message);
                            self.report(diagnostic.label("unused alias"));
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// Every name that a file refers to.
    fn mentioned<'s>(&self, file: FileId, source: &'s Source) -> HashSet<&'s str> {
        let mut found = HashSet::new();
        for item in &source.tree.items {
            type_names(item, &mut |name| {
                found.insert(name.text.as_str());
            });
        }
        if self.cx.has_problem(file, 0..u32::MAX) {
            found.extend(words(source));
        }
        found
    }

    fn unused_uses(
        &self,
        file: FileId,
        source: &Source,
        item: &Item,
        it: &Use,
        unused: &dyn Fn(&str) -> Option<ItemId>,
    ) {
        if is_platform(&it.path.value) {
            // it is generated because it is named here
            return;
        }
        let is_unused = |name: &UseName| {
            let local = name.rename.as_ref().unwrap_or(&name.name);
            unused(&local.text).is_some()
        };
        let all = it.names.iter().all(is_unused);
        for (index, name) in it.names.iter().enumerate() {
            if !is_unused(name) {
                continue;
            }
            let local = name.rename.as_ref().unwrap_or(&name.name);
            let message = format!("`{}` is never used", local.text);
            let mut diagnostic = Diagnostic::new(Code::JSI0403, file, local.span, message)
                .label("unused in this file");
            if all {
                if let Some(edits) = without_item(file, source, item) {
                    diagnostic = diagnostic.fix_all("remove this `use`", edits);
                }
            } else {
                let edits = without_name(file, source, &it.names, index);
                diagnostic = diagnostic.fix_all(format!("remove `{}`", local.text), edits);
            }
            self.report(diagnostic);
        }
    }
}

/// The words of a text that stand neither in a `use` nor for the name of an item.
fn words(source: &Source) -> Vec<&str> {
    let skipped = source
        .tree
        .items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Use(_) => Some(item.span),
            kind => kind.name().map(|name| name.span),
        });
    let end = source.text.len() as u32;
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut words = Vec::new();
    let mut at = 0;
    for span in skipped.chain([Span::new(end, end)]) {
        let text = Span::new(at, span.start).of(&source.text);
        words.extend(text.split(|c| !is_word(c)));
        at = span.end;
    }
    words
}

/// Removes a `use` with what belongs to it and the line that it leaves empty; not where a comment would go, too.
fn without_item(file: FileId, source: &Source, item: &Item) -> Option<Vec<Edit>> {
    let mut span = whole(&item.docs, &item.attrs, item.span);
    if has_comment(source, span) {
        return None;
    }
    let rest = source.text.get(span.end as usize..).unwrap_or_default();
    let head = source.text.get(..span.start as usize).unwrap_or_default();
    let begins_line = head.is_empty() || head.ends_with('\n');
    let line = rest
        .find('\n')
        .map_or(rest, |at| rest.get(..=at).unwrap_or(rest));
    if begins_line && line.trim().is_empty() {
        span.end += line.len() as u32;
        // and the empty line after it, if there is one before it or nothing at all
        let rest = source.text.get(span.end as usize..).unwrap_or_default();
        let line = rest
            .find('\n')
            .map_or("", |at| rest.get(..=at).unwrap_or_default());
        let open = head.is_empty() || head.ends_with("\n\n") || head.ends_with("\n\r\n");
        if open && line.trim().is_empty() {
            span.end += line.len() as u32;
        }
    } else if begins_line {
        // what follows on the line begins it now
        span.end += (rest.len() - rest.trim_start_matches([' ', '\t']).len()) as u32;
    }
    Some(vec![removal(file, span)])
}

/// Removes one of several names with its comma; comments between them stay.
fn without_name(file: FileId, source: &Source, names: &[UseName], index: usize) -> Vec<Edit> {
    let own = |name: &UseName| Span::new(name.name.span.start, name.end());
    let Some(name) = names.get(index).map(own) else {
        return Vec::new();
    };
    let next = names.get(index + 1).map(own);
    let before = index.checked_sub(1).and_then(|index| names.get(index));
    // up to the next name, else from the end of the one before
    let (between, whole) = match (next, before.map(own)) {
        (Some(next), _) => (
            Span::new(name.end, next.start),
            Span::new(name.start, next.start),
        ),
        (None, Some(before)) => (
            Span::new(before.end, name.start),
            Span::new(before.end, name.end),
        ),
        (None, None) => (Span::new(name.end, name.end), name),
    };
    if !has_comment(source, between) {
        return vec![removal(file, whole)];
    }
    let mut edits = vec![removal(file, name)];
    edits.extend(comma(source, between).map(|comma| removal(file, comma)));
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// The comma in a part of a text, outside of comments.
fn comma(source: &Source, part: Span) -> Option<Span> {
    let comments = comments(source, part);
    let found = part.of(&source.text).match_indices(',');
    let mut found = found.map(|(at, _)| part.start + at as u32);
    let at = found.find(|at| {
        let after = comments.partition_point(|comment| comment.start <= *at);
        let before = after.checked_sub(1).and_then(|index| comments.get(index));
        before.is_none_or(|comment| comment.end <= *at)
    })?;
    Some(Span::new(at, at + 1))
}

fn has_comment(source: &Source, part: Span) -> bool {
    !comments(source, part).is_empty()
}

/// The comments that begin in a part of a text.
fn comments(source: &Source, part: Span) -> &[Span] {
    let all = &source.tree.comments;
    let first = all.partition_point(|comment| comment.start < part.start);
    let end = all.partition_point(|comment| comment.start < part.end);
    all.get(first..end).unwrap_or_default()
}

fn removal(file: FileId, span: Span) -> Edit {
    Edit {
        file,
        span,
        text: String::new(),
    }
}
