//! `jsic check`: reports all errors in the sources.

use std::mem::ManuallyDrop;

use clap::Args;

use super::input::Input;
#[cfg(feature = "contract")]
use super::report::print_error;
use super::{ColorChoice, Outcome, after_help};

/// Check .jsi files and report all errors
///
/// One run reports the errors of all files, and where the JavaScript that they name has something else. Diagnostics go to standard
/// output, everything else to standard error. If a path cannot be read, the others are still checked.
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic check api.jsi
  jsic check src shared/types.jsi
  jsic check --message-format short .
  jsic check --types .
  cat api.jsi | jsic check -"
))]
pub(super) struct CheckArgs {
    #[command(flatten)]
    input: Input,

    /// Do not read the JavaScript that interfaces name
    #[cfg(feature = "contract")]
    #[arg(long)]
    no_javascript: bool,

    /// Compare also the types of members with those that TypeScript finds in JavaScript; needs Node and TypeScript 5 or 6
    #[cfg(feature = "contract")]
    #[arg(long, conflicts_with = "no_javascript")]
    types: bool,

    /// The folder of TypeScript; without it, it is searched for
    #[cfg(feature = "contract")]
    #[arg(long, value_name = "DIR", requires = "types")]
    typescript: Option<std::path::PathBuf>,
}

pub(super) fn run(arguments: &CheckArgs, color: ColorChoice) -> Outcome {
    let input = &arguments.input;
    // the process ends and frees all memory at once, which is faster than dropping each value
    #[cfg_attr(not(feature = "contract"), allow(unused_mut))]
    let mut run = ManuallyDrop::new(input.analyze(color));
    #[cfg(feature = "contract")]
    if !arguments.no_javascript {
        run.check_javascript();
        if arguments.types
            && let Err(error) = run.check_types(arguments.typescript.as_deref())
        {
            // what was found without types is reported all the same
            input.report(color, &run, &[]);
            print_error(color, &error.to_string());
            return Outcome::Failed;
        }
    }
    input.report(color, &run, &[])
}
