//! The examples that run on a page: finds them, builds them, makes packages of them. The JavaScript harness checks their
//! output.

use std::fs;
use std::process::Command;

use crate::bundled::Jsic;
use crate::engine::Engine;
use crate::failure::Result;
use crate::layout::Layout;
use crate::package;
use crate::setup;
use crate::toolchain;

/// The names of the examples: folders of `examples/` with a `.jsi` file of the same name. Other folders are not programs for a
/// page.
pub fn names(layout: &Layout) -> Result<Vec<String>> {
    let mut names: Vec<String> = fs::read_dir(layout.root.join("examples"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter_map(|folder| Some((folder.file_name()?.to_str()?.to_owned(), folder)))
        .filter(|(name, folder)| folder.join(format!("{name}.jsi")).is_file())
        .map(|(name, _)| name)
        .collect();
    names.sort();
    Ok(names)
}

/// The package name in Cargo of an example.
pub fn package(name: &str) -> String {
    format!("example-{}", name.replace('_', "-"))
}

/// Builds all examples and makes one package of each kind for each.
pub fn build(layout: &Layout, kinds: &[&str]) -> Result<()> {
    let names = names(layout)?;
    println!("building {} examples for WebAssembly", names.len());
    let packages: Vec<String> = names.iter().map(|name| package(name)).collect();
    let command = toolchain::build(layout, &packages)?;
    package::run(layout, command, "examples", "fix what the compiler reports")?;
    for name in &names {
        for kind in kinds {
            package::pack(layout, name, kind, &layout.packages().join(name))?;
        }
    }
    Ok(())
}

/// Builds all examples, bundles them with `jsic bundle`, and checks what the bundles print.
pub fn bundled(layout: &Layout, engine: Engine) -> Result<Command> {
    build(layout, engine.kinds())?;
    let jsic = Jsic::build(layout)?;
    let bundled = layout.target.join("bundled/examples");
    for name in names(layout)? {
        for kind in engine.kinds() {
            let folder = layout.packages().join(&name).join(kind);
            jsic.bundle(layout, &folder, &bundled.join(&name).join(kind))?;
        }
    }
    let mut command = harness(layout, "check.mjs");
    command.arg(engine.name()).env("JSI_PACKAGES", bundled);
    Ok(command)
}

/// A script of the harness on the packages of [`build`], with the paths of all installed engines.
pub fn harness(layout: &Layout, script: &str) -> Command {
    let mut command = Command::new("node");
    command
        .current_dir(&layout.root)
        .arg(layout.web().join(script))
        .env("JSI_EXAMPLES", layout.root.join("examples"))
        .env("JSI_PACKAGES", layout.packages());
    for (name, place) in [
        ("CHROME", setup::chromium()),
        ("FIREFOX", setup::firefox()),
        ("GECKODRIVER", setup::geckodriver(layout)),
        ("DENO", setup::deno(layout)),
        ("BUN", setup::bun(layout)),
    ] {
        if let Some(place) = place {
            command.env(name, place);
        }
    }
    command
}
