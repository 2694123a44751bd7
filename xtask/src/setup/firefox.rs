//! Firefox and its driver: set by `FIREFOX` and `GECKODRIVER`, found in `PATH`, or installed. The browser comes from the
//! distribution; few distributions have the driver, which is built from its crate.

use std::path::PathBuf;

use super::{Consent, apt, crates};
use crate::failure::Result;
use crate::layout::{Layout, named, which};

const NAMES: [&str; 2] = ["firefox", "firefox-esr"];
const DRIVER: &str = "geckodriver";
/// Drives every Firefox since 115.
const DRIVER_VERSION: &str = "^0.37.1";

/// The browser.
pub fn firefox() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| NAMES.iter().find_map(|name| which(name)))
}

/// The program that drives it.
pub fn geckodriver(layout: &Layout) -> Option<PathBuf> {
    let cached = Some(crates::program(layout, DRIVER)).filter(|path| path.is_file());
    named("GECKODRIVER").or(cached).or_else(|| which(DRIVER))
}

pub fn ready() -> Option<String> {
    Some(firefox()?.display().to_string())
}

pub fn install(layout: &Layout, consent: Consent) -> Result<String> {
    apt::install_program(
        layout,
        consent,
        "Firefox is needed",
        &["firefox-esr"],
        "install it and put it into PATH, or name it in FIREFOX",
    )
}

pub fn driver_ready(layout: &Layout) -> Option<String> {
    Some(crates::describe(layout, DRIVER, &geckodriver(layout)?))
}

pub fn driver_install(layout: &Layout, consent: Consent) -> Result<String> {
    crates::install(layout, consent, DRIVER, DRIVER_VERSION, "three")
}
