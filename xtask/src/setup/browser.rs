//! Chromium and its driver: set by `CHROME` and `CHROMEDRIVER`, found in `PATH`, or installed.

use std::path::PathBuf;

use super::{Consent, apt};
use crate::failure::Result;
use crate::layout::{Layout, named, which};

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The browser.
pub fn chromium() -> Option<PathBuf> {
    named("CHROME").or_else(|| NAMES.iter().find_map(|name| which(name)))
}

/// The program that drives it for wasm-bindgen's test runner.
pub fn chromedriver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| which("chromedriver"))
}

pub fn ready() -> Option<String> {
    Some(format!(
        "{}, {}",
        chromium()?.display(),
        chromedriver()?.display()
    ))
}

pub fn install(layout: &Layout, consent: Consent) -> Result<String> {
    apt::install_program(
        layout,
        consent,
        "Chromium and chromedriver are needed",
        &["chromium", "chromium-driver"],
        "install both in one version and put them into PATH, or name them in CHROME and CHROMEDRIVER",
    )
}
