//! `jsic lsp`: serves an editor over standard input and output.

use clap::Args;
use lsp_server::Connection;

use super::levels::LintOptions;
use super::report::print_error;
use super::{ColorChoice, Outcome, after_help};

/// Serve an editor
///
/// Speaks the language server protocol over standard input and output, as editors start it. What goes to standard error is
/// for people.
#[derive(Debug, Args)]
#[command(after_help = after_help!())]
pub(super) struct Arguments {
    /// For clients that say how they speak; there is no other way
    #[arg(long)]
    stdio: bool,

    #[command(flatten)]
    lints: LintOptions,
}

pub(super) fn run(arguments: &Arguments, color: ColorChoice) -> Outcome {
    let (connection, threads) = Connection::stdio();
    let served = crate::lsp::run(&connection, &arguments.lints.levels);
    // the threads end when nobody can write any more
    drop(connection);
    let ended = threads.join();
    match (served, ended) {
        (Ok(true), Ok(())) => Outcome::Fine,
        (Ok(_), _) => Outcome::Failed,
        (Err(error), _) => {
            print_error(color, &error.to_string());
            Outcome::Failed
        }
    }
}
