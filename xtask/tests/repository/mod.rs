//! The written files of the repository, for the tests that read them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders of generated files.
const GENERATED: [&str; 5] = ["target", "node_modules", ".git", ".cache", "dist"];

pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest
        .parent()
        .expect("xtask is a folder of the repository")
        .to_path_buf()
}

/// All written files whose name ends with one of `endings`, as path below the root and text. Files that are not UTF-8
/// and files that were deleted and not committed are left out.
pub fn files(endings: &[&str]) -> Vec<(String, String)> {
    let root = root();
    let mut found: Vec<(String, String)> = tracked(&root)
        .unwrap_or_else(|| walked(&root))
        .into_iter()
        .filter(|path| endings.iter().any(|ending| path.ends_with(ending)))
        .filter_map(|path| Some((path.clone(), fs::read_to_string(root.join(path)).ok()?)))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no file ends with any of {endings:?}");
    found
}

/// Paths below the root of the files that git tracks, and of new files that it does not ignore.
fn tracked(root: &Path) -> Option<Vec<String>> {
    let output = Command::new("git")
        .current_dir(root)
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .output()
        .ok()?;
    let list = String::from_utf8(output.stdout).ok()?;
    let paths = list.split_terminator('\0').map(str::to_owned);
    output.status.success().then(|| paths.collect())
}

/// Paths below the root of all files outside of generated folders: the same where git is missing, as in an unpacked archive.
fn walked(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if GENERATED.contains(&name.as_ref()) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let short = path.strip_prefix(root).expect("the path is below the root");
            found.push(short.to_string_lossy().replace('\\', "/"));
        }
    }
    found
}

/// Fails with all offenders at once.
pub fn none(offenders: Vec<String>, rule: &str) {
    assert!(
        offenders.is_empty(),
        "{rule}:\n  {}",
        offenders.join("\n  ")
    );
}

#[test]
fn files_are_found_without_git() {
    let root = root();
    let walked = walked(&root);
    let missed: Vec<String> = tracked(&root)
        .unwrap_or_default()
        .into_iter()
        .filter(|path| root.join(path).exists() && !walked.contains(path))
        .collect();
    none(
        missed,
        "no folder of written files has the name of a generated one",
    );
}
