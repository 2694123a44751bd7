//! The playground: the compiler in WebAssembly on a page, made by `jsic bundle` and esbuild. Builds the folder of the page, which
//! needs no server of its own, and serves or tests it.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use crate::bundled::Jsic;
use crate::engine::Engine;
use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::setup::{self, Consent};
use crate::toolchain::Toolchain;

/// The name of its crate.
pub const PACKAGE: &str = "jsi-playground";
/// The profile in `Cargo.toml` that the program is built with.
const PROFILE: &str = "playground";

/// Builds the page; with `serve`, serves it until the command is ended.
pub fn run(layout: &Layout, consent: Consent, serve: bool) -> Result<()> {
    setup::run(layout, consent, setup::PLAYGROUND)?;
    let site = build(layout)?;
    println!("the page is the folder {}", site.display());
    if !serve {
        return Ok(());
    }
    let mut command = examples::harness(layout, "playground_serve.mjs");
    let status = command.arg(site).stdin(Stdio::null()).status()?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(
        format!("xtask/web/playground_serve.mjs ended with {status}"),
        "its output above says why",
    ))
}

/// Builds the page; the command tests it in an engine.
pub fn tests(layout: &Layout, engine: Engine) -> Result<Command> {
    let site = build(layout)?;
    let mut command = examples::harness(layout, "playground.mjs");
    command.arg(engine.name()).arg(site);
    Ok(command)
}

/// Builds the page, once in this process, and returns its folder.
pub fn build(layout: &Layout) -> Result<PathBuf> {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    if let Some(site) = BUILT.get() {
        return Ok(site.clone());
    }
    let site = build_page(layout)?;
    Ok(BUILT.get_or_init(|| site).clone())
}

fn build_page(layout: &Layout) -> Result<PathBuf> {
    let jsic = Jsic::build(layout)?;
    let programs = setup::wasm_bindgen(layout)
        .ok_or_else(|| Failure::new("wasm-bindgen is missing", "run `cargo xtask setup`"))?;
    println!("building the playground for WebAssembly");
    let folder = layout.target.join("playground");
    let (package, site) = (folder.join("package"), folder.join("site"));
    let mut command = jsic.command();
    command
        .current_dir(&layout.root)
        .args(["bundle", "playground", "--no-commonjs", "--out"])
        .arg(&package)
        .args(["--", "--locked", "--profile", PROFILE])
        .env("WASM_BINDGEN", programs.bindgen)
        .env("CARGO_TARGET_DIR", layout.wasm_target());
    Toolchain::required()?.name_in(&mut command);
    let advice = "fix what the compiler reports";
    package::run(layout, command, "playground", advice)?;
    let mut command = examples::harness(layout, "playground_build.mjs");
    command.arg(&package).arg(&site);
    package::run(layout, command, "playground-page", "")?;
    Ok(site)
}
