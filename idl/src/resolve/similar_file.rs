//! The file that is meant by a path that leads to none.

use super::{Loader, path};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::similar::similar;
use crate::source::Span;

/// The path of a file, as it is written in `here`, that `written` may mean: with an ending that was left out, of the same name
/// in the folder of `here`, or with a similar name in its own folder. `fits` says which files may be named there.
pub(crate) fn similar_file(
    loader: &dyn Loader,
    here: &str,
    written: &str,
    endings: &[&str],
    fits: impl Fn(&str) -> bool,
) -> Option<String> {
    let prefix = if path::is_relative(written) || written.starts_with('/') {
        ""
    } else {
        "./"
    };
    let exists = |candidate: &String| {
        let file = path::join(here, candidate);
        candidate != written && file != here && loader.exists(&file)
    };
    let endings = [""].iter().chain(endings);
    let mut completed = endings.map(|ending| format!("{prefix}{written}{ending}"));
    if let Some(found) = completed.find(exists) {
        return Some(found);
    }
    let (folder, name) = written.rsplit_once('/').unwrap_or(("", written));
    let beside = format!("./{name}");
    if exists(&beside) {
        return Some(beside);
    }
    let place = path::join(here, &format!("{folder}/x"));
    let place = place.rsplit_once('/').map_or("", |(folder, _)| folder);
    let files = loader.files(place);
    let candidates = files.iter().map(String::as_str).filter(|it| fits(it));
    let found = similar(name, candidates)?;
    let folder = if folder.is_empty() { "." } else { folder };
    Some(format!("{folder}/{found}")).filter(exists)
}

/// Offers another path in place of the string at `span`.
pub(crate) fn offer_path(diagnostic: Diagnostic, span: Span, path: &str) -> Diagnostic {
    let escaped = path.replace('\\', "\\\\").replace('"', "\\\"");
    diagnostic
        .help(format!("a file with a similar name exists: `{path}`"))
        .offer(format!("write `{path}`"), span, format!("\"{escaped}\""))
}
