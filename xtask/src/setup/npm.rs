//! The npm packages of the browser harness and the bundler checks, as the lock file says.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::run::Job;

pub fn ready(layout: &Layout) -> Option<String> {
    let installed = fs::read_to_string(stamp(layout)).ok()?;
    let wanted = fs::read_to_string(layout.web().join("package-lock.json")).ok()?;
    (installed == wanted).then(|| "as package-lock.json says".to_owned())
}

pub fn install(layout: &Layout) -> Result<String> {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(layout.web());
    let outcome = Job::new(command, layout.log("npm")).run()?;
    if !outcome.ok {
        let advice =
            "check that npm's registry can be reached, or run `npm ci` in xtask/web by hand";
        return Err(Failure::of("npm ci", &outcome, advice));
    }
    fs::copy(layout.web().join("package-lock.json"), stamp(layout))?;
    Ok("by npm ci".to_owned())
}

/// A copy of the lock file that was installed, so that a changed one is noticed.
fn stamp(layout: &Layout) -> PathBuf {
    layout
        .web()
        .join("node_modules")
        .join(".installed-lock.json")
}
