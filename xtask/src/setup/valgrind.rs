//! Valgrind, which counts instructions: found in `PATH`, or installed from the distribution.

use super::{Consent, apt};
use crate::failure::Result;
use crate::layout::{Layout, which};

const NAME: &str = "valgrind";

pub fn ready() -> Option<String> {
    Some(which(NAME)?.display().to_string())
}

pub fn install(layout: &Layout, consent: Consent) -> Result<String> {
    apt::install_program(
        layout,
        consent,
        "Valgrind is needed",
        &[NAME],
        "install it and put it into PATH",
    )
}
