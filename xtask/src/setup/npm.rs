//! npm packages, in the versions of the lock file of their folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::run::Job;

/// The command of npm.
pub const PROGRAM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Whether the packages in the folder are those of its lock file.
pub fn ready(folder: &Path) -> Option<String> {
    let installed = fs::read_to_string(stamp(folder)).ok()?;
    let wanted = fs::read_to_string(folder.join("package-lock.json")).ok()?;
    (installed == wanted).then(|| "as package-lock.json says".to_owned())
}

pub fn install(layout: &Layout, folder: &Path) -> Result<String> {
    let mut command = Command::new(PROGRAM);
    command
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder);
    let outcome = Job::new(command, layout.log("npm")).run()?;
    if !outcome.ok {
        let shown = folder.strip_prefix(&layout.root).unwrap_or(folder);
        let advice = format!(
            "check that npm's registry can be reached, or run `npm ci` in {} by hand",
            shown.display()
        );
        return Err(Failure::of("npm ci", &outcome, advice));
    }
    fs::copy(folder.join("package-lock.json"), stamp(folder))?;
    Ok("by npm ci".to_owned())
}

/// A copy of the lock file that was installed, so that a changed one is noticed.
fn stamp(folder: &Path) -> PathBuf {
    folder.join("node_modules").join(".installed-lock.json")
}
