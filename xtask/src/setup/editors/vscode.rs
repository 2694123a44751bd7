//! VS Code's server, which shows the whole editor to a browser. It comes as an npm package; what of it is native is built here
//! for the Node that is there, without running the scripts of packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::layout::{Layout, which};
use crate::run::Job;
use crate::setup::{node, npm};

/// The packages without which the server does not start.
const NATIVE: [&str; 3] = ["@vscode/spdlog", "native-watchdog", "node-pty"];
/// What a person can do.
const ADVICE: &str =
    "check that npm's registry can be reached, and that Python, make and a C++ compiler are there";

/// The program, for Node to run.
pub fn program(layout: &Layout) -> PathBuf {
    server(layout).join("out/server-main.js")
}

pub fn ready(layout: &Layout) -> Option<String> {
    let done = fs::read_to_string(stamp(layout)).ok()?;
    (done == wanted(layout)?).then(|| "code-server, as its package-lock.json says".to_owned())
}

pub fn install(layout: &Layout) -> Result<String> {
    let folder = folder(layout);
    // What an earlier version left must not stay.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(source(layout).join(name), folder.join(name))?;
    }
    packages(layout, &folder, &["ci"])?;
    // Its own lock file lacks a package, which `npm ci` would mind.
    packages(layout, &server(layout), &["install", "--omit=dev"])?;
    for package in NATIVE {
        build(layout, &server(layout).join("node_modules").join(package))?;
    }
    fs::write(stamp(layout), wanted(layout).unwrap_or_default())?;
    Ok("by npm and node-gyp".to_owned())
}

/// Where the lock file lies.
fn source(layout: &Layout) -> PathBuf {
    layout.web().join("editors").join("server")
}

/// Large, and the same for every checkout: in the cache.
fn folder(layout: &Layout) -> PathBuf {
    layout.cache.join("vscode")
}

fn server(layout: &Layout) -> PathBuf {
    folder(layout).join("node_modules/code-server/lib/vscode")
}

fn stamp(layout: &Layout) -> PathBuf {
    folder(layout).join("installed.txt")
}

/// What the stamp says once all is done. What was built is for one version of Node.
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
    // Where Node brings its headers along, none have to be fetched.
    if let Some(prefix) = node_prefix() {
        command.arg(format!("--nodedir={}", prefix.display()));
    }
    run(layout, "node-gyp for VS Code's server", command)
}

/// Where Node is installed, if its headers are there, too.
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
