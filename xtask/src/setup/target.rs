//! The standard library for WebAssembly: by rustup where its servers can be reached, else from
//! Debian's packages. Says which way was taken and why.

use std::process::Command;
use std::time::Duration;

use super::{apt, std_library};
use crate::failure::{Failure, Result};
use crate::layout::{Layout, which};
use crate::run::Job;
use crate::toolchain::{self, LINKED, TARGET, Toolchain};

/// Where its servers cannot be reached rustup may wait for minutes.
const RUSTUP_LIMIT: Duration = Duration::from_secs(45);

/// Clippy for the compiler of `rustc-web`.
const CLIPPY: &str = "rust-web-clippy";

pub fn ready() -> Option<String> {
    let toolchain = Toolchain::detect()?;
    // Some releases of the distribution have no clippy for this compiler.
    (toolchain.has_clippy() || !apt::offers(CLIPPY)).then(|| toolchain.describe())
}

pub fn install(layout: &Layout) -> Result<String> {
    let why = if toolchain::active_is_passed_over() {
        "JSI_WASM=debian asks for it".to_owned()
    } else {
        match by_rustup(layout)? {
            Ok(()) => return Ok("by rustup, whose servers could be reached".to_owned()),
            Err(why) => why,
        }
    };
    println!("      taking the distribution's compiler, because {why}");
    by_debian(layout, &why)?;
    Ok(format!("from the distribution's packages, because {why}"))
}

/// The inner error is the reason to try the other way.
fn by_rustup(layout: &Layout) -> Result<std::result::Result<(), String>> {
    if which("rustup").is_none() {
        return Ok(Err("rustup is not in PATH".to_owned()));
    }
    println!(
        "      rustup target add {TARGET} (at most {} s)",
        RUSTUP_LIMIT.as_secs()
    );
    let mut command = Command::new("rustup");
    command
        .args(["target", "add", TARGET])
        .env("RUSTUP_MAX_RETRIES", "1");
    let job = Job {
        command,
        log: layout.log("rustup"),
        limit: Some(RUSTUP_LIMIT),
    };
    let outcome = job.run()?;
    if outcome.ok && Toolchain::detect() == Some(Toolchain::Active) {
        return Ok(Ok(()));
    }
    if outcome.timed_out {
        return Ok(Err(format!(
            "rustup got no answer in {} s",
            RUSTUP_LIMIT.as_secs()
        )));
    }
    if outcome.ok {
        return Ok(Err(
            "rustup takes it for installed, and it is not there".to_owned()
        ));
    }
    let error = outcome
        .output
        .lines()
        .find(|line| line.starts_with("error:"));
    let error = error.map_or("rustup could not add the target", |line| {
        &line["error:".len()..]
    });
    Ok(Err(format!("rustup said: {}", error.trim())))
}

fn by_debian(layout: &Layout, why: &str) -> Result<()> {
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
    apt::update(layout)?;
    let linker = toolchain::newest("lld-", apt::names_with("lld-")?.iter().map(String::as_str))
        .ok_or_else(|| Failure::new("apt offers no package lld-NN", advice.clone()))?;
    let mut packages = vec!["rustc-web", "rust-web-src", "cargo-web", &linker];
    if apt::offers(CLIPPY) {
        packages.push(CLIPPY);
    }
    apt::install(layout, &packages)?;
    let prefix = toolchain::debian_prefix()
        .ok_or_else(|| Failure::new("the package rustc-web holds no bin/rustc", advice))?;
    std_library::build(layout, &prefix)?;
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
