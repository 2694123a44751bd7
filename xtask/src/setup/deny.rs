//! cargo-deny, which checks licenses, versions and sources of dependencies: in `PATH`, or built from its crate.

use std::path::PathBuf;

use super::{Consent, crates};
use crate::failure::Result;
use crate::layout::{Layout, which};

const NAME: &str = "cargo-deny";
const VERSION: &str = "^0.20.2";

/// The program.
pub fn program(layout: &Layout) -> Option<PathBuf> {
    let cached = Some(crates::program(layout, NAME)).filter(|path| path.is_file());
    cached.or_else(|| which(NAME))
}

pub fn ready(layout: &Layout) -> Option<String> {
    Some(crates::describe(layout, NAME, &program(layout)?))
}

pub fn install(layout: &Layout, consent: Consent) -> Result<String> {
    crates::install(layout, consent, NAME, VERSION, "three")
}
