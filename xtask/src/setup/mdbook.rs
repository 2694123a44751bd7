//! mdBook, which makes the book: in `PATH`, or built from its crate without its server, which `cargo xtask book` does not need.

use std::path::PathBuf;

use super::{Consent, crates};
use crate::failure::Result;
use crate::layout::{Layout, which};
use crate::run::output_of;

const NAME: &str = "mdbook";
const VERSION: &str = "0.5.4";
/// The search alone: the server and the watcher are half of the crates.
const FEATURES: &[&str] = &["--no-default-features", "--features", "search"];

/// The program, in exactly this version: the pages of others differ.
pub fn program(layout: &Layout) -> Option<PathBuf> {
    [Some(crates::program(layout, NAME)), which(NAME)]
        .into_iter()
        .flatten()
        .filter(|path| path.is_file())
        .find(|path| {
            let version = output_of(path, &["--version"]);
            version.is_some_and(|text| text.trim() == format!("{NAME} v{VERSION}"))
        })
}

pub fn ready(layout: &Layout) -> Option<String> {
    Some(crates::describe(layout, NAME, &program(layout)?))
}

pub fn install(layout: &Layout, consent: Consent) -> Result<String> {
    let program = crates::Program {
        name: NAME,
        version: &format!("={VERSION}"),
        options: FEATURES,
        optimisation: "0",
        minutes: "one",
    };
    crates::install_program(layout, consent, &program)
}
