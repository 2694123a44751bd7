//! The commands of the parts: cargo natively and for WebAssembly, and the engines that run what it builds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::engine::Engine;
use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::setup;
use crate::toolchain::{TARGET, Toolchain, cargo};

/// Crates with tests that run inside WebAssembly.
const END_TO_END: [&str; 2] = ["jsi-runtime", "jsi-e2e"];
/// Folders with tests of JavaScript.
const SCRIPTS: [&str; 3] = ["integrations", "runtime/js", "xtask/web"];

/// The `*.test.mjs` files; Node's own search differs between its versions.
pub fn test_files(layout: &Layout) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in SCRIPTS {
        add_test_files(&layout.root.join(folder), &mut files)?;
    }
    files.sort();
    Ok(files)
}

fn add_test_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder)
        .map_err(|error| Failure::new(format!("{}: {error}", folder.display()), ""))?;
    for entry in entries {
        let path = entry?.path();
        if path.ends_with("node_modules") {
            continue;
        }
        if path.is_dir() {
            add_test_files(&path, files)?;
        } else if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    Ok(())
}

/// Cargo with the ordinary toolchain.
pub fn native(layout: &Layout, arguments: &[&str]) -> Command {
    let mut command = cargo();
    command.current_dir(&layout.root).args(arguments);
    command
}

/// Makes clippy fail on warnings.
pub fn deny_warnings(mut clippy: Command) -> Command {
    clippy.args(["-D", "warnings"]);
    clippy
}

/// The program that proves the rules of `jsic breaking`.
pub fn callers(layout: &Layout) -> Result<Command> {
    let mut command = native(
        layout,
        &["run", "--locked", "--package", "jsi-breaking", "--"],
    );
    command
        .arg(layout.target.join("breaking"))
        .arg("node")
        .arg(layout.web().join("node_modules/typescript/bin/tsc"));
    Ok(command)
}

/// cargo-deny on the workspace. Zed's extension and the programs beside other crates have their own lock files, whose versions come
/// with those.
pub fn dependencies(layout: &Layout) -> Result<Command> {
    for (name, folder) in [("zed", "editors/zed"), ("beside", "examples/beside")] {
        let manifest = format!("{folder}/Cargo.toml");
        let command = deny(layout, &manifest, &["licenses", "sources"])?;
        package::run(
            layout,
            command,
            &format!("dependencies-{name}"),
            "see deny.toml",
        )?;
    }
    deny(layout, "Cargo.toml", &["bans", "licenses", "sources"])
}

fn deny(layout: &Layout, manifest: &str, checks: &[&str]) -> Result<Command> {
    let program = setup::cargo_deny(layout)
        .ok_or_else(|| Failure::new("cargo-deny is missing", "run `cargo xtask setup`"))?;
    let mut command = Command::new(program);
    command
        .current_dir(&layout.root)
        .args([
            "--locked",
            "--manifest-path",
            manifest,
            "--config",
            "deny.toml",
            "check",
        ])
        .args(checks);
    Ok(command)
}

/// Cargo for WebAssembly, on the crates with tests there.
pub fn wasm(layout: &Layout, subcommand: &str) -> Result<Command> {
    let mut command = Toolchain::required()?.cargo(layout);
    command.args([subcommand, "--locked", "--target", TARGET]);
    for package in END_TO_END {
        command.args(["--package", package]);
    }
    Ok(command)
}

/// The test programs in Node. Only the runner differs between the engines, so the programs are built once.
pub fn end_to_end(layout: &Layout) -> Result<Command> {
    let programs = programs(layout)?;
    let mut command = tests(layout)?;
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        programs.runner,
    );
    Ok(command)
}

/// The test programs in a page, with wasm-bindgen's runner.
pub fn in_browser(layout: &Layout, engine: Engine) -> Result<Command> {
    let mut command = examples::harness(layout, "in_browser.mjs");
    command.arg(engine.name());
    run_by(&mut command, &end_to_end(layout)?);
    let (driver, place) = match engine {
        Engine::Firefox => ("GECKODRIVER", setup::geckodriver(layout)),
        _ => ("CHROMEDRIVER", setup::chromedriver()),
    };
    let place = place.ok_or_else(|| {
        let what = format!("there is no driver of {}", engine.title());
        Failure::new(what, "run `cargo xtask setup --engines all`")
    })?;
    // The runner uses the first driver whose variable it finds.
    command
        .env_remove("GECKODRIVER")
        .env_remove("CHROMEDRIVER")
        .env(driver, place);
    Ok(command)
}

/// The test programs in an engine that wasm-bindgen's runner does not support, with our own runner.
pub fn in_process(layout: &Layout, engine: Engine) -> Result<Command> {
    let mut command = tests(layout)?;
    let harness = examples::harness(layout, "runner.mjs");
    for (name, value) in harness.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    // An array, because a path may have spaces in it.
    let runner = layout.web().join("runner.mjs");
    let runner = format!("[\"node\", {runner:?}, {:?}]", engine.name());
    command
        .args(["--config", &format!("target.{TARGET}.runner = {runner}")])
        .env("WASM_BINDGEN", programs(layout)?.bindgen);
    Ok(command)
}

fn tests(layout: &Layout) -> Result<Command> {
    let mut command = wasm(layout, "test")?;
    command
        .args(["--tests", "--no-fail-fast"])
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    Ok(command)
}

fn programs(layout: &Layout) -> Result<setup::Programs> {
    setup::wasm_bindgen(layout)
        .ok_or_else(|| Failure::new("wasm-bindgen is missing", "run `cargo xtask setup`"))
}

/// Makes `wrapper` run `command`, with its arguments, environment and folder.
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
