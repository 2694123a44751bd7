//! Programs that use jsi beside crates with bindings of their own, a workspace of its own in `examples/beside`; and a worker, in the
//! program that runs such workers.

use std::path::PathBuf;
use std::process::Command;

use crate::bundled::Jsic;
use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::setup;
use crate::templates;
use crate::toolchain::{TARGET, Toolchain};

/// The programs that are pages.
const PAGES: [&str; 2] = ["gloo", "yew"];

/// Checks and builds all of them, and makes a package of the worker; the command runs them in Chromium and in workerd.
pub fn tests(layout: &Layout) -> Result<Command> {
    println!("building programs beside gloo and Yew");
    for arguments in [&["fmt", "--all", "--", "--check"][..], CLIPPY] {
        run(layout, arguments, "fix what is reported")?;
    }
    let jsic = Jsic::build(layout)?;
    let worker = layout.target.join("beside/worker");
    let mut bundle = jsic.command();
    bundle
        .current_dir(folder(layout).join("worker"))
        .args(["bundle", "--dev", "--no-commonjs", "--out"])
        .arg(worker.join("pkg"));
    templates::tools(layout, &mut bundle)?;
    package::run(layout, bundle, "beside-worker", "fix what is reported")?;
    let workerd = setup::workerd(layout)
        .ok_or_else(|| Failure::new("workerd is missing", "run `cargo xtask setup`"))?;
    let mut command = examples::harness(layout, "beside.mjs");
    templates::tools(layout, &mut command)?;
    command
        .arg(folder(layout))
        .arg(layout.target.join("beside"))
        .args(PAGES)
        .env("WORKERD", workerd);
    Ok(command)
}

const CLIPPY: &[&str] = &[
    "clippy", "--locked", "--target", TARGET, "--", "-D", "warnings",
];

fn folder(layout: &Layout) -> PathBuf {
    layout.root.join("examples/beside")
}

fn run(layout: &Layout, arguments: &[&str], advice: &str) -> Result<()> {
    let mut command = Toolchain::required()?.cargo(layout);
    command.current_dir(folder(layout)).args(arguments);
    let name = format!("beside-{}", arguments.first().copied().unwrap_or_default());
    package::run(layout, command, &name, advice)
}
