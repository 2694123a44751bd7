//! The `jsic` command line: arguments in, exit code out. Each command has a file; none of them contains rules of the language.

mod breaking;
mod build;
mod build_script;
#[cfg(feature = "bundle")]
mod bundle;
mod check;
mod colour;
mod diff;
mod explain;
mod fix;
mod fmt;
#[cfg(feature = "import")]
mod import;
mod input;
mod levels;
mod lsp;
mod new;
mod report;
mod schema;
#[cfg(feature = "shell")]
mod shell;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use colour::ColorChoice;

use crate::error::Error;
use crate::pipeline::ExternFile;

/// The outcome of a run. Scripts rely on the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// No errors; there may be warnings.
    Fine,
    /// Errors in a source.
    Rejected,
    /// Wrong usage, or a file that could not be read or written.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Rejected => 1,
            Outcome::Failed => 2,
        })
    }
}

/// The text below the options in the help of a command: examples, then exit codes.
macro_rules! after_help {
    ($($examples:literal)?) => {
        concat!(
            $("Examples:\n", $examples, "\n\n",)?
            "Exit codes:
  0  no errors (there may be warnings)
  1  errors in the source
  2  invalid usage, or a file that could not be read or written"
        )
    };
}
use after_help;

/// Check .jsi interface files and generate Rust traits and JavaScript glue from them
#[derive(Debug, Parser)]
#[command(name = "jsic", version, after_help = after_help!(), disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// When to use colors; auto uses them on a terminal and respects NO_COLOR and CLICOLOR_FORCE
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    color: ColorChoice,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::CheckArgs),
    Build(build::BuildArgs),
    Breaking(breaking::BreakingArgs),
    #[command(hide = true)]
    BuildScript(build_script::BuildScriptArgs),
    #[cfg(feature = "bundle")]
    Bundle(bundle::BundleArgs),
    #[cfg(feature = "shell")]
    Completions(shell::CompletionsArgs),
    Explain(explain::ExplainArgs),
    Fix(fix::FixArgs),
    Fmt(fmt::FmtArgs),
    #[cfg(feature = "import")]
    Import(import::ImportArgs),
    Init(new::InitArgs),
    Lsp(lsp::LspArgs),
    #[cfg(feature = "shell")]
    Man(shell::ManArgs),
    New(new::NewArgs),
    Schema(schema::SchemaArgs),
}

/// Runs the command in `arguments`, the first of which is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // help and version are errors in clap; a closed pipe is not an error here
            let _ = error.print();
            return if error.use_stderr() {
                Outcome::Failed
            } else {
                Outcome::Fine
            };
        }
    };
    match cli.command {
        Command::Check(arguments) => check::run(&arguments, cli.color),
        Command::Build(arguments) => build::run(&arguments, cli.color),
        Command::Breaking(arguments) => breaking::run(&arguments, cli.color),
        Command::BuildScript(arguments) => build_script::run(&arguments),
        #[cfg(feature = "bundle")]
        Command::Bundle(arguments) => bundle::run(&arguments, cli.color),
        #[cfg(feature = "shell")]
        Command::Completions(arguments) => shell::completions(&arguments),
        Command::Explain(arguments) => explain::run(&arguments, cli.color),
        Command::Fix(arguments) => fix::run(&arguments, cli.color),
        Command::Fmt(arguments) => fmt::run(&arguments, cli.color),
        #[cfg(feature = "import")]
        Command::Import(arguments) => import::run(&arguments, cli.color),
        Command::Init(arguments) => new::init(&arguments, cli.color),
        Command::Lsp(arguments) => lsp::run(&arguments, cli.color),
        #[cfg(feature = "shell")]
        Command::Man(arguments) => shell::man(&arguments, cli.color),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::New(arguments) => new::new(&arguments, cli.color),
    }
}

/// The value of `--extern-file`.
fn extern_file(text: &str) -> Result<ExternFile, String> {
    let (path, module) = text
        .split_once('=')
        .ok_or("it has the form `PATH=MODULE`, such as `web:dom=my_dom::web_dom`")?;
    let found = ExternFile {
        path: path.replace(std::path::MAIN_SEPARATOR, "/"),
        module: module.to_owned(),
    };
    match found.is_rust_path() {
        true => Ok(found),
        false => Err(Error::ExternPath(found.module).to_string()),
    }
}
