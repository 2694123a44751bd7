//! What actions need that declare something before an item.

use crate::analysis::Analysis;
use crate::builtins::builtin;
use crate::ide::names::FileNames;
use crate::source::FileId;
use crate::syntax::declaration::whole;
use crate::syntax::tree::Item;

/// Where a declaration before an item begins.
pub(super) fn before(item: &Item) -> u32 {
    let span = item.export.map_or(item.span, |it| it.to(item.span));
    whole(&item.docs, &item.attrs, span).start
}

/// The name, with a number behind it where the file has it already.
pub(super) fn free_name(analysis: &Analysis, file: FileId, base: &str) -> Option<String> {
    let names = FileNames::new(analysis, file);
    let numbered = (2..100).map(|number| format!("{base}{number}"));
    let mut candidates = std::iter::once(base.to_owned()).chain(numbered);
    candidates.find(|name| names.get(name).is_none() && builtin(name).is_none())
}
