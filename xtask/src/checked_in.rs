//! A crate whose bindings are files in its `src`, as `jsic build` writes them: no build script, no output folder.
//! Makes it below `target`, builds it, and makes a package of every kind. What it says is checked by the harness.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::run::Job;
use crate::setup;
use crate::toolchain::{TARGET, Toolchain, cargo};

/// The kinds of package, by wasm-bindgen's names.
const KINDS: [&str; 4] = ["bundler", "web", "nodejs", "deno"];
/// What the crate is called, with its files in `tests`.
const NAME: &str = "checked_in";

/// Makes the crate and its packages; gives the harness on them.
pub fn harness(layout: &Layout) -> Result<Command> {
    let folder = layout.target.join(NAME);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    write(layout, &folder)?;
    generate(layout, &folder)?;
    let mut build = Toolchain::detect()
        .ok_or_else(|| Failure::new("no toolchain for WebAssembly", "run `cargo xtask setup`"))?
        .cargo(layout);
    build
        .args(["build", "--target", TARGET])
        .current_dir(&folder);
    finish(layout, build, "building the crate with checked-in bindings")?;
    for kind in KINDS {
        pack(layout, &folder, kind)?;
    }
    let mut command = Command::new("node");
    command
        .current_dir(&layout.root)
        .args(["--experimental-wasm-modules", "--no-warnings"])
        .arg(layout.web().join("checked_in.mjs"))
        .arg(folder.join("packages"));
    Ok(command)
}

fn write(layout: &Layout, folder: &Path) -> Result<()> {
    let files = layout.root.join("tests").join(NAME);
    for below in ["src", "js"] {
        fs::create_dir_all(folder.join(below))?;
    }
    for (from, to) in [
        ("api.jsi", "api.jsi"),
        ("lib.rs", "src/lib.rs"),
        ("js/shim.js", "js/shim.js"),
        ("js/helper.js", "js/helper.js"),
    ] {
        fs::copy(files.join(from), folder.join(to))?;
    }
    // the versions of this repository, which are on the machine already
    fs::copy(layout.root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let bindgen = layout
        .locked_version("wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock holds no wasm-bindgen", ""))?;
    let manifest = format!(
        "[package]\nname = \"{NAME}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [lib]\ncrate-type = [\"cdylib\"]\n\n\
         [dependencies]\njsi-runtime = {{ path = {:?} }}\nwasm-bindgen = \"={bindgen}\"\n\n\
         [workspace]\n",
        layout.root.join("runtime"),
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    Ok(())
}

fn generate(layout: &Layout, folder: &Path) -> Result<()> {
    let mut command = cargo();
    command
        .current_dir(&layout.root)
        .args(["run", "--locked", "--package", "jsic", "--", "build"])
        .arg(folder.join("api.jsi"))
        .arg("--out")
        .arg(folder.join("src").join("bindings"));
    finish(layout, command, "jsic build")
}

fn pack(layout: &Layout, folder: &Path, kind: &str) -> Result<()> {
    let programs = setup::wasm_bindgen(layout)
        .ok_or_else(|| Failure::new("wasm-bindgen is missing", "run `cargo xtask setup`"))?;
    let mut command = Command::new(programs.bindgen);
    let wasm = layout.wasm_target().join(TARGET).join("debug");
    command
        .arg(wasm.join(format!("{NAME}.wasm")))
        .args(["--target", kind, "--out-name", NAME, "--out-dir"])
        .arg(folder.join("packages").join(kind));
    finish(layout, command, &format!("wasm-bindgen --target {kind}"))
}

fn finish(layout: &Layout, command: Command, what: &str) -> Result<()> {
    let log = layout.log(&format!("{NAME}-{}", what.replace(' ', "-")));
    let outcome = Job::new(command, log).run()?;
    if outcome.ok {
        return Ok(());
    }
    Err(Failure::of(what, &outcome, ""))
}
