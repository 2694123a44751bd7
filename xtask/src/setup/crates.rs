//! Programs from the registry of crates, built into the cache: with their own lock files, or, if the user agrees, without.

use std::fs;
use std::path::{Path, PathBuf};

use super::Consent;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::run::{Job, Outcome};
use crate::toolchain::cargo;

/// How the programs are optimised, besides [`Program::optimisation`]. More optimisation would take minutes; the manifest of one requests
/// link-time optimisation, which these settings override.
const PROFILE: [(&str, &str); 3] = [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "0")];

/// A crate whose programs are installed.
pub struct Program<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its version, as in a manifest.
    pub version: &'a str,
    /// Further arguments of `cargo install`.
    pub options: &'a [&'a str],
    /// The level: 1 for programs that run for seconds, 0 for those that are done in less.
    pub optimisation: &'a str,
    /// How long the build takes, for people.
    pub minutes: &'a str,
}

/// The folder in which [`install`] puts a program.
pub fn program(layout: &Layout, name: &str) -> PathBuf {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    layout.tools().join("bin").join(file)
}

/// The path of a program of the crate `name`, and a note if it was built in an unusual way.
pub fn describe(layout: &Layout, name: &str, program: &Path) -> String {
    let unlocked = program.starts_with(layout.tools()) && note(layout, name).is_file();
    let remark = if unlocked {
        ", built without its lock file"
    } else {
        ""
    };
    format!("{}{remark}", program.display())
}

/// Builds the programs of a crate in a version, which is written as in a manifest; returns how they were built.
pub fn install(
    layout: &Layout,
    consent: Consent,
    name: &str,
    version: &str,
    minutes: &str,
) -> Result<String> {
    let program = Program {
        name,
        version,
        options: &[],
        optimisation: "1",
        minutes,
    };
    install_program(layout, consent, &program)
}

/// The same with all that can be chosen.
pub fn install_program(layout: &Layout, consent: Consent, program: &Program<'_>) -> Result<String> {
    let Program {
        name,
        version,
        minutes,
        ..
    } = *program;
    println!("      cargo install {name} {version} --locked (about {minutes} minutes, once)");
    let note = note(layout, name);
    let locked = build(layout, program, true)?;
    if locked.ok {
        // An earlier version may have needed a lower one.
        if note.is_file() {
            fs::remove_file(note)?;
        }
        return Ok("built with its own lock file".to_owned());
    }
    // A registry may have lost a version that the lock file names.
    let why = reason(&locked.output);
    consent.to(
        "a program is built with other dependencies than it was released with",
        &[format!(
            "cargo install {name} {version}, without --locked, since that fails: {why}"
        )],
    )?;
    let loose = build(layout, program, false)?;
    if loose.ok {
        fs::write(
            note,
            format!("{name} {version} was built without its lock file: {why}\n"),
        )?;
        return Ok("built without its lock file".to_owned());
    }
    Err(Failure::of(
        &format!("cargo install {name}"),
        &loose,
        format!(
            "check that the package registry can be reached, or put {name} {version} into PATH"
        ),
    ))
}

/// The file that records that the crate's programs were built without its lock file, and why.
fn note(layout: &Layout, name: &str) -> PathBuf {
    layout.tools().join(format!("{name}.unlocked.txt"))
}

/// Cargo's error and its cause, on one line.
fn reason(output: &str) -> String {
    let words: Vec<&str> = output
        .lines()
        .skip_while(|line| !line.starts_with("error"))
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(6)
        .collect();
    if words.is_empty() {
        return "no reason given".to_owned();
    }
    words.join("; ")
}

/// Removes the build outputs, which [`install`] keeps for the other programs of one set-up.
pub fn clean(layout: &Layout) -> Result<()> {
    let outputs = outputs(layout);
    if outputs.exists() {
        fs::remove_dir_all(outputs)?;
    }
    Ok(())
}

/// The build outputs of all programs, which have dependencies in common.
fn outputs(layout: &Layout) -> PathBuf {
    layout.cache.join("tools-build")
}

fn build(layout: &Layout, program: &Program<'_>, locked: bool) -> Result<Outcome> {
    let Program { name, version, .. } = *program;
    let mut command = cargo();
    command
        .args(["install", name, "--force", "--version", version, "--root"])
        .arg(layout.tools())
        .args(program.options)
        .env("CARGO_TARGET_DIR", outputs(layout))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", program.optimisation);
    for (setting, value) in PROFILE {
        command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
    }
    let mut log = name.to_owned();
    if locked {
        command.arg("--locked");
    } else {
        log.push_str("-unlocked");
    }
    Ok(Job::new(command, layout.log(&log)).run()?)
}
