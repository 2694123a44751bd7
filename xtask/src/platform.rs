//! Renews the modules of the web platform, in the crate `jsi-web`: the test that compares them with the packages writes them.

use std::process::Command;

use crate::failure::Result;
use crate::layout::Layout;
use crate::setup::{self, Consent, Step};

/// The test that compares the modules with the packages.
const TEST: [&str; 6] = ["test", "-p", "jsic", "--test", "import", "platform::"];

/// Installs the packages of the lock file, and writes the modules.
pub fn renew(layout: &Layout, consent: Consent) -> Result<bool> {
    setup::run(layout, consent, &[Step::Node, Step::Npm])?;
    let mut command = Command::new("cargo");
    command.args(TEST).env("JSI_BLESS", "1");
    command.current_dir(&layout.root);
    Ok(command.status()?.success())
}
