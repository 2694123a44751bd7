//! `jsic completions` and `jsic man`: what shells and man need, made of the definitions of the commands.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::report::{finish, print_error, print_status};
use super::{Cli, ColorChoice, Outcome, after_help};

/// Print a script that completes commands and options in a shell
#[derive(Debug, Args)]
#[command(after_help = after_help!(
    "  jsic completions bash > ~/.local/share/bash-completion/completions/jsic
  jsic completions zsh > ~/.zfunc/_jsic
  jsic completions fish > ~/.config/fish/completions/jsic.fish
  jsic completions powershell >> $PROFILE"
))]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// Write pages for man: one of the program, and one of each command
#[derive(Debug, Args)]
#[command(after_help = after_help!("  jsic man --out ~/.local/share/man/man1"))]
pub(super) struct ManArgs {
    /// Folder for the pages; created if it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn completions(arguments: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "jsic", &mut script);
    finish(io::stdout().lock().write_all(&script))
}

pub(super) fn man(arguments: &ManArgs, color: ColorChoice) -> Outcome {
    let out = &arguments.out;
    let written =
        std::fs::create_dir_all(out).and_then(|()| clap_mangen::generate_to(Cli::command(), out));
    match written {
        Ok(()) => {
            print_status(&format!("the pages are in `{}`", out.display()));
            Outcome::Fine
        }
        Err(error) => {
            print_error(color, &format!("cannot write `{}`: {error}", out.display()));
            Outcome::Failed
        }
    }
}
