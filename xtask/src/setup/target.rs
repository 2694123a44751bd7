//! The standard library for WebAssembly: with rustup if its servers can be reached, otherwise, if the user agrees, from
//! Debian's packages. Prints which method was used and why.

use std::process::Command;
use std::time::Duration;

use super::{Consent, apt, std_library};
use crate::failure::{Failure, Result};
use crate::layout::{Layout, which};
use crate::run::Job;
use crate::toolchain::{self, LINKED, TARGET, Toolchain};

/// If its servers cannot be reached rustup may wait for minutes.
const RUSTUP_LIMIT: Duration = Duration::from_secs(45);

/// The compiler that has the target, the source of its library, and cargo.
const PACKAGES: &[&str] = &["rustc-web", "rust-web-src", "cargo-web"];
/// Clippy for the compiler of `rustc-web`.
const CLIPPY: &str = "rust-web-clippy";

pub fn ready() -> Option<String> {
    let toolchain = Toolchain::detect()?;
    // Some releases of the distribution have no clippy for this compiler.
    (toolchain.has_clippy() || !apt::offers(CLIPPY)).then(|| toolchain.describe())
}

pub fn install(layout: &Layout, consent: Consent) -> Result<String> {
    let why = if toolchain::active_is_passed_over() {
        "JSI_WASM=debian asks for it".to_owned()
    } else {
        match by_rustup(layout)? {
            Ok(()) => return Ok("by rustup, whose servers could be reached".to_owned()),
            Err(why) => why,
        }
    };
    by_debian(layout, consent, &why)?;
    Ok(format!("from the distribution's packages, because {why}"))
}

/// The inner error is the reason to try the other method.
fn by_rustup(layout: &Layout) -> Result<std::result::Result<(), String>> {
    let added = rustup(layout, &["target", "add", TARGET])?;
    if added.is_ok() && Toolchain::detect() != Some(Toolchain::Active) {
        return Ok(Err(
            "rustup takes it for installed, and it is not there".to_owned()
        ));
    }
    Ok(added)
}

/// Runs rustup, which may need its servers. The inner error is the reason of a failure.
pub fn rustup(layout: &Layout, arguments: &[&str]) -> Result<std::result::Result<(), String>> {
    if which("rustup").is_none() {
        return Ok(Err("rustup is not in PATH".to_owned()));
    }
    println!(
        "      rustup {} (at most {} s)",
        arguments.join(" "),
        RUSTUP_LIMIT.as_secs()
    );
    let mut command = Command::new("rustup");
    command.args(arguments).env("RUSTUP_MAX_RETRIES", "1");
    let job = Job {
        command,
        log: layout.log("rustup"),
        limit: Some(RUSTUP_LIMIT),
    };
    let outcome = job.run()?;
    if outcome.ok {
        return Ok(Ok(()));
    }
    if outcome.timed_out {
        return Ok(Err(format!(
            "rustup got no answer in {} s",
            RUSTUP_LIMIT.as_secs()
        )));
    }
    let error = outcome
        .output
        .lines()
        .find(|line| line.starts_with("error:"));
    let error = error.map_or("rustup could not add it", |line| &line["error:".len()..]);
    Ok(Err(format!("rustup printed: {}", error.trim())))
}

/// Installs the distribution's compiler with the source of its library.
pub fn by_debian(layout: &Layout, consent: Consent, why: &str) -> Result<()> {
    let advice = format!(
        "run `rustup target add {TARGET}` where rustup's servers can be reached, or use Debian 12 or newer"
    );
    if which("apt-get").is_none() {
        return Err(Failure::new(
            format!(
                "the standard library of {TARGET} could not be had: {why}, and there is no apt-get"
            ),
            advice,
        ));
    }
    let permit = consent.to(
        &format!("the distribution's compiler takes the place of rustup's, because {why}; this machine is changed as root"),
        &debian_steps(),
    )?;
    apt::update(layout, &permit)?;
    let linker = toolchain::newest("lld-", apt::names_with("lld-").iter().map(String::as_str))
        .ok_or_else(|| Failure::new("apt offers no package lld-NN", advice.clone()))?;
    let mut packages = [PACKAGES, &[&linker]].concat();
    if apt::offers(CLIPPY) {
        packages.push(CLIPPY);
    }
    apt::install(layout, &permit, &packages)?;
    let prefix = toolchain::debian_prefix()
        .ok_or_else(|| Failure::new("the package rustc-web holds no bin/rustc", advice))?;
    std_library::build(layout, &permit, &prefix)?;
    if which("rustup").is_some() {
        let mut command = Command::new("rustup");
        command.args(["toolchain", "link", LINKED]).arg(&prefix);
        let outcome = Job::new(command, layout.log("rustup-link")).run()?;
        if !outcome.ok {
            let advice = "run the command by hand and look at its output";
            return Err(Failure::of("rustup toolchain link", &outcome, advice));
        }
    }
    Ok(())
}

/// A description of [`by_debian`]: the packages are known only afterwards.
fn debian_steps() -> Vec<String> {
    let packages = [
        PACKAGES,
        &["lld-NN (the newest)", CLIPPY, "(where there is one)"],
    ]
    .concat();
    let mut steps = apt::steps(&packages);
    steps.push(
        "copy the standard library, built here, to where that compiler looks for it".to_owned(),
    );
    if which("rustup").is_some() {
        steps.push(format!("rustup toolchain link {LINKED}"));
    }
    steps
}
