//! `cargo xtask platform --measure`: builds programs by modules of the platform, and the same members in one file without modules. The
//! files of the second kind are those of a test of the compiler.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use wait4::Wait4 as _;

use crate::bundled::Jsic;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::setup::{self, Consent, Step};
use crate::toolchain::{TARGET, Toolchain};

/// The highest quotient of a program by modules and one without.
const BAR: f64 = 1.1;

/// How often each program is built; the shortest time counts.
const ROUNDS: usize = 5;

/// What the build of a program takes.
#[derive(Debug, Clone, Copy)]
struct Cost {
    bytes: u64,
    /// Of the generation.
    generate: Duration,
    /// Of the Rust compiler.
    compile: Duration,
}

impl Cost {
    fn min(self, other: Self) -> Self {
        Self {
            bytes: self.bytes,
            generate: self.generate.min(other.generate),
            compile: self.compile.min(other.compile),
        }
    }

    fn total(self) -> f64 {
        (self.generate + self.compile).as_secs_f64()
    }
}

/// Prints a table; returns whether all programs are below the bar.
pub(super) fn run(layout: &Layout, consent: Consent) -> Result<bool> {
    setup::run(layout, consent, &[Step::Target])?;
    let jsic = Jsic::build(layout)?;
    let folder = layout.root.join("compiler/tests/platform/by_hand");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.sort();
    let out = layout.target.join("platform-measure");
    println!(
        "| program | bytes | without modules | quotient | CPU seconds | without modules | quotient |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|");
    let mut fine = true;
    for by_hand in files {
        let stem = by_hand.file_stem().unwrap_or_default();
        let name = stem.to_string_lossy().into_owned();
        let program = program(layout, &name)?;
        let places = [out.join("modules"), out.join("by_hand")];
        let sources = [&program, &by_hand];
        let mut costs: [Option<Cost>; 2] = [None, None];
        for _ in 0..ROUNDS {
            // by turns, so that both have the same other work beside them
            for ((cost, place), source) in costs.iter_mut().zip(&places).zip(sources) {
                let next = build(layout, &jsic, source, place)?;
                *cost = Some(cost.map_or(next, |it| it.min(next)));
            }
        }
        if let [Some(modules), Some(by_hand)] = costs {
            let size = modules.bytes as f64 / by_hand.bytes as f64;
            let time = modules.total() / by_hand.total();
            println!(
                "| {name} | {} | {} | {size:.3} | {:.2} | {:.2} | {time:.3} |",
                modules.bytes,
                by_hand.bytes,
                modules.total(),
                by_hand.total(),
            );
            fine &= size <= BAR && time <= BAR;
        }
    }
    Ok(fine)
}

/// The program by modules: a quick start, or a file beside the folder.
fn program(layout: &Layout, name: &str) -> Result<PathBuf> {
    let own = layout
        .root
        .join(format!("compiler/tests/platform/{name}.jsi"));
    let start = layout.quick_starts().join(name).join(format!("{name}.jsi"));
    let found = [own, start].into_iter().find(|it| it.is_file());
    found.ok_or_else(|| Failure::new(format!("there is no program {name}"), ""))
}

/// Generates and compiles a program.
fn build(layout: &Layout, jsic: &Jsic, source: &Path, place: &Path) -> Result<Cost> {
    let bindings = place.join("src/bindings");
    if bindings.exists() {
        fs::remove_dir_all(&bindings)?;
    }
    fs::create_dir_all(place.join("src"))?;
    let runtime = layout.root.join("runtime");
    let manifest = format!(
        "[package]\nname = \"measured\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\njsi-runtime = {{ path = {runtime:?} }}\nwasm-bindgen = \"0.2\"\n\n[workspace]\n"
    );
    fs::write(place.join("Cargo.toml"), manifest)?;
    fs::copy(layout.root.join("Cargo.lock"), place.join("Cargo.lock"))?;
    let mut generate = jsic.command();
    generate
        .arg("build")
        .arg(source)
        .arg("--out")
        .arg(&bindings);
    generate.arg("--crate-root").arg(place);
    let generate = time(&mut generate)?;
    let mut bytes = 0;
    for entry in fs::read_dir(&bindings)? {
        bytes += entry?.metadata()?.len();
    }
    let library = "//! What is measured.\n#![allow(missing_docs)]\npub mod bindings;\n";
    let compile = |text: &str| -> Result<Duration> {
        fs::write(place.join("src/lib.rs"), text)?;
        let mut cargo = Toolchain::required()?.cargo(layout);
        cargo.args(["build", "--quiet", "--offline", "--target", TARGET]);
        cargo.env("CARGO_TARGET_DIR", place.join("target"));
        cargo.env("CARGO_INCREMENTAL", "0").current_dir(place);
        time(&mut cargo)
    };
    // the dependencies are built before
    compile("//! Nothing.\n")?;
    Ok(Cost {
        bytes,
        generate,
        compile: compile(library)?,
    })
}

/// The processor time of a command and of all that it starts.
fn time(command: &mut Command) -> Result<Duration> {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    command.stderr(Stdio::null());
    let used = command.spawn()?.wait4()?;
    match used.status.success() {
        true => Ok(used.rusage.utime + used.rusage.stime),
        false => Err(Failure::new(format!("{command:?} failed"), "")),
    }
}
