//! workerd, which runs workers of Cloudflare's kind: npm packages that contain the program. `WORKERD` sets another one.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::npm;
use crate::failure::{Failure, Result};
use crate::layout::{Layout, named};
use crate::run::output_of;

/// The program.
pub fn program(layout: &Layout) -> Option<PathBuf> {
    let file = format!("workerd{}", env::consts::EXE_SUFFIX);
    // the package names one more for each system, and only that of this one is installed
    let systems = layout.workerd().join("node_modules/@cloudflare");
    let packaged = || {
        let mut folders = fs::read_dir(systems).ok()?;
        folders.find_map(|folder| {
            Some(folder.ok()?.path().join("bin").join(&file)).filter(|it| it.is_file())
        })
    };
    named("WORKERD").or_else(packaged)
}

pub fn ready(layout: &Layout) -> Option<String> {
    if named("WORKERD").is_none() {
        npm::ready(&layout.workerd())?;
    }
    version(&program(layout)?)
}

pub fn install(layout: &Layout) -> Result<String> {
    let how = npm::install(layout, &layout.workerd())?;
    if program(layout).as_deref().and_then(version).is_none() {
        return Err(Failure::new(
            "npm's package of workerd carries no program that runs here",
            "install it by hand and name it in WORKERD",
        ));
    }
    Ok(how)
}

fn version(program: &Path) -> Option<String> {
    output_of(program, &["--version"])
}
