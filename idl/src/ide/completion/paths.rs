//! Files and folders that a path could go on with.

use super::{Completion, CompletionKind, Files, javascript};
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
    files: &dyn Files,
) -> (Span, Vec<Completion>) {
    let written = span.of(text(analysis, file));
    if !path::is_relative(written) {
        let start = |it, about| Completion::new(it, CompletionKind::Folder).about(about);
        let mut found = vec![
            start("./", "The folder of this file."),
            start("../", "The folder above that of this file."),
        ];
        if source == PathKind::Use {
            let about = "A module of the web platform.";
            let modules = analysis.platform.names();
            let module = |it| Completion::new(it, CompletionKind::File).about(about);
            found.extend(modules.map(module));
        }
        if source == PathKind::From {
            let here = analysis.model.files.get(file.0 as usize);
            found.extend(javascript::packages(here.map_or("", |it| &it.path), files));
        }
        return (span, found);
    }
    let folder = written.rfind('/').map_or(0, |at| at + 1);
    let (before, word) = written.split_at(folder);
    let here = analysis.model.files.get(file.0 as usize);
    let here = here.map_or("", |it| it.path.as_str());
    let mut names = files.list(&path::join(here, before));
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
            let about = match kind {
                CompletionKind::Folder => "A folder.",
                _ => match source {
                    PathKind::Use => "An interface file.",
                    PathKind::From => "A JavaScript module.",
                },
            };
            Some(Completion::new(name, kind).about(about))
        });
    let start = span.end - word.len() as u32;
    (Span::new(start, span.end), found.collect())
}
