//! Packages the extension of VS Code, and has the commands of the test parts that run editors.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::examples::harness;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::setup::{self, Consent, Terminal};
use crate::toolchain::cargo;

/// `cargo xtask vsix`
pub fn vsix(layout: &Layout, consent: Consent) -> Result<()> {
    setup::run(layout, consent, setup::EXTENSION)?;
    println!("packaged: {}", packaged(layout, None)?.display());
    Ok(())
}

/// `cargo xtask pictures`
pub fn pictures(layout: &Layout, consent: Consent) -> Result<()> {
    setup::run(layout, consent, setup::VSCODE)?;
    let folder = layout.root.join("docs/src/reference/editors");
    let command = vscode(layout, &["--pictures", &folder.to_string_lossy()])?;
    package::run(layout, command, "pictures", "see what VS Code showed")?;
    println!("look at the pictures in {}", folder.display());
    Ok(())
}

/// Types, grammar and package of the extension.
pub fn extension(layout: &Layout) -> Result<Command> {
    let mut command = harness(layout, "editors/extension.mjs");
    command.env("VSIX", file(layout));
    Ok(command)
}

/// The packaged extension in VS Code.
pub fn vscode(layout: &Layout, arguments: &[&str]) -> Result<Command> {
    let mut command = with_compiler(layout, "editors/vscode.mjs")?;
    // the extension of this platform, which has the server in it
    let vsix = packaged(layout, Some(&compiler(layout)))?;
    command
        .args(arguments)
        .env("VSIX", vsix)
        .env("VSCODE_SERVER", setup::vscode(layout))
        .env("LOGS", layout.cache.join("logs"));
    Ok(command)
}

/// The language server in an editor of the terminal.
pub fn terminal(layout: &Layout, name: &str, editor: &Terminal) -> Result<Command> {
    let mut command = with_compiler(layout, "editors/terminal.mjs")?;
    let program = editor.program().ok_or_else(|| {
        Failure::new(
            format!("there is no {name}"),
            "run `cargo xtask setup --editors`",
        )
    })?;
    command.arg(name).env(editor.variable(), program);
    Ok(command)
}

/// A script of the harness that runs the compiler as a server.
fn with_compiler(layout: &Layout, script: &str) -> Result<Command> {
    let mut build = cargo();
    // With the settings of the part `packages`, so that it is not built twice.
    build
        .current_dir(&layout.root)
        .args(["build", "--locked", "--package", "jsic"]);
    package::run(layout, build, "jsic", "fix what the compiler reports")?;
    let mut command = harness(layout, script);
    command.env("JSIC", compiler(layout));
    Ok(command)
}

/// The compiler that is tested.
fn compiler(layout: &Layout) -> PathBuf {
    let name = format!("jsic{}", std::env::consts::EXE_SUFFIX);
    layout.target.join("debug").join(name)
}

/// The packaged extension, with this server in it.
fn packaged(layout: &Layout, server: Option<&Path>) -> Result<PathBuf> {
    let file = file(layout);
    let mut command = Command::new("node");
    command
        .arg(layout.extension().join("package.mjs"))
        .arg(&file)
        .args(server);
    package::run(layout, command, "vsix", "fix what the bundler reports")?;
    Ok(file)
}

fn file(layout: &Layout) -> PathBuf {
    layout.target.join("jsi.vsix")
}
