//! Chromium and its driver: named by `CHROME` and `CHROMEDRIVER`, found in `PATH`, or installed.

use std::env;
use std::path::PathBuf;

use super::apt;
use crate::failure::{Failure, Result};
use crate::layout::{Layout, which};

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

pub fn ready(_layout: &Layout) -> Option<String> {
    Some(format!(
        "{}, {}",
        chromium()?.display(),
        chromedriver()?.display()
    ))
}

pub fn install(layout: &Layout) -> Result<String> {
    if which("apt-get").is_none() {
        return Err(Failure::new(
            "Chromium and chromedriver are needed, and there is no apt-get to install them with",
            "install both in one version and put them into PATH, or name them in CHROME and CHROMEDRIVER",
        ));
    }
    apt::update(layout)?;
    apt::install(layout, &["chromium", "chromium-driver"])?;
    Ok("from the distribution's packages".to_owned())
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}
