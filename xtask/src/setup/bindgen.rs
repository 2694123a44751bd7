//! wasm-bindgen's programs, in exactly the version of the library in `Cargo.lock`.

use std::path::{Path, PathBuf};

use super::{Consent, crates};
use crate::failure::{Failure, Result};
use crate::layout::{Layout, which};
use crate::run::output_of;

const CRATE: &str = "wasm-bindgen-cli";
const PROGRAM: &str = "wasm-bindgen";
const RUNNER: &str = "wasm-bindgen-test-runner";

/// `wasm-bindgen` and `wasm-bindgen-test-runner`.
pub struct Programs {
    /// Makes a package of a built `.wasm` file.
    pub bindgen: PathBuf,
    /// Runs a built test program in Node or a browser.
    pub runner: PathBuf,
}

/// The programs of the locked version, from the cache or from `PATH`.
pub fn programs(layout: &Layout) -> Option<Programs> {
    let wanted = layout.locked_version(PROGRAM)?;
    let cached = Some((
        crates::program(layout, PROGRAM),
        crates::program(layout, RUNNER),
    ));
    let in_path = which(PROGRAM).zip(which(RUNNER));
    [cached, in_path]
        .into_iter()
        .flatten()
        .find(|(bindgen, runner)| is_version(bindgen, &wanted) && is_version(runner, &wanted))
        .map(|(bindgen, runner)| Programs { bindgen, runner })
}

pub fn ready(layout: &Layout) -> Option<String> {
    let programs = programs(layout)?;
    Some(format!(
        "{}, {}",
        layout.locked_version(PROGRAM)?,
        crates::describe(layout, CRATE, &programs.bindgen)
    ))
}

pub fn install(layout: &Layout, consent: Consent) -> Result<String> {
    let version = layout
        .locked_version(PROGRAM)
        .ok_or_else(|| Failure::new("Cargo.lock holds no wasm-bindgen", ""))?;
    crates::install(layout, consent, CRATE, &format!("={version}"), "four")
}

fn is_version(program: &Path, wanted: &str) -> bool {
    let version = output_of(program, &["--version"]);
    version.is_some_and(|text| text.split_whitespace().nth(1) == Some(wanted))
}
