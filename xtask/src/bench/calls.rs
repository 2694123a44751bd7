//! Builds `bench/calls` with a user's settings, and measures it in an engine.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use serde::Serialize;

use super::measured::Measured;
use crate::engine::Engine;
use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::toolchain::{self, TARGET};

const NAME: &str = "calls";

/// How much is measured.
#[derive(Clone, Copy)]
pub struct SampleSize {
    /// Processes or pages, one after the other: each compiles separately, and sometimes differently.
    pub runs: u32,
    /// Rounds in each process.
    pub rounds: u32,
    /// Milliseconds of one side of a row in a round: short, so that other programs disturb few rounds.
    pub millis: f64,
}

/// For the tables of the documentation.
pub const FULL: SampleSize = SampleSize {
    runs: 3,
    rounds: 31,
    millis: 1.0,
};
/// For a quick preview.
pub const QUICK: SampleSize = SampleSize {
    runs: 1,
    rounds: 15,
    millis: 1.0,
};

/// The argument of `run.mjs`.
#[derive(Serialize)]
struct Order<'a> {
    engine: &'a str,
    package: PathBuf,
    rows: &'a [String],
    rounds: u32,
    millis: f64,
    runs: u32,
    out: PathBuf,
}

/// The output folder of all measurements.
pub fn folder(layout: &Layout) -> PathBuf {
    layout.target.join("bench")
}

/// Builds the program and makes the package that every engine loads.
pub fn build(layout: &Layout) -> Result<()> {
    println!("building bench/calls");
    let mut command = toolchain::build(layout, &["jsi-bench".to_owned()])?;
    command
        .arg("--release")
        // Sides must differ in their operations, not in what the compiler can optimise.
        .env("CARGO_PROFILE_RELEASE_LTO", "fat")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1");
    package::run(layout, command, "bench", "fix what the compiler reports")?;
    let program = layout
        .wasm_target()
        .join(TARGET)
        .join("release")
        .join("calls.wasm");
    package::pack_program(layout, &program, "web", &folder(layout).join(NAME))
}

/// Measures the rows whose names contain one of these texts, or all rows.
pub fn measure(
    layout: &Layout,
    engine: Engine,
    rows: &[String],
    size: SampleSize,
) -> Result<Measured> {
    let out = folder(layout).join(format!("{NAME}-{}.json", engine.name()));
    let order = Order {
        engine: engine.name(),
        package: folder(layout).join(NAME).join("web"),
        rows,
        rounds: size.rounds,
        millis: size.millis,
        runs: size.runs,
        out: out.clone(),
    };
    let order = serde_json::to_string(&order).map_err(Failure::other)?;
    let status = examples::harness(layout, "bench/run.mjs")
        .arg(order)
        .stdin(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(Failure::new(
            format!("measuring in {} ended with {status}", engine.title()),
            "its output above says why",
        ));
    }
    let text = fs::read_to_string(&out)?;
    serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("{}: {error}", out.display()), ""))
}
