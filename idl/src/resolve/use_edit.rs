//! The place and the text that make a name of another file known.

use crate::syntax::tree::{File, Item, ItemKind, Use};

/// Adds `name` to `known`, a `use` of its file, or a new `use` of `path`: after the last one, or before everything else.
pub(crate) fn use_edit(
    tree: &File,
    text: &str,
    known: Option<&Use>,
    path: &str,
    name: &str,
) -> (u32, String) {
    if let Some(last) = known.and_then(|known| known.names.last()) {
        return (last.end(), format!(", {name}"));
    }
    let line = format!("use \"{path}\" {{ {name} }};");
    let is_use = |item: &&Item| matches!(item.kind, ItemKind::Use(_));
    match (tree.items.iter().rfind(is_use), tree.docs.span) {
        (Some(item), _) => (item.span.end, format!("\n{line}")),
        (None, Some(docs)) => (docs.end, format!("\n\n{line}")),
        (None, None) => (first(text), format!("{line}\n\n")),
    }
}

/// Where a text begins, behind a byte order mark.
fn first(text: &str) -> u32 {
    (text.len() - text.trim_start_matches('\u{feff}').len()) as u32
}
