//! Deno and Bun: npm packages that contain the programs. In a separate folder, because they are large and only some test runs
//! need them. `DENO` and `BUN` set other programs.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::npm;
use crate::failure::{Failure, Result};
use crate::layout::{Layout, named};
use crate::run::output_of;

/// The program `deno`.
pub fn deno(layout: &Layout) -> Option<PathBuf> {
    let file = format!("deno{}", env::consts::EXE_SUFFIX);
    // Its package only starts the program of another package, one for each system.
    let systems = modules(layout).join("@deno");
    let packaged = || {
        let mut folders = fs::read_dir(systems).ok()?;
        folders.find_map(|folder| Some(folder.ok()?.path().join(&file)).filter(|it| it.is_file()))
    };
    named("DENO").or_else(packaged)
}

/// The program `bun`.
pub fn bun(layout: &Layout) -> Option<PathBuf> {
    // The name is the same on every system.
    let packaged = modules(layout).join("bun/bin/bun.exe");
    named("BUN").or_else(|| Some(packaged).filter(|it| it.is_file()))
}

pub fn ready(layout: &Layout) -> Option<String> {
    if named("DENO").is_none() || named("BUN").is_none() {
        npm::ready(&layout.engines())?;
    }
    let (deno, bun) = (version(&deno(layout)?)?, version(&bun(layout)?)?);
    Some(format!("Deno {deno}, Bun {bun}"))
}

pub fn install(layout: &Layout) -> Result<String> {
    let how = npm::install(layout, &layout.engines())?;
    for (name, program) in [("Deno", deno(layout)), ("Bun", bun(layout))] {
        if program.as_deref().and_then(version).is_none() {
            return Err(Failure::new(
                format!("npm's package of {name} carries no program that runs here"),
                "install it by hand and name it in DENO or BUN",
            ));
        }
    }
    Ok(how)
}

fn modules(layout: &Layout) -> PathBuf {
    layout.engines().join("node_modules")
}

/// The version in the output of `--version`: `2.9.6`, or `deno 2.9.6 (…)`.
fn version(program: &Path) -> Option<String> {
    let text = output_of(program, &["--version"])?;
    let number = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit());
    text.split_whitespace().find(number).map(str::to_owned)
}
