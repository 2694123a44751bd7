//! `jsic build`: checks the sources and writes what is generated from them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::input::Input;
use super::{ColorChoice, Outcome, after_help};

/// Check .jsi files and generate Rust and JavaScript from them
///
/// Nothing is written when there are errors. Files that are already as they should be are not touched.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic build api.jsi --out src/bindings
  jsic build interfaces --out src/bindings --dts imports"
))]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// Folder for the generated files; made where it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// Write TypeScript declarations for these, too; exports always have them
    #[arg(long, value_name = "WHAT", value_enum)]
    dts: Option<Declarations>,
}

/// What TypeScript declarations are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Declarations {
    /// What the JavaScript side of an import has to provide
    Imports,
}

pub(super) fn run(arguments: &Arguments, color: ColorChoice) -> Outcome {
    let (_analysis, outcome) = arguments.input.analyze(color);
    outcome
}
