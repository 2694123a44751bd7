//! `cargo xtask fuzz`: the fuzz targets of `fuzz/`, the codecs of both sides, and hostile values in Node, for a given time.
//! `cargo xtask test` has parts with fixed numbers of inputs, and runs the runtime's native tests under a sanitizer.

use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::engine::Engine;
use crate::failure::Result;
use crate::layout::Layout;
use crate::packages;
use crate::run::output_of;
use crate::setup::{self, Consent};
use crate::toolchain::cargo;

/// The targets of `fuzz/src/lib.rs`.
const TEXTS: [&str; 6] = ["analyze", "edits", "format", "generate", "fix", "lsp"];
/// Values in both codecs, and at every position of a package.
const OTHERS: [&str; 2] = ["codecs", "values"];
/// The total time of all targets.
const SECONDS: u64 = 3600;
/// The number of cases of the codecs in one run.
const CASES: &str = "40000";
/// The time for each position of a package in one run. One process tests all of them, with a limit of two minutes.
const PLACE: &str = "4";

/// Generate inputs for an hour, and run everything on them that must not fail
#[derive(Args, Debug)]
pub struct Options {
    /// For all targets together
    #[arg(long, value_name = "N", default_value_t = SECONDS)]
    seconds: u64,
    /// Only this target
    #[arg(long, value_name = "NAME")]
    #[arg(value_parser = PossibleValuesParser::new(TEXTS.into_iter().chain(OTHERS)))]
    target: Option<String>,
    /// Where the random inputs begin; without it, the time. The same seed gives the same inputs
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// With libFuzzer for the targets of texts; needs a C++ compiler
    #[arg(long)]
    coverage: bool,
}

/// Fuzzes; returns whether nothing failed.
pub fn run(layout: &Layout, consent: Consent, options: &Options) -> Result<bool> {
    let wanted = |name: &&str| options.target.as_deref().is_none_or(|it| it == *name);
    let all = TEXTS.into_iter().chain(OTHERS);
    let targets: Vec<&str> = all.filter(wanted).collect();
    if targets.contains(&"values") {
        setup::run(layout, consent, setup::RUN)?;
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seed = options.seed.unwrap_or(now.map_or(1, |time| time.as_secs()));
    println!("seed {seed}");
    let each = (options.seconds / targets.len() as u64).max(1);
    let mut good = true;
    for name in targets {
        good &= match name {
            "codecs" => repeat(each, seed, |seed| Ok(codecs(layout, seed)))?,
            "values" => repeat(each, seed, |seed| values(layout, seed))?,
            _ if options.coverage => covered(layout, name, each).status()?.success(),
            _ => {
                let mut command = targets_runner(layout);
                command.args(["--target", name, "--seconds", &each.to_string()]);
                command.args(["--seed", &seed.to_string()]);
                command.status()?.success()
            }
        };
    }
    Ok(good)
}

/// Runs a command with one seed after the other, until the time is over or a run fails.
fn repeat(seconds: u64, first: u64, command: impl Fn(u64) -> Result<Command>) -> Result<bool> {
    let start = Instant::now();
    let mut seed = first;
    loop {
        if !command(seed)?.status()?.success() {
            println!("FAILED with seed {seed}");
            return Ok(false);
        }
        if start.elapsed() >= Duration::from_secs(seconds) {
            return Ok(true);
        }
        seed += 100_000;
    }
}

/// Cargo in `fuzz/`, which has its own dependencies. The target folder is that of the workspace, which has built most of them.
fn apart(layout: &Layout) -> Command {
    let mut command = cargo();
    command
        .current_dir(layout.root.join("fuzz"))
        .env("CARGO_TARGET_DIR", &layout.target);
    command
}

fn targets_runner(layout: &Layout) -> Command {
    let mut command = apart(layout);
    command.args(["run", "--locked", "--bin", "jsi-fuzz", "--"]);
    command
}

/// The corpus and a fixed number of inputs for each target.
pub fn replay(layout: &Layout) -> Result<Command> {
    Ok(targets_runner(layout))
}

/// A target with libFuzzer, which begins with the corpus and stores new inputs in a folder that git ignores.
fn covered(layout: &Layout, name: &str, seconds: u64) -> Command {
    // The flags of cargo-fuzz, all of them stable: counters at every edge, and compared values.
    const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
        -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";
    let mut command = apart(layout);
    command
        .env("CARGO_TARGET_DIR", layout.target.join("fuzz-coverage"))
        .env("RUSTFLAGS", FLAGS)
        .args(["run", "--locked", "--features", "libfuzzer", "--bin", name])
        .args(["--target", &host(), "--"])
        .args(["corpus-new", "corpus/text", "-close_fd_mask=1"])
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix=artifacts/{name}-"));
    for folder in ["corpus-new", "artifacts"] {
        // libFuzzer prints a missing line itself.
        let _ = std::fs::create_dir_all(layout.root.join("fuzz").join(folder));
    }
    command
}

/// Random values in the codecs of both sides.
fn codecs(layout: &Layout, seed: u64) -> Command {
    let mut command = cargo();
    command
        .current_dir(&layout.root)
        .args([
            "test",
            "--locked",
            "--package",
            "jsi-runtime",
            "--lib",
            "codec::random",
        ])
        .env("JSI_WIRE_SEED", seed.to_string())
        .env("JSI_WIRE_CASES", CASES);
    command
}

/// Hostile values at every position of the package.
fn values(layout: &Layout, seed: u64) -> Result<Command> {
    let mut command = packages::cases_of(layout, Engine::Node, "fuzzed")?;
    command
        .env("JSI_FUZZED_SEED", seed.to_string())
        .env("JSI_FUZZED_SECONDS", PLACE);
    Ok(command)
}

/// The runtime's native tests, in Miri if the toolchain has it, otherwise under AddressSanitizer.
pub fn sanitized(layout: &Layout) -> Result<Command> {
    let mut command = cargo();
    command.current_dir(&layout.root);
    if output_of("cargo", &["miri", "--version"]).is_some() {
        command
            .args(["miri", "test"])
            .env(
                "MIRIFLAGS",
                "-Zmiri-disable-isolation -Zmiri-permissive-provenance",
            )
            .env("CARGO_TARGET_DIR", layout.target.join("miri"));
    } else {
        // The variable makes a stable compiler accept the flag.
        command
            .args(["test", "--target", &host()])
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", "-Zsanitizer=address")
            // Tests leak shapes, which are static in programs.
            .env(
                "ASAN_OPTIONS",
                "detect_leaks=0:detect_stack_use_after_return=1",
            )
            .env("CARGO_TARGET_DIR", layout.target.join("address"));
    }
    command.args([
        "--locked",
        "--package",
        "jsi-runtime",
        "--lib",
        "--tests",
        "--no-fail-fast",
    ]);
    Ok(command)
}

/// The target of this machine.
fn host() -> String {
    let text = output_of("rustc", &["-vV"]).unwrap_or_default();
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.unwrap_or("x86_64-unknown-linux-gnu").to_owned()
}
