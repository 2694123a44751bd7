//! Debian's package manager, called as root or through sudo after the user has agreed.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use super::consent::{Consent, Permit};
use crate::failure::{Failure, Result};
use crate::layout::{Layout, which};
use crate::run::{Job, output_of};

/// The changes that need root.
pub const AS_ROOT: &str = "this machine is changed as root";
const UPDATE: &[&str] = &["apt-get", "update"];
const INSTALL: &[&str] = &["apt-get", "install", "-y", "--no-install-recommends"];

/// Downloads the package lists, once for all steps of a set-up.
pub fn update(layout: &Layout, permit: &Permit) -> Result<()> {
    static FRESH: AtomicBool = AtomicBool::new(false);
    if !FRESH.load(Ordering::Relaxed) {
        run(layout, permit, "apt-update", UPDATE)?;
        FRESH.store(true, Ordering::Relaxed);
    }
    Ok(())
}

/// Installs packages and their dependencies.
pub fn install(layout: &Layout, permit: &Permit, packages: &[&str]) -> Result<()> {
    println!("      apt-get install {}", packages.join(" "));
    run(layout, permit, "apt-install", &[INSTALL, packages].concat())
}

/// A description of downloading the lists and installing packages.
pub fn steps(packages: &[&str]) -> Vec<String> {
    vec![UPDATE.join(" "), [INSTALL, packages].concat().join(" ")]
}

/// Downloads the lists and installs a `needed` program; without a package manager, the error has `advice`.
pub fn install_program(
    layout: &Layout,
    consent: Consent,
    needed: &str,
    packages: &[&str],
    advice: &str,
) -> Result<String> {
    if which("apt-get").is_none() {
        let what = format!("{needed}, and there is no apt-get to install them with");
        return Err(Failure::new(what, advice));
    }
    let permit = consent.to(AS_ROOT, &steps(packages))?;
    update(layout, &permit)?;
    install(layout, &permit, packages)?;
    Ok("from the distribution's packages".to_owned())
}

/// Copies files into a system folder.
pub fn copy(layout: &Layout, permit: &Permit, files: &[&Path], folder: &Path) -> Result<()> {
    let folder = folder.to_string_lossy();
    run(layout, permit, "mkdir", &["mkdir", "-p", &folder])?;
    let files: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
    let mut arguments = vec!["cp"];
    arguments.extend(files.iter().map(AsRef::as_ref));
    arguments.push(&folder);
    run(layout, permit, "copy", &arguments)
}

/// All names of packages that begin with `prefix`.
pub fn names_with(prefix: &str) -> Vec<String> {
    let names = output_of("apt-cache", &["pkgnames", prefix]).unwrap_or_default();
    names.lines().map(str::to_owned).collect()
}

/// Whether a package can be installed.
pub fn offers(package: &str) -> bool {
    output_of("apt-cache", &["show", package]).is_some_and(|text| !text.is_empty())
}

/// Runs a command with the rights of root.
fn run(layout: &Layout, _: &Permit, name: &str, arguments: &[&str]) -> Result<()> {
    let line = arguments.join(" ");
    let Some((program, rest)) = arguments.split_first() else {
        return Ok(());
    };
    let mut command = if is_root() {
        let mut command = Command::new(program);
        command.args(rest);
        command
    } else if which("sudo").is_some() {
        let mut command = Command::new("sudo");
        command
            .args(["--non-interactive", "DEBIAN_FRONTEND=noninteractive"])
            .args(arguments);
        command
    } else {
        return Err(Failure::new(
            format!("`{line}` needs the rights of root, and there is no sudo"),
            "run `cargo xtask setup` once as root, or the command itself",
        ));
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    let outcome = Job::new(command, layout.log(name)).run()?;
    if outcome.ok {
        return Ok(());
    }
    Err(Failure::of(
        &format!("`{line}`"),
        &outcome,
        "run it as root (or `sudo -v` first), and check that the package servers can be reached",
    ))
}

fn is_root() -> bool {
    output_of("id", &["-u"]).is_some_and(|user| user == "0")
}
