//! The crates as they are published: packages them by cargo, and unpacks them below `target`. The templates are built from these files
//! alone, so a file that is missing in a package is an error there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::layout::Layout;
use crate::package;
use crate::toolchain::cargo;

/// The crates that are published, in this order: each depends only on those before it.
pub const CRATES: [&str; 5] = ["jsi-abi", "jsi-web", "jsi-idl", "jsi-runtime", "jsic"];

/// Packages and unpacks all crates; returns their folders, in the order of [`CRATES`].
pub fn crates(layout: &Layout) -> Result<Vec<PathBuf>> {
    let out = layout.target.join("package");
    let mut command = cargo();
    command
        .current_dir(&layout.root)
        // the templates compile what is packaged
        .args(["package", "--locked", "--no-verify", "--allow-dirty"])
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO_TARGET_DIR", &layout.target);
    for name in CRATES {
        command.args(["--package", name]);
    }
    package::run(
        layout,
        command,
        "cargo-package",
        "see `include` in the manifests",
    )?;
    CRATES
        .iter()
        .map(|name| unpack(layout, &out, name))
        .collect()
}

fn unpack(layout: &Layout, out: &Path, name: &str) -> Result<PathBuf> {
    let version = layout
        .locked_version(name)
        .ok_or_else(|| Failure::new(format!("Cargo.lock holds no {name}"), ""))?;
    let full = format!("{name}-{version}");
    let fresh = layout.target.join("packaged").join("fresh");
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    fs::create_dir_all(&fresh)?;
    let mut command = Command::new("tar");
    command
        .arg("-xzf")
        .arg(out.join(format!("{full}.crate")))
        .arg("-C")
        .arg(&fresh);
    package::run(layout, command, "unpack", "")?;
    let folder = layout.target.join("packaged").join(name);
    update(&fresh.join(full), &folder)?;
    fs::remove_dir_all(&fresh)?;
    Ok(folder)
}

/// Makes a folder equal to a new one. Packages have one date for all files, so a file that has changed needs a date of its own for cargo
/// to see it, and the others keep theirs.
fn update(new: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default();
        if !new.join(file).exists() {
            match path.is_dir() {
                true => fs::remove_dir_all(&path)?,
                false => fs::remove_file(&path)?,
            }
        }
    }
    for entry in fs::read_dir(new)? {
        let path = entry?.path();
        let target = folder.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            update(&path, &target)?;
            continue;
        }
        let text = fs::read(&path)?;
        if fs::read(&target).ok().as_ref() != Some(&text) {
            fs::write(&target, text)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_written() -> Result<()> {
        let root = std::env::temp_dir().join(format!("jsi-packaged-{}", std::process::id()));
        let (new, folder) = (root.join("new"), root.join("old"));
        for (path, text) in [
            ("new/same", "1"),
            ("new/src/other", "2"),
            ("old/same", "1"),
            ("old/src/other", "1"),
            ("old/src/gone", "1"),
            ("old/gone/file", "1"),
        ] {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&root))?;
            fs::write(path, text)?;
        }
        let date = |path: &str| fs::metadata(folder.join(path)).and_then(|it| it.modified());
        let before = date("same")?;
        update(&new, &folder)?;
        assert_eq!(date("same")?, before);
        assert_eq!(fs::read_to_string(folder.join("src/other"))?, "2");
        assert!(!folder.join("src/gone").exists() && !folder.join("gone").exists());
        fs::remove_dir_all(root)?;
        Ok(())
    }
}
