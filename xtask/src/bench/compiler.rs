//! `cargo xtask bench compiler`: compares the compiler with others, and measures growing inputs. `bench/compiler` measures;
//! this module builds an optimised compiler for it.

use std::fs;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::run::output_of;

/// Measures everything.
pub fn run(layout: &Layout) -> Result<()> {
    for what in ["compare", "large"] {
        finished(layout, what)?;
    }
    Ok(())
}

fn finished(layout: &Layout, what: &str) -> Result<()> {
    let status = command(layout, what)?.status()?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(
            format!("`{what}` failed with {status}"),
            "see what it printed",
        ))
    }
}

/// Prints how much code is generated for a member.
pub fn generated(layout: &Layout) -> Result<()> {
    finished(layout, "generated")
}

/// Compares the number of instructions with the stored count.
pub fn instructions(layout: &Layout) -> Result<Command> {
    let known = fs::read_to_string(layout.root.join("bench/compiler/instructions.txt"))?;
    let rust = output_of("rustc", &["--version"]).unwrap_or_default();
    let version: Vec<&str> = rust.split_whitespace().take(2).collect();
    if !known.contains(&version.join(" ")) {
        println!(
            "   nothing is known of {}, so nothing is compared; JSI_BLESS=1 notes it",
            version.join(" ")
        );
    }
    command(layout, "instructions")
}

fn command(layout: &Layout, what: &str) -> Result<Command> {
    // what is measured needs neither a parser nor a minifier of JavaScript, which take minutes to build
    let jsic = "build --locked --release --package jsic --no-default-features --features cli";
    let measuring = "build --locked --quiet --package jsi-bench-compiler";
    for (arguments, name) in [(jsic, "jsic"), (measuring, "bench-compiler")] {
        let mut build = Command::new("cargo");
        build
            .current_dir(&layout.root)
            .args(arguments.split_whitespace());
        package::run(layout, build, name, "fix what the compiler reports")?;
    }
    let program = |profile: &str, name: &str| {
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        layout.target.join(profile).join(name)
    };
    let mut command = Command::new(program("debug", "jsi-bench-compiler"));
    command
        .arg(what)
        .current_dir(&layout.root)
        .env("JSIC", program("release", "jsic"));
    Ok(command)
}
