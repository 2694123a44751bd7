//! Packages as `jsic bundle` writes them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Result;
use crate::layout::Layout;
use crate::package;
use crate::toolchain::cargo;

/// The command `jsic` of this repository.
pub struct Jsic(PathBuf);

impl Jsic {
    /// Builds it.
    pub fn build(layout: &Layout) -> Result<Self> {
        let mut command = cargo();
        command.current_dir(&layout.root).args([
            "build",
            "--locked",
            "--package",
            "jsic",
            "--bin",
            "jsic",
        ]);
        package::run(layout, command, "jsic", "fix what the compiler reports")?;
        let file = format!("jsic{}", std::env::consts::EXE_SUFFIX);
        Ok(Self(layout.target.join("debug").join(file)))
    }

    /// The folder of the program.
    pub fn folder(&self) -> PathBuf {
        self.0.parent().map(Path::to_path_buf).unwrap_or_default()
    }

    /// Starts it.
    pub fn command(&self) -> Command {
        Command::new(&self.0)
    }

    /// Bundles the package in a folder into another one, which is emptied before.
    pub fn bundle(&self, layout: &Layout, folder: &Path, out: &Path) -> Result<()> {
        if out.exists() {
            fs::remove_dir_all(out)?;
        }
        let mut command = self.command();
        command.arg("bundle").arg(folder).arg("--out").arg(out);
        let name = folder
            .parent()
            .and_then(Path::file_name)
            .unwrap_or_default();
        let kind = folder.file_name().unwrap_or_default();
        let log = format!("bundle-{}-{}", name.display(), kind.display());
        package::run(layout, command, &log, "")
    }
}
