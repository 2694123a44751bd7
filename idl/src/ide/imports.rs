//! The `use` that makes a name of another file known.

use super::names::{text, tree, use_items, used_file};
use crate::analysis::Analysis;
use crate::diagnostics::Edit;
use crate::model::Item;
use crate::source::{FileId, Span};

/// The edit that makes an item of another file known, with the path that it is used from.
pub(super) fn use_edit(analysis: &Analysis, file: FileId, item: &Item) -> Option<(String, Edit)> {
    let here = analysis.model.files.get(file.0 as usize)?;
    let there = analysis.model.files.get(item.file.0 as usize)?;
    let path = relative(&here.path, &there.path);
    let tree = tree(analysis, file)?;
    let known = use_items(tree).find(|(_, it)| used_file(analysis, file, it) == Some(item.file));
    let edit = match known.and_then(|(_, it)| it.names.last()) {
        Some(last) => {
            let end = last.rename.as_ref().unwrap_or(&last.name).span.end;
            Edit {
                file,
                span: Span::new(end, end),
                text: format!(", {}", item.name),
            }
        }
        None => new_use(analysis, file, &path, &item.name)?,
    };
    Some((path, edit))
}

/// A new `use`, behind the last one or before everything else.
fn new_use(analysis: &Analysis, file: FileId, path: &str, name: &str) -> Option<Edit> {
    let tree = tree(analysis, file)?;
    let line = format!("use \"{path}\" {{ {name} }};");
    let (at, text) = match use_items(tree).last() {
        Some((item, _)) => (item.span.end, format!("\n{line}")),
        None => match tree.docs.span {
            Some(docs) => (docs.end, format!("\n\n{line}")),
            None => (first(text(analysis, file)), format!("{line}\n\n")),
        },
    };
    Some(Edit {
        file,
        span: Span::new(at, at),
        text,
    })
}

/// Where a text begins, behind a byte order mark.
fn first(text: &str) -> u32 {
    (text.len() - text.trim_start_matches('\u{feff}').len()) as u32
}

/// How a file is named from another one.
pub(super) fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = |parts: &[&str]| parts.len().saturating_sub(1);
    let most = folders(&from).min(folders(&to));
    let pairs = from.iter().zip(&to).take(most);
    let shared = pairs.take_while(|(a, b)| a == b).count();
    let up = folders(&from) - shared;
    let mut path = if up == 0 {
        "./".to_owned()
    } else {
        "../".repeat(up)
    };
    path.push_str(&to.get(shared..).unwrap_or_default().join("/"));
    path
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn files_are_named_from_each_other() {
        assert_eq!(relative("/a/b.jsi", "/a/c.jsi"), "./c.jsi");
        assert_eq!(relative("/a/b.jsi", "/a/x/c.jsi"), "./x/c.jsi");
        assert_eq!(relative("/a/x/b.jsi", "/a/c.jsi"), "../c.jsi");
        assert_eq!(relative("b.jsi", "c.jsi"), "./c.jsi");
    }
}
