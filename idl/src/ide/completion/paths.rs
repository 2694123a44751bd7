//! Files and folders that a path could go on with.

use super::{Completion, CompletionKind};
use crate::analysis::Analysis;
use crate::ide::context::PathKind;
use crate::ide::names::text;
use crate::resolve::path;
use crate::source::{FileId, Span};

/// Suggestions for a path of which `span` is written.
pub(super) fn paths(
    analysis: &Analysis,
    file: FileId,
    span: Span,
    source: PathKind,
    list: &dyn Fn(&str) -> Vec<String>,
) -> (Span, Vec<Completion>) {
    let written = span.of(text(analysis, file));
    if !path::is_relative(written) {
        let starts = ["./", "../"].map(|it| Completion::new(it, CompletionKind::Folder));
        return (span, starts.into());
    }
    let folder = written.rfind('/').map_or(0, |at| at + 1);
    let (before, word) = written.split_at(folder);
    let here = analysis.model.files.get(file.0 as usize);
    let here = here.map_or("", |it| it.path.as_str());
    let mut names = list(&path::join(here, before));
    names.sort_unstable();
    let fits = |name: &str| match source {
        PathKind::Use => {
            name.ends_with(".jsi") && path::join(here, &format!("{before}{name}")) != here
        }
        PathKind::From => name.ends_with(".js") || name.ends_with(".mjs"),
    };
    let hidden = |name: &str| name.starts_with('.') || name == "node_modules/" || name == "target/";
    let found = names
        .iter()
        .filter(|name| !hidden(name))
        .filter_map(|name| {
            let kind = match name.strip_suffix('/') {
                Some(_) => CompletionKind::Folder,
                None if fits(name) => CompletionKind::File,
                None => return None,
            };
            Some(Completion::new(name, kind))
        });
    let start = span.end - word.len() as u32;
    (Span::new(start, span.end), found.collect())
}
