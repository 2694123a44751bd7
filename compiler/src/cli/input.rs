//! The sources of a command, and the first half of its work: read, analyse, report.

use clap::{Args, ValueEnum};
use jsi_idl::Analysis;
use jsi_idl::diagnostics::Diagnostic;

use super::report::{complain, report, summary, tell};
use super::{ColorChoice, Outcome};
use crate::fs;

/// Which sources, and how to speak about them.
#[derive(Debug, Args)]
pub(super) struct Input {
    /// Files, folders (searched for *.jsi), or - for standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<String>,

    /// How diagnostics are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    message_format: MessageFormat,
}

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// With the source, help and fixes
    #[default]
    Human,
    /// A line each: path:line:column: level[CODE]: message
    Short,
    /// A line each: a JSON object
    Json,
}

/// What was read, and what the language says about it.
pub(super) struct Run {
    pub(super) loader: fs::Sources,
    pub(super) analysis: Analysis,
}

impl Input {
    /// Reads and analyses the sources. A path that cannot be read does not keep the others from being checked.
    pub(super) fn analyze(&self, color: ColorChoice) -> Run {
        let loader = fs::Sources::read(&self.paths);
        for problem in &loader.problems {
            complain(color, &problem.to_string());
        }
        let roots: Vec<&str> = loader.roots.iter().map(String::as_str).collect();
        let analysis = jsi_idl::analyze(&loader, &roots);
        Run { loader, analysis }
    }

    /// Reports what was found, the diagnostics of the analysis and of what came after it, and says what the run came to.
    pub(super) fn report(&self, color: ColorChoice, run: &Run, later: &[Diagnostic]) -> Outcome {
        let diagnostics = [&run.analysis.diagnostics, later].concat();
        let outcome = report(
            self.message_format,
            color,
            &run.analysis.sources,
            &diagnostics,
        );
        if !run.loader.roots.is_empty() {
            self.tell(&summary(&diagnostics, run.analysis.sources.len()));
        }
        if run.loader.problems.is_empty() {
            outcome
        } else {
            Outcome::Failed
        }
    }

    /// Says how the run went, where a person reads along.
    pub(super) fn tell(&self, message: &str) {
        if self.message_format == MessageFormat::Human {
            tell(message);
        }
    }
}
