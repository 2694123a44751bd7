//! wasm-bindgen's programs, in exactly the version of the library in `Cargo.lock`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::layout::{Layout, which};
use crate::run::{Job, Outcome};
use crate::toolchain::cargo;

const PROGRAM: &str = "wasm-bindgen";
const RUNNER: &str = "wasm-bindgen-test-runner";

/// `wasm-bindgen` and `wasm-bindgen-test-runner`.
pub struct Programs {
    /// Turns a built `.wasm` file into a package.
    pub bindgen: PathBuf,
    /// Runs a built test program in Node or a browser.
    pub runner: PathBuf,
}

/// The programs of the locked version, from the cache or from `PATH`.
pub fn programs(layout: &Layout) -> Option<Programs> {
    let wanted = layout.locked_version(PROGRAM)?;
    let file = |name: &str| {
        layout
            .tools()
            .join("bin")
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    };
    let cached = Some((file(PROGRAM), file(RUNNER)));
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
        programs.bindgen.display()
    ))
}

pub fn install(layout: &Layout) -> Result<String> {
    let version = layout
        .locked_version(PROGRAM)
        .ok_or_else(|| Failure::new("Cargo.lock holds no wasm-bindgen", ""))?;
    println!("      cargo install wasm-bindgen-cli {version} (about four minutes, once)");
    let locked = cargo_install(layout, &version, true)?;
    if locked.ok {
        return Ok("built with its own lock file".to_owned());
    }
    // A registry may have lost a version that the lock file names.
    let why = locked.output.lines().find(|line| line.starts_with("error"));
    println!(
        "      its lock file could not be followed ({}), trying the newest compatible versions",
        why.unwrap_or("no reason given")
    );
    let loose = cargo_install(layout, &version, false)?;
    if loose.ok {
        return Ok("built without its lock file, which could not be followed".to_owned());
    }
    Err(Failure::of(
        "cargo install wasm-bindgen-cli",
        &loose,
        format!(
            "check that the package registry can be reached, or put {PROGRAM} {version} into PATH"
        ),
    ))
}

fn cargo_install(layout: &Layout, version: &str, locked: bool) -> Result<Outcome> {
    let mut command = cargo();
    command
        .args([
            "install",
            "wasm-bindgen-cli",
            "--force",
            "--version",
            &format!("={version}"),
            "--root",
        ])
        .arg(layout.tools())
        // Shared by both attempts, so that the second does not begin again.
        .env("CARGO_TARGET_DIR", layout.cache.join("tools-build"));
    if locked {
        command.arg("--locked");
    }
    let outcome = Job::new(command, layout.log("wasm-bindgen-cli")).run()?;
    if outcome.ok {
        std::fs::remove_dir_all(layout.cache.join("tools-build"))?;
    }
    Ok(outcome)
}

fn is_version(program: &Path, wanted: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .output()
        .is_ok_and(|output| {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            text.split_whitespace().nth(1) == Some(wanted)
        })
}
