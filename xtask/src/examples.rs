//! The examples that run on a page: finds them, builds them, makes packages of them.
//! What they print is checked by the JavaScript harness, not here.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::run::Job;
use crate::setup;
use crate::toolchain::{TARGET, Toolchain};

/// The kinds of package that are made, by wasm-bindgen's names.
const KINDS: [&str; 3] = ["nodejs", "web", "bundler"];

/// The names of the examples: folders of `examples/` with a `.jsi` of the same name.
/// What has no interface file of its name is not a program for a page.
pub fn names(layout: &Layout) -> Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(layout.root.join("examples"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter_map(|folder| Some((folder.file_name()?.to_str()?.to_owned(), folder)))
        .filter(|(name, folder)| folder.join(format!("{name}.jsi")).is_file())
        .map(|(name, _)| name)
        .collect();
    names.sort();
    Ok(names)
}

/// The package name in Cargo of an example.
pub fn package(name: &str) -> String {
    format!("example-{}", name.replace('_', "-"))
}

/// Builds all examples and makes one package a kind of each.
pub fn build(layout: &Layout) -> Result<()> {
    let names = names(layout)?;
    println!("building {} examples for WebAssembly", names.len());
    compile(layout, &names)?;
    for name in &names {
        for kind in KINDS {
            pack(layout, name, kind)?;
        }
    }
    Ok(())
}

/// The harness, on the packages that [`build`] made.
pub fn harness(layout: &Layout, script: &str) -> Command {
    let mut command = Command::new("node");
    command
        .current_dir(&layout.root)
        .arg(layout.web().join(script))
        .env("JSI_EXAMPLES", layout.root.join("examples"))
        .env("JSI_PACKAGES", layout.packages());
    if let Some(chromium) = setup::chromium() {
        command.env("CHROME", chromium);
    }
    command
}

fn compile(layout: &Layout, names: &[String]) -> Result<()> {
    let toolchain = Toolchain::detect()
        .ok_or_else(|| Failure::new("no toolchain for WebAssembly", "run `cargo xtask setup`"))?;
    let mut command = toolchain.cargo(layout);
    command.args(["build", "--locked", "--target", TARGET]);
    for name in names {
        command.args(["--package", &package(name)]);
    }
    let outcome = Job::new(command, layout.log("examples")).run()?;
    if outcome.ok {
        return Ok(());
    }
    Err(Failure::of(
        "building the examples",
        &outcome,
        "mend what the compiler reports",
    ))
}

fn pack(layout: &Layout, name: &str, kind: &str) -> Result<()> {
    let programs = setup::wasm_bindgen(layout)
        .ok_or_else(|| Failure::new("wasm-bindgen is missing", "run `cargo xtask setup`"))?;
    let folder = layout.packages().join(name).join(kind);
    // What an earlier version of the example shipped must not stay.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut command = Command::new(programs.bindgen);
    command
        .arg(wasm(layout, name))
        .args(["--target", kind, "--out-name", name, "--out-dir"]);
    command.arg(&folder);
    let outcome = Job::new(command, layout.log(&format!("bindgen-{name}-{kind}"))).run()?;
    if outcome.ok {
        return Ok(());
    }
    Err(Failure::of(
        &format!("wasm-bindgen for the example {name}"),
        &outcome,
        "",
    ))
}

fn wasm(layout: &Layout, name: &str) -> PathBuf {
    layout
        .wasm_target()
        .join(TARGET)
        .join("debug")
        .join(format!("{name}.wasm"))
}
