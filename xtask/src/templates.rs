//! The templates of `jsic new`: the JavaScript harness makes a project of each one, builds it, tests it and runs it. All of them
//! are members of one workspace below `target`, whose crates of jsi are those of this repository, as they are published.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::bundled::Jsic;
use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::packaged;
use crate::run::output_of;
use crate::setup;
use crate::toolchain::{TARGET, Toolchain, cargo};

/// Builds `jsic` and writes the workspace; the command runs the tests.
pub fn tests(layout: &Layout) -> Result<Command> {
    let jsic = Jsic::build(layout)?;
    fetch(layout)?;
    let folder = workspace(layout)?;
    let mut command = examples::harness(layout, "templates.mjs");
    command.arg(&folder);
    // the commands of the templates call `jsic` by its name
    add_to_path(&mut command, &[jsic.folder()])?;
    tools(layout, &mut command)?;
    // everything that the projects need is in the lock file, and downloaded
    command.env("CARGO_NET_OFFLINE", "true");
    Ok(command)
}

/// Names the tools of builds in a command: the toolchain, cargo's folder, wasm-bindgen, and Trunk and wasm-pack if they are installed.
pub fn tools(layout: &Layout, command: &mut Command) -> Result<()> {
    let programs = setup::wasm_bindgen(layout)
        .ok_or_else(|| Failure::new("wasm-bindgen is missing", "run `cargo xtask setup`"))?;
    // Trunk and wasm-pack find it there
    if let Some(folder) = programs.bindgen.parent() {
        add_to_path(command, &[folder.to_owned()])?;
    }
    Toolchain::required()?.name_in(command);
    command
        .env("WASM_BINDGEN", programs.bindgen)
        .env("CARGO_TARGET_DIR", layout.wasm_target())
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    for (name, program) in [("TRUNK", setup::TRUNK), ("WASM_PACK", setup::WASM_PACK)] {
        if let Some(program) = program.program(layout) {
            command.env(name, program);
        }
    }
    Ok(())
}

/// Puts folders before those of a command's `PATH`.
fn add_to_path(command: &mut Command, folders: &[PathBuf]) -> Result<()> {
    let own = command.get_envs().find(|(name, _)| *name == "PATH");
    let path = own
        .and_then(|(_, value)| value.map(ToOwned::to_owned))
        .or_else(|| env::var_os("PATH"))
        .unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    let path = env::join_paths(all).map_err(|error| {
        let what = format!("PATH cannot be extended: {error}");
        Failure::new(
            what,
            "move the repository to a folder without such a character",
        )
    })?;
    command.env("PATH", path);
    Ok(())
}

/// Downloads what other parts have not: crates of the lock file that only programs for WebAssembly or only benchmarks use.
fn fetch(layout: &Layout) -> Result<()> {
    let version = output_of("rustc", &["-vV"]).unwrap_or_default();
    let host = version.lines().find_map(|it| it.strip_prefix("host: "));
    let mut command = cargo();
    command
        .current_dir(&layout.root)
        .args(["fetch", "--locked", "--target", TARGET]);
    if let Some(host) = host {
        command.args(["--target", host]);
    }
    package::run(
        layout,
        command,
        "fetch",
        "check that the registry can be reached",
    )
}

fn workspace(layout: &Layout) -> Result<PathBuf> {
    let folder = layout.target.join("templates");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"projects/my-*\"]\n\n\
         # builds take less time, and programs do the same\n[profile.release]\nopt-level = 0\n\n\
         [patch.crates-io]\n"
        .to_owned();
    let crates = packaged::crates(layout)?;
    for (name, below) in packaged::CRATES.iter().zip(&crates) {
        manifest.push_str(&format!("{name} = {{ path = {below:?} }}\n"));
    }
    fs::write(folder.join("Cargo.toml"), &manifest)?;
    // the versions of this repository, which are already downloaded
    fs::copy(layout.root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    check_command(layout, &manifest)?;
    Ok(folder)
}

/// Checks that the command compiles from its package, with all of its features.
fn check_command(layout: &Layout, manifest: &str) -> Result<()> {
    let folder = layout.target.join("packaged").join("install");
    fs::create_dir_all(folder.join("src"))?;
    let patch = manifest.find("[patch").and_then(|at| manifest.get(at..));
    let text = format!(
        "[package]\nname = \"install\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\njsic = \"*\"\n\n{}",
        patch.unwrap_or_default()
    );
    fs::write(folder.join("Cargo.toml"), text)?;
    fs::write(folder.join("src/lib.rs"), "//! Nothing.\n")?;
    fs::copy(layout.root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let mut command = cargo();
    command
        .current_dir(&folder)
        .args(["check", "--package", "jsic"])
        .env("CARGO_NET_OFFLINE", "true")
        // with the dependencies that clippy has checked
        .env("CARGO_TARGET_DIR", &layout.target);
    package::run(
        layout,
        command,
        "packaged-jsic",
        "see `include` in compiler/Cargo.toml",
    )
}
