//! The `use` that makes a name of another file known.

use super::names::{text, tree, use_items, used_file};
use crate::analysis::Analysis;
use crate::diagnostics::Edit;
use crate::model::Item;
use crate::resolve;
use crate::source::{FileId, Span};

/// The edit that makes an item of another file known, with the path that it is used from.
pub(super) fn use_edit(analysis: &Analysis, file: FileId, item: &Item) -> Option<(String, Edit)> {
    let here = analysis.model.files.get(file.0 as usize)?;
    let there = analysis.model.files.get(item.file.0 as usize)?;
    let path = resolve::path::relative(&here.path, &there.path);
    let tree = tree(analysis, file)?;
    let known = use_items(tree).find(|(_, it)| used_file(analysis, file, it) == Some(item.file));
    let known = known.map(|(_, it)| it);
    let source = text(analysis, file);
    let (at, text) = resolve::use_edit(tree, source, known, &path, &item.name);
    let span = Span::new(at, at);
    Some((path, Edit { file, span, text }))
}
