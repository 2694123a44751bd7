//! The changes of a command, as a diff.

use std::io::{self, BufWriter, Write};

use similar::{ChangeTag, TextDiff};

use super::ColorChoice;
use crate::render::line;

/// Writes the lines of `name` that differ to standard output; `what` is the label of `after`.
pub(super) fn diff(
    color: ColorChoice,
    name: &str,
    what: &str,
    before: &str,
    after: &str,
) -> io::Result<()> {
    let stdout = io::stdout().lock();
    let colour = color.applies_to(&stdout);
    let mut out = BufWriter::new(stdout);
    let (red, green, off) = if colour {
        ("\u{1b}[31m", "\u{1b}[32m", "\u{1b}[0m")
    } else {
        ("", "", "")
    };
    let name = line(name);
    writeln!(out, "--- {name}\n+++ {name} ({what})")?;
    for hunk in TextDiff::from_lines(before, after)
        .unified_diff()
        .iter_hunks()
    {
        writeln!(out, "{}", hunk.header())?;
        for change in hunk.iter_changes() {
            let (sign, start, end) = match change.tag() {
                ChangeTag::Delete => ('-', red, off),
                ChangeTag::Insert => ('+', green, off),
                ChangeTag::Equal => (' ', "", ""),
            };
            writeln!(
                out,
                "{start}{sign}{}{end}",
                change.value().trim_end_matches(['\n', '\r'])
            )?;
        }
    }
    out.flush()
}
