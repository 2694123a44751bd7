//! `jsic fmt`: formats sources.

use std::io::{self, Write};
use std::path::Path;

use clap::Args;
use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::format::format;
use jsi_idl::resolve::{Loader as _, Source, path};
use jsi_idl::source::{FileId, LineIndex};

use super::diff::diff;
use super::report::{MessageFormat, Report, counted, finish, print_error, print_status};
use super::{ColorChoice, Outcome, after_help};
use crate::fs;
use crate::sources;

/// Format .jsi files
///
/// Changes spaces, line breaks and commas at the end of lists, nothing else. A file with a syntax error stays unchanged, and
/// the error is reported. Standard input is written to standard output.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic fmt .
  jsic fmt --check src shared/types.jsi
  jsic fmt --diff api.jsi
  jsic fmt - <api.jsi"
))]
pub(super) struct FmtArgs {
    /// Files, folders (searched for *.jsi), or - for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<String>,

    /// Write nothing; list the files whose format differs, and exit with 1 if there are any
    #[arg(long)]
    check: bool,

    /// Write nothing; show the changes, and exit with 1 if there are any
    #[arg(long)]
    diff: bool,

    /// The format of diagnostics
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    message_format: MessageFormat,
}

pub(super) fn run(arguments: &FmtArgs, color: ColorChoice) -> Outcome {
    let sources = sources::Sources::read(&arguments.paths);
    for problem in &sources.problems {
        print_error(color, &problem.to_string());
    }
    let mut run = Run {
        outcome: if sources.problems.is_empty() {
            Outcome::Fine
        } else {
            Outcome::Failed
        },
        changed: 0,
        refused: Vec::new(),
        diagnostics: Vec::new(),
        color,
        arguments,
    };
    for root in &sources.roots {
        let content = sources.read(&path::normalize(root)).unwrap_or_default();
        let outcome = run.file(root, &content);
        run.outcome = run.outcome.max(outcome);
    }
    let report = Report {
        format: arguments.message_format,
        color,
        sources: &run.refused,
        diagnostics: &run.diagnostics,
    };
    let piped = arguments.paths.iter().any(|path| path == "-");
    // a log without findings is also output, but must not follow the text on standard output
    if !piped || !run.diagnostics.is_empty() {
        run.outcome = run.outcome.max(report.write());
    }
    if !sources.roots.is_empty() && !piped {
        let what = if run.writes() {
            "formatted"
        } else {
            "not formatted"
        };
        print_status(&format!(
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
    /// The files that are not formatted, and the reasons.
    refused: Vec<Source>,
    diagnostics: Vec<Diagnostic>,
    color: ColorChoice,
    arguments: &'a FmtArgs,
}

impl Run<'_> {
    fn writes(&self) -> bool {
        !self.arguments.check && !self.arguments.diff
    }

    fn file(&mut self, name: &str, content: &[u8]) -> Outcome {
        let Ok(text) = std::str::from_utf8(content) else {
            return self.refuse(name, content);
        };
        let Ok(formatted) = format(text) else {
            return self.refuse(name, content);
        };
        let changed = formatted != text;
        self.changed += usize::from(changed);
        if self.writes() {
            return if name == sources::STDIN {
                finish(io::stdout().lock().write_all(formatted.as_bytes()))
            } else if changed {
                self.write(name, &formatted)
            } else {
                Outcome::Fine
            };
        }
        if !changed {
            return Outcome::Fine;
        }
        let written = if self.arguments.diff {
            diff(self.color, name, "formatted", text, &formatted)
        } else {
            writeln!(io::stdout().lock(), "{name}")
        };
        finish(written).max(Outcome::Rejected)
    }

    fn write(&self, name: &str, text: &str) -> Outcome {
        match fs::replace(Path::new(name), text) {
            Ok(()) => Outcome::Fine,
            Err(problem) => {
                print_error(self.color, &problem.to_string());
                Outcome::Failed
            }
        }
    }

    /// Stores why a file is not formatted.
    fn refuse(&mut self, name: &str, content: &[u8]) -> Outcome {
        let file = FileId(self.refused.len() as u32);
        let (text, parsed) = jsi_idl::syntax::parse_bytes(content, file);
        self.refused.push(Source {
            path: name.to_owned(),
            lines: LineIndex::new(&text).into(),
            tree: parsed.file.into(),
            text: text.into(),
        });
        self.diagnostics.extend(parsed.diagnostics);
        Outcome::Rejected
    }
}
