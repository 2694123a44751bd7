//! `cargo xtask book`: makes the book with mdBook, and adds the playground, the pages of the tutorial and the documentation of the published crates. The JavaScript
//! harness checks the pages.

mod docs_rs;
mod sources;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::Args;

use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::packaged;
use crate::playground;
use crate::run::Job;
use crate::setup::{self, Consent};
use crate::toolchain::cargo;
use crate::tutorial;

/// Make the book of `docs`, with the playground and the documentation of the published crates
#[derive(Args, Debug)]
pub struct Options {
    /// Then show it in the browser of this machine
    #[arg(long)]
    open: bool,
    /// Then serve it
    #[arg(long, conflicts_with = "open")]
    serve: bool,
}

/// Makes the book, and shows or serves it.
pub fn run(layout: &Layout, consent: Consent, options: &Options) -> Result<()> {
    setup::run(layout, consent, setup::BOOK)?;
    build(layout)?;
    let index = folder(layout).join("index.html");
    println!("written: {}", index.display());
    if options.open {
        let opener = match std::env::consts::OS {
            "macos" => "open",
            "windows" => "explorer",
            _ => "xdg-open",
        };
        Command::new(opener).arg(index).spawn()?;
    } else if options.serve {
        let mut command = examples::harness(layout, "serve_book.mjs");
        let status = command.arg(folder(layout)).stdin(Stdio::null()).status()?;
        if !status.success() {
            return Err(Failure::new("the server ended", "its output says why"));
        }
    }
    Ok(())
}

/// Makes the book; the command checks it in Chromium.
pub fn check(layout: &Layout) -> Result<Command> {
    docs_rs::check(layout)?;
    build(layout)?;
    let mut command = examples::harness(layout, "book.mjs");
    command.arg(folder(layout));
    Ok(command)
}

/// The documentation of all crates, without warnings.
pub fn documentation(layout: &Layout) -> Command {
    let mut command = cargo();
    command
        .current_dir(&layout.root)
        .env("CARGO_TARGET_DIR", &layout.target)
        .args(["doc", "--locked", "--workspace", "--no-deps"])
        .arg("--all-features")
        .env("RUSTDOCFLAGS", "-Dwarnings");
    command
}

fn folder(layout: &Layout) -> PathBuf {
    layout.target.join("book")
}

fn build(layout: &Layout) -> Result<()> {
    let mdbook = setup::mdbook(layout)
        .ok_or_else(|| Failure::new("mdBook is missing", "run `cargo xtask setup`"))?;
    let mut command = Command::new(mdbook);
    command
        .current_dir(&layout.root)
        .args(["build", "docs", "--dest-dir"])
        .arg(folder(layout));
    let outcome = Job::new(command, layout.log("mdbook")).run()?;
    // it reports a missing part of a page, and goes on
    let complains = |line: &str| line.contains("WARN") || line.contains("ERROR");
    if !outcome.ok || outcome.output.lines().any(complains) {
        return Err(Failure::of("mdbook", &outcome, "correct the pages in docs"));
    }
    sources::add(layout, &folder(layout))?;
    let everything = |_: &str, _: &Path| false;
    let site = playground::build(layout)?;
    copy(&site, &folder(layout).join("playground"), &everything)?;
    let pages = tutorial::build(layout)?;
    copy(&pages, &folder(layout).join("tutorial/app"), &everything)?;
    let documentation = documentation(layout);
    package::run(layout, documentation, "rustdoc", "correct the comments")?;
    add_documentation(&layout.target.join("doc"), &folder(layout).join("api"))
}

/// Copies what rustdoc has written about the published crates. The documentation of all crates of the workspace is in one folder.
fn add_documentation(from: &Path, to: &Path) -> Result<()> {
    let crates: Vec<String> = packaged::CRATES.map(|name| name.replace('-', "_")).into();
    let other = |name: &str, folder: &Path| {
        // each crate has a folder, and one for its sources
        let is_crate =
            folder.join("all.html").is_file() || folder.ends_with(Path::new("src").join(name));
        is_crate && !crates.iter().any(|it| it == name)
    };
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    copy(from, to, &other)?;
    let names: Vec<String> = crates.iter().map(|name| format!("\"{name}\"")).collect();
    // rustdoc's list of all crates
    let list = format!("window.ALL_CRATES = [{}];", names.join(","));
    fs::write(to.join("crates.js"), list)?;
    Ok(())
}

/// Copies a folder, except for folders that are not wanted.
fn copy(from: &Path, to: &Path, unwanted: &impl Fn(&str, &Path) -> bool) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if !path.is_dir() {
            fs::copy(&path, to.join(name))?;
        } else if !unwanted(name, &path) {
            copy(&path, &to.join(name), unwanted)?;
        }
    }
    Ok(())
}
