//! The sources of a command, and the first half of its work: read, analyse, report.

use clap::Args;
use jsi_idl::Analysis;
use jsi_idl::diagnostics::{Diagnostic, Level};
use jsi_idl::resolve::Source;
use jsi_idl::source::FileId;

use super::levels::LintOptions;
use super::report::{MessageFormat, Report, file_count, print_error, print_status, summary};
use super::{ColorChoice, Outcome};
use crate::config::Config;
use crate::sources;

/// The sources of a command, and the format of its diagnostics.
#[derive(Debug, Args)]
pub(super) struct Input {
    /// Files, folders (searched for *.jsi), or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<String>,

    /// The format of diagnostics
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(super) message_format: MessageFormat,

    #[command(flatten)]
    lints: LintOptions,
}

/// The sources and their analysis.
pub(super) struct Run {
    pub(super) loader: sources::Sources,
    pub(super) analysis: Analysis,
    /// The sources of the analysis, followed by those of the configuration.
    pub(super) sources: Vec<Source>,
    /// The diagnostics of the sources and of the configuration.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Run {
    /// Analyses the sources.
    pub(super) fn new(loader: sources::Sources) -> Self {
        let roots: Vec<&str> = loader.roots.iter().map(String::as_str).collect();
        let analysis = jsi_idl::analyze(&loader, &roots);
        let configuration = FileId(analysis.sources.len() as u32);
        Self {
            sources: [&analysis.sources[..], &loader.config.sources()].concat(),
            diagnostics: [
                &analysis.diagnostics[..],
                &loader.config.diagnostics(configuration),
            ]
            .concat(),
            analysis,
            loader,
        }
    }

    /// Compares the interfaces with the JavaScript that they name, and adds what differs.
    #[cfg(feature = "contract")]
    pub(super) fn check_javascript(&mut self) {
        let found = crate::contract::check(
            &self.analysis.model,
            &self.analysis.sources,
            &self.loader,
            &mut crate::contract::Cache::default(),
            self.sources.len() as u32,
        );
        self.sources.extend(found.scripts);
        self.diagnostics.extend(found.diagnostics);
    }

    /// Compares the types of members with those of TypeScript, and adds what differs. Interfaces with errors have no types yet.
    #[cfg(feature = "contract")]
    pub(super) fn check_types(
        &mut self,
        typescript: Option<&std::path::Path>,
    ) -> Result<(), crate::import::ImportError> {
        let Some(model) = self.analysis.checked() else {
            return Ok(());
        };
        let reported = self.diagnostics.iter();
        let reported = reported
            .map(|it| (it.primary.file, it.primary.span))
            .collect();
        let found = crate::contract::check_types(
            model,
            &self.analysis.sources,
            &self.loader,
            typescript,
            &reported,
            self.sources.len() as u32,
        )?;
        self.sources.extend(found.scripts);
        self.diagnostics.extend(found.diagnostics);
        Ok(())
    }

    /// Whether anything is an error.
    pub(super) fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|it| it.level == Level::Error)
    }
}

impl Input {
    /// Reads the sources. If a path cannot be read, the others are still read.
    pub(super) fn read(&self, color: ColorChoice) -> sources::Sources {
        let mut loader = sources::Sources::read(&self.paths);
        loader.config = self.config();
        for problem in &loader.problems {
            print_error(color, &problem.to_string());
        }
        loader
    }

    /// The configuration, which is not read yet.
    pub(super) fn config(&self) -> Config {
        Config::new(self.lints.levels.clone())
    }

    /// Reads and analyses the sources.
    pub(super) fn analyze(&self, color: ColorChoice) -> Run {
        Run::new(self.read(color))
    }

    /// Reports the diagnostics of the run and of later phases; returns the outcome of the run.
    pub(super) fn report(&self, color: ColorChoice, run: &Run, later: &[Diagnostic]) -> Outcome {
        let diagnostics = [&run.diagnostics, later].concat();
        let report = Report {
            format: self.message_format,
            color,
            sources: &run.sources,
            diagnostics: &diagnostics,
        };
        let outcome = report.write();
        if !run.loader.roots.is_empty() {
            self.print_status(&summary(&diagnostics, file_count(&run.analysis.sources)));
        }
        if run.loader.problems.is_empty() {
            outcome
        } else {
            Outcome::Failed
        }
    }

    /// Prints the status of the run in the format for people.
    pub(super) fn print_status(&self, message: &str) {
        if self.message_format == MessageFormat::Human {
            print_status(message);
        }
    }
}
