//! `jsic lsp`: runs the language server over standard input and output.

use clap::Args;
use lsp_server::Connection;

use super::levels::LintOptions;
use super::report::print_error;
use super::{ColorChoice, Outcome, after_help};

/// Run the language server
///
/// Uses the language server protocol over standard input and output, and is started by editors. Messages for users are written
/// to standard error.
#[derive(Debug, Args)]
#[command(after_help = after_help!())]
pub(super) struct LspArgs {
    /// Accepted for clients that pass it; standard input and output are always used
    #[arg(long)]
    stdio: bool,

    #[command(flatten)]
    lints: LintOptions,
}

pub(super) fn run(arguments: &LspArgs, color: ColorChoice) -> Outcome {
    let (connection, threads) = Connection::stdio();
    let served = crate::lsp::run(&connection, &arguments.lints.levels);
    // the threads end when the last sender is dropped
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
