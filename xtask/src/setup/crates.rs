//! Programs from the registry of crates, built into the cache.

use std::path::PathBuf;

use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::run::{Job, Outcome};
use crate::toolchain::cargo;

/// Where [`install`] puts a program.
pub fn program(layout: &Layout, name: &str) -> PathBuf {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    layout.tools().join("bin").join(file)
}

/// Builds the programs of a crate in a version, which is written as in a manifest; tells in which way.
pub fn install(layout: &Layout, name: &str, version: &str, minutes: &str) -> Result<String> {
    println!("      cargo install {name} {version} (about {minutes} minutes, once)");
    let locked = build(layout, name, version, true)?;
    if locked.ok {
        return Ok("built with its own lock file".to_owned());
    }
    // A registry may have lost a version that the lock file names.
    let why = locked.output.lines().find(|line| line.starts_with("error"));
    println!(
        "      its lock file could not be followed ({}), trying the newest compatible versions",
        why.unwrap_or("no reason given")
    );
    let loose = build(layout, name, version, false)?;
    if loose.ok {
        return Ok("built without its lock file, which could not be followed".to_owned());
    }
    Err(Failure::of(
        &format!("cargo install {name}"),
        &loose,
        format!(
            "check that the package registry can be reached, or put {name} {version} into PATH"
        ),
    ))
}

fn build(layout: &Layout, name: &str, version: &str, locked: bool) -> Result<Outcome> {
    // Shared by both attempts, so that the second does not begin again.
    let outputs = layout.cache.join("tools-build");
    let mut command = cargo();
    command
        .args(["install", name, "--force", "--version", version, "--root"])
        .arg(layout.tools())
        .env("CARGO_TARGET_DIR", &outputs);
    if locked {
        command.arg("--locked");
    }
    let outcome = Job::new(command, layout.log(name)).run()?;
    if outcome.ok {
        std::fs::remove_dir_all(outputs)?;
    }
    Ok(outcome)
}
