//! `jsic fix`: applies the fixes that are safe, and those that are only offered on request. Works on texts in memory until nothing changes, and then writes each file as
//! a whole.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write as _};
use std::path::Path;

use clap::Args;
use jsi_idl::diagnostics::Applicability;
use jsi_idl::repair::{Repairs, keeps_comments, settle};
use jsi_idl::resolve::{Loader as _, Source, path};

use super::diff::diff;
use super::input::{Input, Run};
use super::report::{Report, counted, file_count, finish, print_error, summary};
use super::{ColorChoice, Outcome, after_help};
use crate::fs;
use crate::sources;

/// Apply the safe fixes to .jsi files
///
/// Applies the safe fixes of diagnostics and reports the remaining ones. Everything else, including comments, stays unchanged. Only
/// the files on the command line change, each as a whole or not at all. Standard input is written to standard output, and the
/// remaining diagnostics then go to standard error.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic fix .
  jsic fix --diff api.jsi
  jsic fix --unsafe-fixes api.jsi
  jsic fix --warn naming src
  jsic fix - <api.jsi"
))]
pub(super) struct FixArgs {
    #[command(flatten)]
    input: Input,

    /// Write nothing; show the changes, and exit with 1 if there are any
    #[arg(long)]
    diff: bool,

    /// Apply also the fixes that are only offered; read the changes, they may not be what was meant
    #[arg(long)]
    unsafe_fixes: bool,
}

impl FixArgs {
    fn wanted(&self) -> Applicability {
        if self.unsafe_fixes {
            Applicability::Offered
        } else {
            Applicability::Safe
        }
    }
}

pub(super) fn run(arguments: &FixArgs, color: ColorChoice) -> Outcome {
    let input = &arguments.input;
    let loader = input.read(color);
    let start = State {
        run: Run::new(loader.copy(input.config())),
        texts: BTreeMap::new(),
        count: 0,
    };
    let fixed = settle(
        start,
        |it| &it.run.analysis,
        |state| state.repaired(input, arguments.wanted()),
    );
    let run = &fixed.run;
    let unread = if loader.problems.is_empty() {
        Outcome::Fine
    } else {
        Outcome::Failed
    };
    if run.loader.roots.is_empty() {
        return unread;
    }
    let changes = fixed.changes(&loader);
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
        input.print_status(&format!("{fixes} available in {files}"));
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
    let piped = run.loader.roots.iter().any(|root| root == sources::STDIN);
    let reported = if piped {
        let text = run.loader.read(sources::STDIN).unwrap_or_default();
        finish(io::stdout().lock().write_all(&text)).max(report.write_to_stderr())
    } else {
        report.write()
    };
    let left = summary(&run.diagnostics, file_count(&run.analysis.sources));
    input.print_status(&format!("{fixes} applied in {files}; {left}"));
    unread.max(written).max(reported)
}

/// The state of the sources, and the number of fixes that were applied.
struct State {
    run: Run,
    /// The texts that differ from the disk, by the name of a source.
    texts: BTreeMap<String, String>,
    count: usize,
}

impl State {
    /// The state after all repairs that can be applied together, if there are any.
    fn repaired(&self, input: &Input, wanted: Applicability) -> Option<Self> {
        let sources = changeable(&self.run);
        let analysis = &self.run.analysis;
        let repairs = Repairs::sound(&analysis.sources, &analysis.diagnostics, wanted, |edit| {
            let source = sources.get(edit.file.0 as usize).copied().flatten();
            source.is_some_and(|source| keeps_comments(source, edit))
        });
        if repairs.count == 0 {
            return None;
        }
        let mut texts = self.texts.clone();
        for file in repairs.files() {
            if let Some(source) = analysis.sources.get(file.0 as usize) {
                texts.insert(source.path.clone(), repairs.applied(file, &source.text));
            }
        }
        let mut loader = self.run.loader.copy(input.config());
        for (path, text) in &texts {
            loader.change(path, text.clone());
        }
        Some(Self {
            run: Run::new(loader),
            texts,
            count: self.count + repairs.count,
        })
    }

    /// The files whose text has changed.
    fn changes(&self, before: &sources::Sources) -> Vec<Change> {
        let changed = self.texts.iter().filter_map(|(path, after)| {
            let before = before.read(&path::normalize(path))?;
            let before = String::from_utf8_lossy(&before).into_owned();
            (before != *after).then(|| Change {
                name: path.clone(),
                before,
                after: after.clone(),
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

/// The sources that may change, in the order of their ids: complete sources that are arguments of the command.
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
    // the text goes to standard output
    if change.name == sources::STDIN {
        return Outcome::Fine;
    }
    match fs::replace(Path::new(&change.name), &change.after) {
        Ok(()) => Outcome::Fine,
        Err(problem) => {
            print_error(color, &problem.to_string());
            Outcome::Failed
        }
    }
}
