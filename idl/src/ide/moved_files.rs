//! The edits of paths when files or folders get other names.

use super::links::links;
use crate::analysis::Analysis;
use crate::diagnostics::Edit;
use crate::resolve::path;
use crate::source::FileId;

/// The edits of all paths in `use` and `from` that lead to a moved file, or stand in one. Each move is from a path to a path, of a
/// file or of a folder with everything in it.
#[must_use]
pub fn moved_files(analysis: &Analysis, moves: &[(String, String)]) -> Vec<Edit> {
    let moved = |path: &str| {
        let found = moves.iter().find_map(|(from, to)| {
            let rest = path.strip_prefix(from.as_str())?;
            (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
        });
        found.unwrap_or_else(|| path.to_owned())
    };
    let mut edits = Vec::new();
    for (index, source) in analysis.sources.iter().enumerate() {
        let file = FileId(index as u32);
        let here = moved(&source.path);
        for (span, target) in links(analysis, file) {
            let written = span.of(&source.text);
            let text = path::relative(&here, &moved(&target));
            if path::join(&source.path, written) == target
                && path::join(&here, written) != moved(&target)
            {
                edits.push(Edit { file, span, text });
            }
        }
    }
    edits
}
