//! Builds the standard library of the WebAssembly target once, with the distribution's compiler and library source, and
//! installs it in that compiler's folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt;
use super::consent::Permit;
use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::run::Job;
use crate::toolchain::{TARGET, distribution_cargo, std_folder};

/// Parts of the library; `test` is what test harnesses link to.
const PARTS: &str = "-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro";
const CARRIER: &str = "std_carrier";

/// Builds and installs it.
pub fn build(layout: &Layout, permit: &Permit, prefix: &Path) -> Result<()> {
    let folder = std_folder(&mut Command::new(prefix.join("bin/rustc"))).ok_or_else(|| {
        Failure::new(
            format!("{}/bin/rustc does not know {TARGET}", prefix.display()),
            "",
        )
    })?;
    if !rlibs(&folder).is_empty() {
        return Ok(());
    }
    println!("      building the standard library for {TARGET} (about two minutes, once)");
    let project = layout.cache.join("std-build");
    empty_crate(&project)?;
    let mut command = distribution_cargo(prefix);
    command
        .current_dir(&project)
        .args(["build", "--release", "--target", TARGET, PARTS])
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode, whole-program optimisation of a user's crate fails.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", project.join("target"));
    let outcome = Job::new(command, layout.log("std-build")).run()?;
    if !outcome.ok {
        return Err(Failure::of(
            "building the standard library",
            &outcome,
            "rustc-web and rust-web-src must be of one version: `apt-get install` both again",
        ));
    }
    let deps = project.join("target").join(TARGET).join("release/deps");
    let mut built = rlibs(&deps);
    built.retain(|path| !is_library(path, CARRIER));
    // A libstd shows that everything is installed, so it is copied last.
    built.sort_by_key(|path| is_library(path, "std"));
    let files: Vec<&Path> = built.iter().map(PathBuf::as_path).collect();
    apt::copy(layout, permit, &files, &folder)?;
    fs::remove_dir_all(&project)?;
    Ok(())
}

fn empty_crate(project: &Path) -> Result<()> {
    let manifest = format!(
        "[package]\nname = \"{CARRIER}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n"
    );
    fs::create_dir_all(project.join("src"))?;
    fs::write(project.join("Cargo.toml"), manifest)?;
    fs::write(project.join("src/lib.rs"), "#![no_std]\n")?;
    Ok(())
}

fn rlibs(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "rlib")
        })
        .collect()
}

/// Whether `path` is `libNAME-HASH.rlib`.
fn is_library(path: &Path, name: &str) -> bool {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    file.strip_prefix("lib")
        .and_then(|file| file.strip_prefix(name))
        .is_some_and(|rest| rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_distinguished() {
        assert!(is_library(Path::new("libstd-0a.rlib"), "std"));
        assert!(!is_library(Path::new("libstd_detect-0a.rlib"), "std"));
        assert!(is_library(Path::new("libstd_carrier-0a.rlib"), CARRIER));
    }
}
