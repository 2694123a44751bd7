//! Makes a package of a built program, of any kind that wasm-bindgen supports.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::run::Job;
use crate::setup;
use crate::toolchain::TARGET;

/// Makes the package of the library `name` below `folder`, in a folder named after its kind.
pub fn pack(layout: &Layout, name: &str, kind: &str, folder: &Path) -> Result<()> {
    let program = layout.wasm_target().join(TARGET).join("debug");
    pack_program(layout, &program.join(format!("{name}.wasm")), kind, folder)
}

/// The same for the program in a file.
pub fn pack_program(layout: &Layout, program: &Path, kind: &str, folder: &Path) -> Result<()> {
    let name = program.file_stem().unwrap_or_default().to_string_lossy();
    let programs = setup::wasm_bindgen(layout)
        .ok_or_else(|| Failure::new("wasm-bindgen is missing", "run `cargo xtask setup`"))?;
    let folder = folder.join(kind);
    // Files of an earlier version must not remain.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut command = Command::new(programs.bindgen);
    command
        .arg(program)
        .args(["--target", kind, "--out-name", &name, "--out-dir"])
        .arg(&folder);
    run(layout, command, &format!("wasm-bindgen-{name}-{kind}"), "")
}

/// Runs a step of a build to its end.
pub fn run(layout: &Layout, command: Command, name: &str, advice: &str) -> Result<()> {
    let outcome = Job::new(command, layout.log(name)).run()?;
    if outcome.ok {
        return Ok(());
    }
    Err(Failure::of(name, &outcome, advice))
}
