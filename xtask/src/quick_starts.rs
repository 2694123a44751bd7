//! The quick starts: examples with packages of npm. Builds them; the JavaScript harness bundles and runs them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::examples;
use crate::failure::Result;
use crate::layout::Layout;
use crate::package;
use crate::toolchain;

/// The names of the quick starts: folders with a manifest.
pub fn names(layout: &Layout) -> Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(layout.quick_starts())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|folder| folder.join("Cargo.toml").is_file())
        .filter_map(|folder| folder.file_name()?.to_str().map(str::to_owned))
        .collect();
    names.sort();
    Ok(names)
}

/// The package name in Cargo of one of them.
pub fn package(name: &str) -> String {
    format!("quick-start-{}", name.replace('_', "-"))
}

/// Builds all of them; the command runs them in Chromium.
pub fn pages(layout: &Layout) -> Result<Command> {
    let names = names(layout)?;
    println!("building {} quick starts for WebAssembly", names.len());
    let crates: Vec<String> = names.iter().map(|name| package(name)).collect();
    let build = toolchain::build(layout, &crates)?;
    package::run(
        layout,
        build,
        "quick-starts",
        "fix what the compiler reports",
    )?;
    for name in &names {
        package::pack(layout, name, "web", &out(layout).join(name))?;
    }
    let mut command = examples::harness(layout, "quick_starts.mjs");
    command
        .env("JSI_EXAMPLES", layout.quick_starts())
        .env("JSI_PACKAGES", out(layout));
    Ok(command)
}

fn out(layout: &Layout) -> PathBuf {
    layout.target.join("quick_starts")
}
