//! `cargo xtask demo`: sets up a fresh clone and prints the output of the examples.

use std::process::{Command, Stdio};

use crate::engine::Engine;
use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::setup::{self, Consent};
use crate::tutorial;

/// Installs missing tools, builds the examples and runs them in Node; with `serve`, serves them to a browser.
pub fn run(layout: &Layout, consent: Consent, serve: bool) -> Result<()> {
    setup::run(layout, consent, setup::RUN)?;
    examples::build(layout, &["nodejs", "web"])?;
    println!();
    script(layout, "demo.mjs")?;
    if serve {
        return script(layout, "serve.mjs");
    }
    println!("\nIn a browser: `cargo xtask demo --serve`, then open the address that it prints.");
    Ok(())
}

/// Builds the examples and the tutorial, and writes the pictures of their pages.
pub fn picture(layout: &Layout, consent: Consent) -> Result<()> {
    let steps = [setup::RUN, setup::steps_of(Engine::Chromium)].concat();
    setup::run(layout, consent, &steps)?;
    examples::build(layout, &["web"])?;
    let mut command = examples::harness(layout, "demo_picture.mjs");
    command.arg(layout.root.join("docs/src/demo.png"));
    run_script(command, "demo_picture.mjs")?;
    let mut command = tutorial::pages(layout)?;
    command.arg(layout.root.join("docs/src/tutorial/reading-list.png"));
    run_script(command, "tutorial.mjs")
}

/// A script of the harness that talks to the user directly.
fn script(layout: &Layout, name: &str) -> Result<()> {
    run_script(examples::harness(layout, name), name)
}

fn run_script(mut command: Command, name: &str) -> Result<()> {
    let status = command.stdin(Stdio::null()).status()?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(
        format!("xtask/web/{name} ended with {status}"),
        "its output above says why",
    ))
}
