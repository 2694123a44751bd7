//! VS Code's server, which shows the whole editor in a browser. It is an npm package; its native parts are built here for the
//! installed Node, without running the scripts of packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::layout::{Layout, which};
use crate::run::Job;
use crate::setup::{node, npm};

/// The packages without which the server does not start.
const NATIVE: [&str; 3] = ["@vscode/spdlog", "native-watchdog", "node-pty"];
/// The advice for the user.
const ADVICE: &str =
    "check that npm's registry can be reached, and that Python, make and a C++ compiler are there";

/// The program that Node runs.
pub fn program(layout: &Layout) -> PathBuf {
    server(layout).join("out/server-main.js")
}

pub fn ready(layout: &Layout) -> Option<String> {
    let done = fs::read_to_string(stamp(layout)).ok()?;
    (done == wanted(layout)?).then(|| "code-server, as its package-lock.json says".to_owned())
}

pub fn install(layout: &Layout) -> Result<String> {
    let folder = folder(layout);
    // Files of an earlier version must not remain.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(source(layout).join(name), folder.join(name))?;
    }
    packages(layout, &folder, &["ci"])?;
    // Its own lock file lacks a package, so `npm ci` would fail.
    packages(layout, &server(layout), &["install", "--omit=dev"])?;
    for package in NATIVE {
        build(layout, &server(layout).join("node_modules").join(package))?;
    }
    fs::write(stamp(layout), wanted(layout).unwrap_or_default())?;
    Ok("by npm and node-gyp".to_owned())
}

/// The folder of the lock file.
fn source(layout: &Layout) -> PathBuf {
    layout.web().join("editors").join("server")
}

/// It is large, and the same for every checkout, so it is in the cache.
fn folder(layout: &Layout) -> PathBuf {
    layout.cache.join("vscode")
}

fn server(layout: &Layout) -> PathBuf {
    folder(layout).join("node_modules/code-server/lib/vscode")
}

fn stamp(layout: &Layout) -> PathBuf {
    folder(layout).join("installed.txt")
}

/// The content of the stamp after a complete installation. The native parts are built for one version of Node.
fn wanted(layout: &Layout) -> Option<String> {
    let lock = fs::read_to_string(source(layout).join("package-lock.json")).ok()?;
    Some(format!("{}\n{lock}", node::ready()?))
}

fn packages(layout: &Layout, folder: &Path, how: &[&str]) -> Result<()> {
    let mut command = Command::new(npm::PROGRAM);
    command
        .args(how)
        .args(["--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder);
    run(layout, "npm for VS Code's server", command)
}

fn build(layout: &Layout, package: &Path) -> Result<()> {
    let mut command = Command::new("node");
    command
        .arg(folder(layout).join("node_modules/node-gyp/bin/node-gyp.js"))
        .args(["rebuild", "--jobs=max"])
        .current_dir(package);
    // If Node is installed with its headers, none are downloaded.
    if let Some(prefix) = node_prefix() {
        command.arg(format!("--nodedir={}", prefix.display()));
    }
    run(layout, "node-gyp for VS Code's server", command)
}

/// Where Node is installed, if its headers are installed too.
fn node_prefix() -> Option<PathBuf> {
    let program = fs::canonicalize(which("node")?).ok()?;
    let prefix = program.parent()?.parent()?;
    let header = prefix.join("include/node/node.h");
    header.is_file().then(|| prefix.to_path_buf())
}

fn run(layout: &Layout, what: &str, command: Command) -> Result<()> {
    let outcome = Job::new(command, layout.log("vscode")).run()?;
    if outcome.ok {
        return Ok(());
    }
    Err(Failure::of(what, &outcome, ADVICE))
}
