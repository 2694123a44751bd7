//! `jsic fix`: makes the repairs that are certain. Works on texts in memory until nothing changes any more, and writes each
//! file once, as a whole.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write as _};
use std::path::Path;

use clap::Args;
use jsi_idl::repair::{Repairs, keeps_comments};
use jsi_idl::resolve::{Loader as _, Source, path};

use super::diff::diff;
use super::input::{Input, Run};
use super::report::{Report, complain, counted, finish, summary};
use super::{ColorChoice, Outcome, after_help};
use crate::fs;

/// Rounds at most. A repair can let another mistake be seen; what is still not settled then never will be.
const ROUNDS: usize = 10;

/// Repair .jsi files where the repair is certain
///
/// Makes the fixes that diagnostics bring along, and reports what is left. Everything else stays as it is, comments among it.
/// Only the files that were asked for change, each as a whole or not at all. What comes from standard input goes to standard
/// output, and what is left then goes to standard error.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic fix .
  jsic fix --diff api.jsi
  jsic fix --warn naming src
  jsic fix - <api.jsi"
))]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// Write nothing; show what would change, and exit with 1 if anything would
    #[arg(long)]
    diff: bool,
}

pub(super) fn run(arguments: &Arguments, color: ColorChoice) -> Outcome {
    let input = &arguments.input;
    let mut fixed = Fixed::default();
    let run = fixed.rounds(input.read(color));
    let unread = if run.loader.problems.is_empty() {
        Outcome::Fine
    } else {
        Outcome::Failed
    };
    if run.loader.roots.is_empty() {
        return unread;
    }
    let changes = fixed.changes(&run);
    let fixes = match fixed.count {
        1 => "1 fix".to_owned(),
        count => format!("{count} fixes"),
    };
    let files = counted(changes.len(), "file");
    if arguments.diff {
        let shown = changes.iter().map(|change| {
            finish(diff(
                color,
                &change.name,
                "fixed",
                &change.before,
                &change.after,
            ))
        });
        let shown = shown.max().unwrap_or(Outcome::Fine);
        input.tell(&format!("{fixes} to make in {files}"));
        let rejected = !changes.is_empty() || run.has_errors();
        return shown.max(unread).max(if rejected {
            Outcome::Rejected
        } else {
            Outcome::Fine
        });
    }
    let written = changes.iter().map(|change| write(color, change));
    let written = written.max().unwrap_or(Outcome::Fine);
    let report = Report {
        format: input.message_format,
        color,
        sources: &run.sources,
        diagnostics: &run.diagnostics,
    };
    let piped = run.loader.roots.iter().any(|root| root == fs::STDIN);
    let reported = if piped {
        let text = run.loader.read(fs::STDIN).unwrap_or_default();
        finish(io::stdout().lock().write_all(&text)).max(report.write_to_stderr())
    } else {
        report.write()
    };
    let left = summary(&run.diagnostics, run.analysis.sources.len());
    input.tell(&format!("{fixes} made in {files}; {left}"));
    unread.max(written).max(reported)
}

/// What the texts were, and how many fixes were made in them.
#[derive(Default)]
struct Fixed {
    /// By the name of a source.
    before: BTreeMap<String, String>,
    count: usize,
}

impl Fixed {
    /// Analyses and repairs until there is nothing left to repair.
    fn rounds(&mut self, loader: fs::Sources) -> Run {
        let mut run = Run::new(loader);
        for _ in 0..ROUNDS {
            let sources = changeable(&run);
            let repairs = Repairs::of(&run.analysis.diagnostics, |edit| {
                let source = sources.get(edit.file.0 as usize).copied().flatten();
                source.is_some_and(|source| keeps_comments(source, edit))
            });
            if repairs.count == 0 {
                break;
            }
            self.count += repairs.count;
            let Run {
                mut loader,
                analysis,
                ..
            } = run;
            for file in repairs.files() {
                let Some(source) = analysis.sources.get(file.0 as usize) else {
                    continue;
                };
                let before = self.before.entry(source.path.clone());
                before.or_insert_with(|| source.text.to_string());
                loader.change(&source.path, repairs.applied(file, &source.text));
            }
            run = Run::new(loader);
        }
        run
    }

    /// The files whose text is another one now.
    fn changes(&self, run: &Run) -> Vec<Change> {
        let changed = run.analysis.sources.iter().filter_map(|source| {
            let before = self.before.get(&source.path)?;
            (**before != *source.text).then(|| Change {
                name: source.path.clone(),
                before: before.clone(),
                after: source.text.to_string(),
            })
        });
        changed.collect()
    }
}

/// A file that changes.
struct Change {
    name: String,
    before: String,
    after: String,
}

/// The sources that may change, in the order of their ids: those that the command was given, and whose text is all of them.
fn changeable(run: &Run) -> Vec<Option<&Source>> {
    let roots: HashSet<&str> = run.loader.roots.iter().map(String::as_str).collect();
    let may_change = |source: &&Source| {
        let content = || run.loader.read(&path::normalize(&source.path));
        let whole = || content().is_some_and(|content| content == source.text.as_bytes());
        roots.contains(source.path.as_str()) && whole()
    };
    let sources = run.analysis.sources.iter();
    sources
        .map(|source| Some(source).filter(may_change))
        .collect()
}

fn write(color: ColorChoice, change: &Change) -> Outcome {
    // that one goes on to standard output
    if change.name == fs::STDIN {
        return Outcome::Fine;
    }
    match fs::replace(Path::new(&change.name), &change.after) {
        Ok(()) => Outcome::Fine,
        Err(problem) => {
            complain(color, &problem.to_string());
            Outcome::Failed
        }
    }
}
