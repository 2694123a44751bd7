//! `jsic fmt`: lays sources out.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use clap::Args;
use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::format::format;
use jsi_idl::resolve::{Loader as _, Source, path};
use jsi_idl::source::{FileId, LineIndex};
use similar::{ChangeTag, TextDiff};

use super::input::MessageFormat;
use super::report::{complain, counted, finish, report, tell};
use super::{ColorChoice, Outcome, after_help};
use crate::fs;

/// Lay .jsi files out
///
/// Changes spaces, line breaks and commas at the end of lists, nothing else. A file that cannot be read to its end is left
/// alone, and what is wrong with it reported. What comes from standard input goes to standard output.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic fmt .
  jsic fmt --check src shared/types.jsi
  jsic fmt --diff api.jsi
  jsic fmt - <api.jsi"
))]
pub(super) struct Arguments {
    /// Files, folders (searched for *.jsi), or - for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<String>,

    /// Write nothing; name the files that are laid out in another way, and exit with 1 if there are any
    #[arg(long)]
    check: bool,

    /// Write nothing; show what would change, and exit with 1 if anything would
    #[arg(long)]
    diff: bool,

    /// How problems are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    message_format: MessageFormat,
}

pub(super) fn run(arguments: &Arguments, color: ColorChoice) -> Outcome {
    let sources = fs::Sources::read(&arguments.paths);
    for problem in &sources.problems {
        complain(color, &problem.to_string());
    }
    let mut run = Run {
        outcome: if sources.problems.is_empty() {
            Outcome::Fine
        } else {
            Outcome::Failed
        },
        changed: 0,
        color,
        arguments,
    };
    for root in &sources.roots {
        let content = sources.read(&path::normalize(root)).unwrap_or_default();
        let outcome = run.file(root, &content);
        run.outcome = run.outcome.max(outcome);
    }
    if !sources.roots.is_empty() && !arguments.paths.iter().any(|path| path == "-") {
        let what = if run.writes() {
            "laid out anew"
        } else {
            "to lay out"
        };
        tell(&format!(
            "{} of {} {what}",
            run.changed,
            counted(sources.roots.len(), "file")
        ));
    }
    run.outcome
}

struct Run<'a> {
    outcome: Outcome,
    changed: usize,
    color: ColorChoice,
    arguments: &'a Arguments,
}

impl Run<'_> {
    fn writes(&self) -> bool {
        !self.arguments.check && !self.arguments.diff
    }

    fn file(&mut self, name: &str, content: &[u8]) -> Outcome {
        let Ok(text) = std::str::from_utf8(content) else {
            return self.problems(name, content, &[]);
        };
        let laid_out = match format(text) {
            Ok(laid_out) => laid_out,
            Err(problems) => return self.problems(name, content, &problems),
        };
        let changed = laid_out != text;
        self.changed += usize::from(changed);
        if self.writes() {
            return if name == fs::STDIN {
                finish(io::stdout().lock().write_all(laid_out.as_bytes()))
            } else if changed {
                self.write(name, &laid_out)
            } else {
                Outcome::Fine
            };
        }
        if !changed {
            return Outcome::Fine;
        }
        let written = if self.arguments.diff {
            self.diff(name, text, &laid_out)
        } else {
            writeln!(io::stdout().lock(), "{name}")
        };
        finish(written).max(Outcome::Rejected)
    }

    fn write(&self, name: &str, text: &str) -> Outcome {
        match fs::replace(Path::new(name), text) {
            Ok(()) => Outcome::Fine,
            Err(problem) => {
                complain(self.color, &problem.to_string());
                Outcome::Failed
            }
        }
    }

    /// Reports why a file is left alone.
    fn problems(&self, name: &str, content: &[u8], problems: &[Diagnostic]) -> Outcome {
        let (text, parsed) = jsi_idl::syntax::parse_bytes(content, FileId(0));
        let source = Source {
            path: name.to_owned(),
            lines: LineIndex::new(&text).into(),
            tree: parsed.file.into(),
            text: text.into(),
        };
        let problems = if problems.is_empty() {
            &parsed.diagnostics
        } else {
            problems
        };
        report(
            self.arguments.message_format,
            self.color,
            &[source],
            problems,
        )
    }

    fn diff(&self, name: &str, before: &str, after: &str) -> io::Result<()> {
        let stdout = io::stdout().lock();
        let colour = self.color.applies_to(&stdout);
        let mut out = BufWriter::new(stdout);
        let (red, green, off) = if colour {
            ("\u{1b}[31m", "\u{1b}[32m", "\u{1b}[0m")
        } else {
            ("", "", "")
        };
        writeln!(out, "--- {name}\n+++ {name} (laid out)")?;
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
}
