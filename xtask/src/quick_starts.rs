//! The quick starts: examples with packages of npm. Builds them; the JavaScript harness bundles and runs them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::bundled::Jsic;
use crate::examples;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::toolchain;

/// The names of the quick starts: folders with a manifest.
pub fn names(layout: &Layout) -> Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(layout.quick_starts())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|folder| folder.join("Cargo.toml").is_file())
        .filter_map(|folder| folder.file_name()?.to_str().map(str::to_owned))
        .collect();
    names.sort();
    Ok(names)
}

/// The package name in Cargo of one of them.
pub fn package(name: &str) -> String {
    format!("quick-start-{}", name.replace('_', "-"))
}

/// Builds all of them; the command runs them in Chromium.
pub fn pages(layout: &Layout) -> Result<Command> {
    imports(layout)?;
    let names = names(layout)?;
    println!("building {} quick starts for WebAssembly", names.len());
    let crates: Vec<String> = names.iter().map(|name| package(name)).collect();
    let build = toolchain::build(layout, &crates)?;
    package::run(
        layout,
        build,
        "quick-starts",
        "fix what the compiler reports",
    )?;
    for name in &names {
        package::pack(layout, name, "web", &out(layout).join(name))?;
    }
    let mut command = examples::harness(layout, "quick_starts.mjs");
    command
        .env("JSI_EXAMPLES", layout.quick_starts())
        .env("JSI_PACKAGES", out(layout));
    Ok(command)
}

/// Imports the interfaces of `imported` again, by the command in the second line of each, and compares.
fn imports(layout: &Layout) -> Result<()> {
    let jsic = Jsic::build(layout)?;
    let folder = layout.quick_starts().join("imported").join("interfaces");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|it| it == "jsi"));
    files.sort();
    for file in files {
        let known = fs::read_to_string(&file)?;
        let line = known.lines().nth(1).unwrap_or_default();
        let (_, command) = line.split_once("jsic ").unwrap_or_default();
        let (command, _) = command.split_once(" --out ").unwrap_or((command, ""));
        let output = jsic
            .command()
            .current_dir(layout.quick_starts())
            .args(command.split_whitespace())
            .arg("--typescript")
            .arg(layout.web().join("node_modules/typescript6"))
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        // the second line has the command
        let same = text.lines().count() == known.lines().count()
            && (text.lines().zip(known.lines()).enumerate()).all(|(at, (a, b))| at == 1 || a == b);
        if !same {
            return Err(Failure::new(
                format!(
                    "{} is not what an import makes: {}",
                    file.display(),
                    String::from_utf8_lossy(&output.stderr)
                ),
                format!("in examples/quick_starts, run `jsic {command}`"),
            ));
        }
    }
    Ok(())
}

fn out(layout: &Layout) -> PathBuf {
    layout.target.join("quick_starts")
}
