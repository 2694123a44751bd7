//! `jsic schema`: the JSON schema of `jsic.toml`.

use std::io::{self, Write as _};

use clap::Args;

use super::report::finish;
use super::{Outcome, after_help};
use crate::config;

/// Print the JSON schema of jsic.toml, by which editors complete and check it
#[derive(Debug, Args)]
#[command(after_help = after_help!("  jsic schema > jsic.schema.json"))]
pub(super) struct SchemaArgs {}

pub(super) fn run(_arguments: &SchemaArgs) -> Outcome {
    finish(io::stdout().lock().write_all(config::schema().as_bytes()))
}
