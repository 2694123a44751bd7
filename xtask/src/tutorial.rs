//! The chapters of the tutorial: builds the page of each, which the book links to; the JavaScript harness runs them in Chromium.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::examples;
use crate::failure::Result;
use crate::layout::Layout;
use crate::package;
use crate::toolchain;

/// The name of the program in every chapter, as its page imports it.
const PROGRAM: &str = "reading_list";

/// Builds all chapters; the command runs them in Chromium.
pub fn pages(layout: &Layout) -> Result<Command> {
    let out = build(layout)?;
    let mut command = examples::harness(layout, "tutorial.mjs");
    command.env("JSI_TUTORIAL", out);
    Ok(command)
}

/// Builds all chapters, once in this process; returns the folder with a folder for each page.
pub fn build(layout: &Layout) -> Result<PathBuf> {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    if let Some(out) = BUILT.get() {
        return Ok(out.clone());
    }
    let out = build_pages(layout)?;
    Ok(BUILT.get_or_init(|| out).clone())
}

fn build_pages(layout: &Layout) -> Result<PathBuf> {
    let source = layout.root.join("examples").join("tutorial");
    let names = chapters(&source)?;
    println!("building {} chapters for WebAssembly", names.len());
    let crates: Vec<String> = names
        .iter()
        .map(|name| format!("tutorial-{}", name.replace('_', "-")))
        .collect();
    let build = toolchain::build(layout, &crates)?;
    package::run(layout, build, "tutorial", "fix what the compiler reports")?;
    let out = layout.target.join("tutorial");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let programs = layout.wasm_target().join(toolchain::TARGET).join("debug");
    for name in &names {
        let folder = out.join(name);
        copy(&source.join(name), &folder)?;
        let program = folder.join(PROGRAM).with_extension("wasm");
        fs::copy(programs.join(name).with_extension("wasm"), &program)?;
        package::pack_program(layout, &program, "web", &folder)?;
        fs::remove_file(program)?;
        fs::rename(folder.join("web"), folder.join("pkg"))?;
    }
    Ok(out)
}

/// The names of the folders of the chapters, in their order.
fn chapters(source: &Path) -> Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(source)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with("chapter_"))
        .collect();
    names.sort();
    Ok(names)
}

/// Copies the files that a server of the chapter serves, which are beside its manifest.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let files: Vec<PathBuf> = fs::read_dir(from)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    for file in files {
        fs::copy(&file, to.join(file.file_name().unwrap_or_default()))?;
    }
    Ok(())
}
