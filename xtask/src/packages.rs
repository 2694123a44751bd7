//! The packages that are tested from JavaScript: every crate of `tests/packages`, and the one with vendored bindings. The
//! JavaScript harness runs their cases in the selected engine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::bundled::Jsic;
use crate::engine::Engine;
use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::toolchain;
use crate::vendored_bindings;

/// The kinds of package that are checked with consumers in TypeScript.
const TYPED: [&str; 2] = ["web", "nodejs"];

/// The names of the packages: folders with a manifest.
pub fn names(layout: &Layout) -> Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(folder(layout))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|folder| folder.join("Cargo.toml").is_file())
        .filter_map(|folder| folder.file_name()?.to_str().map(str::to_owned))
        .collect();
    names.sort();
    Ok(names)
}

/// The package name in Cargo of one of them.
pub fn package(name: &str) -> String {
    format!("package-{}", name.replace('_', "-"))
}

/// Builds them and runs their cases.
pub fn cases(layout: &Layout, engine: Engine) -> Result<Command> {
    let mut command = examples::harness(layout, "cases.mjs");
    command.arg(engine.name());
    for name in names(layout)? {
        add_cases(layout, &mut command, &name)?;
    }
    build(layout, engine.kinds())?;
    let vendored = vendored_bindings::build(layout, engine.kinds())?;
    let cases = layout.root.join("tests/vendored_bindings/cases.mjs");
    add(&mut command, vendored_bindings::NAME, &vendored, &cases)?;
    Ok(command)
}

/// Builds them, bundles them with `jsic bundle`, and runs their cases on the bundles.
pub fn bundled(layout: &Layout, engine: Engine) -> Result<Command> {
    let names = names(layout)?;
    build_some(layout, &names, engine.kinds())?;
    let jsic = Jsic::build(layout)?;
    let mut command = examples::harness(layout, "cases.mjs");
    command.args([engine.name(), "--bundled"]);
    for name in names {
        let folder = layout.target.join("bundled/packages").join(&name);
        for kind in engine.kinds() {
            jsic.bundle(layout, &out(layout, &name).join(kind), &folder.join(kind))?;
        }
        let cases = self::folder(layout).join(&name).join("cases.mjs");
        add(&mut command, &name, &folder, &cases)?;
    }
    Ok(command)
}

/// Builds one of them and runs its cases.
pub fn cases_of(layout: &Layout, engine: Engine, name: &str) -> Result<Command> {
    build_some(layout, &[name.to_owned()], engine.kinds())?;
    let mut command = examples::harness(layout, "cases.mjs");
    command.arg(engine.name());
    add_cases(layout, &mut command, name)?;
    Ok(command)
}

/// Builds the package whose threads share one memory, in the kinds that can start them, and runs its cases.
pub fn threads(layout: &Layout, engine: Engine) -> Result<Command> {
    const NAME: &str = "threads";
    println!("building it and the standard library for threads");
    package::run(
        layout,
        toolchain::build_for_threads(layout, &package(NAME))?,
        NAME,
        "fix what the compiler reports",
    )?;
    let kind = match engine {
        Engine::Node => "nodejs",
        Engine::Chromium | Engine::Firefox | Engine::Deno | Engine::Bun => "web",
    };
    package::pack(layout, NAME, kind, &out(layout, NAME))?;
    let mut command = examples::harness(layout, "cases.mjs");
    command.args([engine.name(), "--threads", kind]);
    let cases = layout.root.join("tests/threads/cases.mjs");
    add(&mut command, NAME, &out(layout, NAME), &cases)?;
    Ok(command)
}

/// Builds them and checks their consumers in TypeScript.
pub fn types(layout: &Layout) -> Result<Command> {
    build(layout, &TYPED)?;
    clash(layout)?;
    let mut command = examples::harness(layout, "types.mjs");
    for name in names(layout)? {
        let consumer = folder(layout).join(&name).join("consumer.ts");
        if consumer.is_file() {
            for kind in TYPED {
                add(
                    &mut command,
                    &name,
                    &out(layout, &name).join(kind),
                    &consumer,
                )?;
            }
        }
    }
    Ok(command)
}

/// Builds two crates that export one name; this must fail with the reason.
fn clash(layout: &Layout) -> Result<()> {
    const NAME: &str = "clash";
    const REASON: &str = "the name `__jsi1_export_PartSide` is exported by multiple crates";
    match build_some(layout, &[NAME.to_owned()], &["web"]) {
        Err(failure) if failure.what.contains(REASON) => Ok(()),
        Err(failure) => Err(failure),
        Ok(()) => Err(Failure::new(
            "a package has two exports of one name",
            "see `export_symbol` in compiler/src/lower/names.rs",
        )),
    }
}

/// Builds a package for Node, and loads it in projects of all kinds and in Jest.
pub fn projects(layout: &Layout) -> Result<Command> {
    const NAME: &str = "exports";
    build_some(
        layout,
        &[NAME.to_owned()],
        &["nodejs", "experimental-nodejs-module", "web"],
    )?;
    let mut command = examples::harness(layout, "projects.mjs");
    command
        .arg(out(layout, NAME))
        .arg(folder(layout).join(NAME).join("cases.mjs"));
    Ok(command)
}

/// Builds the package with one import for the web; returns the file that starts it.
pub fn one_import(layout: &Layout) -> Result<PathBuf> {
    const NAME: &str = "one_import";
    build_some(layout, &[NAME.to_owned()], &["web"])?;
    Ok(out(layout, NAME).join("web").join(format!("{NAME}.js")))
}

fn build(layout: &Layout, kinds: &[&str]) -> Result<()> {
    let names = names(layout)?;
    // Without a name cargo would build all packages.
    if names.is_empty() {
        return Ok(());
    }
    build_some(layout, &names, kinds)
}

fn build_some(layout: &Layout, names: &[String], kinds: &[&str]) -> Result<()> {
    let crates: Vec<String> = names.iter().map(|name| package(name)).collect();
    println!("building {} packages for WebAssembly", names.len());
    let command = toolchain::build(layout, &crates)?;
    package::run(layout, command, "packages", "fix what the compiler reports")?;
    for name in names {
        for kind in kinds {
            package::pack(layout, name, kind, &out(layout, name))?;
        }
    }
    Ok(())
}

/// Adds its `cases.mjs`, and every `…_cases.mjs`: the cases of each file have an instance of their own.
fn add_cases(layout: &Layout, command: &mut Command, name: &str) -> Result<()> {
    const FIRST: &str = "cases.mjs";
    let folder = folder(layout).join(name);
    let mut others: Vec<PathBuf> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(&format!("_{FIRST}")))
        .collect();
    others.sort();
    for file in std::iter::once(folder.join(FIRST)).chain(others) {
        add(command, name, &out(layout, name), &file)?;
    }
    Ok(())
}

fn add(command: &mut Command, name: &str, packages: &Path, file: &Path) -> Result<()> {
    if !file.is_file() {
        let what = format!("the package {name} has no {}", file.display());
        return Err(Failure::new(what, "see \"Add a case\" in CONTRIBUTING.md"));
    }
    command.arg(name).arg(packages).arg(file);
    Ok(())
}

fn folder(layout: &Layout) -> PathBuf {
    layout.root.join("tests").join("packages")
}

fn out(layout: &Layout, name: &str) -> PathBuf {
    layout.target.join("packages").join(name)
}
