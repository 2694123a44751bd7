//! The parts of `cargo xtask test`: each one command, and how its tests are counted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::count::Reporter;
use crate::checked_in;
use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::setup::{self, Step};
use crate::toolchain::{TARGET, Toolchain, cargo};

/// Crates with tests that run inside WebAssembly.
const END_TO_END: [&str; 2] = ["jsi-runtime", "jsi-e2e"];

/// What must be set up for a part.
const NOTHING: &[Step] = &[];

/// A part of the test run.
pub struct Part {
    /// Its name, as `--only` takes it.
    pub name: &'static str,
    /// What it shows.
    pub about: &'static str,
    /// What must be on the machine for it.
    pub needs: &'static [Step],
    /// How its tests are counted.
    pub reporter: Reporter,
    /// The command that runs it.
    pub command: fn(&Layout) -> Result<Command>,
}

/// All parts: what finds most mistakes in the least time comes first.
pub const PARTS: &[Part] = &[
    Part {
        name: "fmt",
        about: "all Rust is formatted",
        needs: NOTHING,
        reporter: Reporter::Check,
        command: |layout| {
            Ok(native(
                layout,
                &["fmt", "--all", "--", "--check", "--color=never"],
            ))
        },
    },
    Part {
        name: "clippy",
        about: "no warnings in any crate, natively",
        needs: NOTHING,
        reporter: Reporter::Check,
        command: |layout| {
            let arguments = ["clippy", "--locked", "--workspace", "--all-targets", "--"];
            Ok(deny_warnings(native(layout, &arguments)))
        },
    },
    Part {
        name: "clippy-wasm",
        about: "no warnings in what is built for WebAssembly",
        needs: setup::RUN,
        reporter: Reporter::Check,
        command: |layout| {
            let mut command = wasm(layout, "clippy", &END_TO_END)?;
            command.arg("--all-targets");
            for name in examples::names(layout)? {
                command.args(["--package", &examples::package(&name)]);
            }
            command.arg("--");
            Ok(deny_warnings(command))
        },
    },
    Part {
        name: "unit",
        about: "unit tests, golden files, type matrix, broken inputs, mocks, tidiness",
        // golden glue is parsed by Node
        needs: setup::NODE_ONLY,
        reporter: Reporter::Libtest,
        command: |layout| {
            let targets = ["--lib", "--bins", "--tests"];
            let mut command = native(
                layout,
                &["test", "--locked", "--workspace", "--no-fail-fast"],
            );
            command.args(targets);
            Ok(command)
        },
    },
    Part {
        name: "doc-tests",
        about: "the code in the documentation of public items",
        needs: NOTHING,
        reporter: Reporter::Libtest,
        command: |layout| {
            Ok(native(
                layout,
                &["test", "--locked", "--workspace", "--no-fail-fast", "--doc"],
            ))
        },
    },
    Part {
        name: "js",
        about: "the JavaScript halves of runtime and harness, with Node's test runner",
        needs: setup::NODE_ONLY,
        reporter: Reporter::Tap,
        command: |layout| {
            let mut command = Command::new("node");
            command
                .current_dir(&layout.root)
                .args(["--test", "--test-reporter=tap"]);
            for folder in ["runtime/js/tests", "xtask/web/tests"] {
                command.args(test_files(&layout.root.join(folder))?);
            }
            Ok(command)
        },
    },
    Part {
        name: "e2e-node",
        about: "generated code in WebAssembly, in Node",
        needs: setup::RUN,
        reporter: Reporter::Libtest,
        command: |layout| end_to_end(layout),
    },
    Part {
        name: "e2e-chromium",
        about: "the same test programs in headless Chromium",
        needs: setup::ALL,
        reporter: Reporter::Libtest,
        command: |layout| {
            let driver = setup::chromedriver()
                .ok_or_else(|| Failure::new("no chromedriver", "run `cargo xtask setup`"))?;
            let mut command = examples::harness(layout, "in_chromium.mjs");
            run_by(&mut command, &end_to_end(layout)?);
            command.env("CHROMEDRIVER", driver);
            Ok(command)
        },
    },
    Part {
        name: "examples-node",
        about: "the examples print their lines in Node",
        needs: setup::RUN,
        reporter: Reporter::Harness,
        command: |layout| check_examples(layout, "node"),
    },
    Part {
        name: "examples-chromium",
        about: "the examples print the same lines in headless Chromium",
        needs: setup::ALL,
        reporter: Reporter::Harness,
        command: |layout| check_examples(layout, "chromium"),
    },
    Part {
        name: "checked-in",
        about: "bindings among the sources, as a package of each of wasm-bindgen's targets",
        needs: setup::RUN,
        reporter: Reporter::Harness,
        command: |layout| checked_in::harness(layout),
    },
    Part {
        name: "bundle",
        about: "the examples bundled by Vite and by esbuild, run in Chromium",
        needs: setup::ALL,
        reporter: Reporter::Harness,
        command: |layout| {
            examples::build(layout)?;
            Ok(examples::harness(layout, "bundle.mjs"))
        },
    },
    Part {
        name: "docs",
        about: "the documentation of all crates builds without warnings",
        needs: NOTHING,
        reporter: Reporter::Check,
        command: |layout| {
            let mut command = native(layout, &["doc", "--locked", "--workspace", "--no-deps"]);
            command.env("RUSTDOCFLAGS", "-Dwarnings");
            Ok(command)
        },
    },
];

/// The `*.test.mjs` files of a folder; Node's own ways to find them differ between its versions.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .map_err(|error| Failure::new(format!("{}: {error}", folder.display()), ""))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}

fn native(layout: &Layout, arguments: &[&str]) -> Command {
    let mut command = cargo();
    command.current_dir(&layout.root).args(arguments);
    command
}

fn deny_warnings(mut clippy: Command) -> Command {
    clippy.args(["-D", "warnings"]);
    clippy
}

fn wasm(layout: &Layout, subcommand: &str, packages: &[&str]) -> Result<Command> {
    let toolchain = Toolchain::detect()
        .ok_or_else(|| Failure::new("no toolchain for WebAssembly", "run `cargo xtask setup`"))?;
    let mut command = toolchain.cargo(layout);
    command.args([subcommand, "--locked", "--target", TARGET]);
    for package in packages {
        command.args(["--package", package]);
    }
    Ok(command)
}

/// Only the runner's environment differs between the engines, so the programs are built once.
fn end_to_end(layout: &Layout) -> Result<Command> {
    let programs = setup::wasm_bindgen(layout)
        .ok_or_else(|| Failure::new("wasm-bindgen is missing", "run `cargo xtask setup`"))?;
    let mut command = wasm(layout, "test", &END_TO_END)?;
    command
        .args(["--tests", "--no-fail-fast"])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            programs.runner,
        )
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    Ok(command)
}

/// Lets `wrapper` run `command`: its words as arguments, its environment, its folder.
fn run_by(wrapper: &mut Command, command: &Command) {
    wrapper.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => wrapper.env(name, value),
            None => wrapper.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        wrapper.current_dir(folder);
    }
}

fn check_examples(layout: &Layout, engine: &str) -> Result<Command> {
    examples::build(layout)?;
    let mut command = examples::harness(layout, "check.mjs");
    command.arg(engine);
    Ok(command)
}
