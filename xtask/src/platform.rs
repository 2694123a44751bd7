//! Renews the modules of the platform, in the crate `jsi-web`, and the table of the documentation: the test that compares them with the
//! packages writes them.

use std::fs;
use std::process::Command;

use clap::Args;

mod measure;

use crate::failure::Result;
use crate::layout::Layout;
use crate::setup::{self, Consent, Step};

/// The test that compares the modules with the packages.
const TEST: [&str; 6] = ["test", "-p", "jsic", "--test", "import", "platform::"];

/// Renew the modules of the platform, in the crate `jsi-web`, and print how much of the specifications they have
#[derive(Debug, Args)]
pub struct Options {
    /// Write nothing; fail if the modules or the table of the documentation are not current
    #[arg(long)]
    check: bool,
    /// Compare programs by modules of the platform with the same members in one file: size of the generated code, and processor time
    /// of its generation and of the Rust compiler
    #[arg(long, conflicts_with = "check")]
    measure: bool,
}

/// Installs the packages of the lock file, writes or compares the modules, and prints the table.
pub fn renew(layout: &Layout, consent: Consent, options: &Options) -> Result<bool> {
    if options.measure {
        return measure::run(layout, consent);
    }
    setup::run(layout, consent, &[Step::Node, Step::Npm])?;
    let mut command = Command::new("cargo");
    command.args(TEST).current_dir(&layout.root);
    if !options.check {
        command.env("JSI_BLESS", "1");
    }
    let fine = command.status()?.success();
    let page = fs::read_to_string(layout.root.join("docs/src/reference/platform.md"))?;
    for line in page.lines().filter(|line| line.starts_with('|')) {
        println!("{line}");
    }
    Ok(fine)
}
