//! A crate whose bindings are files in its `src`, as `jsic build` writes them, without a build script. Creates it below
//! `target`, builds it, and makes packages of it, which are tested like those of `tests/packages`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::toolchain::{TARGET, Toolchain, cargo};

/// The name of the crate, and of the folder in `tests` with its files.
pub const NAME: &str = "vendored_bindings";

/// Creates the crate and its packages; returns the folder of the packages.
pub fn build(layout: &Layout, kinds: &[&str]) -> Result<PathBuf> {
    let folder = layout.target.join(NAME);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    write(layout, &folder)?;
    generate(layout, &folder)?;
    let mut build = Toolchain::required()?.cargo(layout);
    build
        .args(["build", "--target", TARGET])
        .current_dir(&folder);
    package::run(layout, build, "vendored-bindings-build", "")?;
    let packages = folder.join("packages");
    for kind in kinds {
        package::pack(layout, NAME, kind, &packages)?;
    }
    Ok(packages)
}

fn write(layout: &Layout, folder: &Path) -> Result<()> {
    let files = layout.root.join("tests").join(NAME);
    for below in ["src", "js"] {
        fs::create_dir_all(folder.join(below))?;
    }
    for (from, to) in [
        ("api.jsi", "api.jsi"),
        ("lib.rs", "src/lib.rs"),
        ("js/shim.js", "js/shim.js"),
        ("js/helper.js", "js/helper.js"),
    ] {
        fs::copy(files.join(from), folder.join(to))?;
    }
    // the versions of this repository, which are already downloaded
    fs::copy(layout.root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let bindgen = layout
        .locked_version("wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock holds no wasm-bindgen", ""))?;
    let manifest = format!(
        "[package]\nname = \"{NAME}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [lib]\ncrate-type = [\"cdylib\"]\n\n\
         [dependencies]\njsi-runtime = {{ path = {:?} }}\nwasm-bindgen = \"={bindgen}\"\n\n\
         [workspace]\n",
        layout.root.join("runtime"),
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    Ok(())
}

fn generate(layout: &Layout, folder: &Path) -> Result<()> {
    let mut command = cargo();
    command
        .current_dir(&layout.root)
        .args(["run", "--locked", "--package", "jsic", "--", "build"])
        .arg(folder.join("api.jsi"))
        .arg("--out")
        .arg(folder.join("src").join("bindings"));
    package::run(layout, command, "vendored-bindings-jsic", "")
}
