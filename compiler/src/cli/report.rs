//! Output that all commands share. Diagnostics are the result of `check`, so they go to standard output in every format;
//! everything about the run itself goes to standard error.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, BufWriter, ErrorKind, Write};

use clap::ValueEnum;
use jsi_idl::diagnostics::{Diagnostic, Level};
use jsi_idl::resolve::Source;
use jsi_idl::resolve::platform::is_platform;

use super::{ColorChoice, Outcome};
use crate::render::{self, Sources};

/// The format of diagnostics.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// With the source, help and fixes
    #[default]
    Human,
    /// A line each: path:line:column: level[CODE]: message
    Short,
    /// A line each: a JSON object
    Json,
    /// One SARIF 2.1.0 log, for code scanning
    Sarif,
    /// A line each: a workflow command of GitHub Actions
    Github,
}

/// The diagnostics of a command.
#[derive(Clone, Copy)]
pub(super) struct Report<'a> {
    pub(super) format: MessageFormat,
    pub(super) color: ColorChoice,
    pub(super) sources: &'a [Source],
    pub(super) diagnostics: &'a [Diagnostic],
}

impl Report<'_> {
    /// Writes the diagnostics to standard output.
    pub(super) fn write(&self) -> Outcome {
        let stdout = io::stdout().lock();
        let colour = self.color.applies_to(&stdout);
        self.write_to(BufWriter::new(stdout), colour)
    }

    /// Writes them to standard error, if standard output has other content.
    pub(super) fn write_to_stderr(&self) -> Outcome {
        let stderr = io::stderr().lock();
        let colour = self.color.applies_to(&stderr);
        self.write_to(BufWriter::new(stderr), colour)
    }

    fn write_to(&self, mut out: impl Write, colour: bool) -> Outcome {
        let (sources, diagnostics) = (Sources(self.sources), self.diagnostics);
        let written = match self.format {
            MessageFormat::Human => render::human(&mut out, colour, sources, diagnostics),
            MessageFormat::Short => render::short(&mut out, sources, diagnostics),
            MessageFormat::Json => render::json(&mut out, sources, diagnostics),
            MessageFormat::Sarif => render::sarif(&mut out, sources, diagnostics),
            MessageFormat::Github => render::github(&mut out, sources, diagnostics),
        };
        let written = finish(written.and_then(|()| out.flush()));
        let errors = diagnostics.iter().any(|it| it.level == Level::Error);
        written.max(if errors {
            Outcome::Rejected
        } else {
            Outcome::Fine
        })
    }
}

/// The outcome of writing; a closed pipe (`| head`) is not a failure.
pub(super) fn finish(written: io::Result<()>) -> Outcome {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            print_error(
                ColorChoice::Never,
                &format!("cannot write the output: {error}"),
            );
            Outcome::Failed
        }
        _ => Outcome::Fine,
    }
}

/// How many files there are: the modules of the platform are none.
pub(super) fn file_count(sources: &[Source]) -> usize {
    sources.iter().filter(|it| !is_platform(&it.path)).count()
}

/// `2 errors, 1 warning in 3 files`, and the codes that can be explained.
pub(super) fn summary(diagnostics: &[Diagnostic], files: usize) -> String {
    let count = |level| {
        diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.level == level)
            .count()
    };
    let found = match (count(Level::Error), count(Level::Warning)) {
        (0, 0) => "no errors".to_owned(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, warnings) => format!(
            "{}, {}",
            counted(errors, "error"),
            counted(warnings, "warning")
        ),
    };
    let mut text = format!("{found} in {}", counted(files, "file"));
    let codes: BTreeSet<&str> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code.as_str())
        .collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    // writing to a string does not fail
    let _ = match codes.as_slice() {
        [] => Ok(()),
        [code] => write!(text, "\nfor more information, run `jsic explain {code}`"),
        codes => write!(
            text,
            "\nfor more information, run `jsic explain CODE`; the codes are {}",
            codes.join(", ")
        ),
    };
    text
}

/// `1 file`, `2 files`
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// Prints an error about the run to standard error.
pub(super) fn print_error(color: ColorChoice, message: &str) {
    let mut err = io::stderr().lock();
    let word = if color.applies_to(&err) {
        "\u{1b}[1;31merror\u{1b}[0m"
    } else {
        "error"
    };
    let _ = writeln!(err, "{word}: {message}");
}

/// Prints the status of the run to standard error.
pub(super) fn print_status(message: &str) {
    let _ = writeln!(io::stderr().lock(), "{message}");
}
