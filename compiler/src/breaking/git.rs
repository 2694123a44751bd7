//! Files of a revision, which the program `git` reads.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jsi_idl::resolve::platform::Platform;
use jsi_idl::resolve::{Loader, path};

use super::error::VersionError;

/// The files of a revision.
#[derive(Debug)]
pub(super) struct Tree {
    /// A folder of the repository.
    folder: PathBuf,
    /// The path that was given, from the top of the repository.
    pub(super) path: String,
    /// The names of the contents, by path.
    files: BTreeMap<String, String>,
}

/// The nearest folder that is there, and the path from it.
fn nearest_folder(path: &str) -> (PathBuf, String) {
    let mut folder = Path::new(path);
    loop {
        if folder.is_dir() {
            let rest = Path::new(path)
                .strip_prefix(folder)
                .unwrap_or(Path::new(""));
            let rest = rest
                .to_string_lossy()
                .replace(std::path::MAIN_SEPARATOR, "/");
            return (folder.to_owned(), rest);
        }
        match folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => folder = parent,
            _ => return (PathBuf::from("."), path.to_owned()),
        }
    }
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, VersionError> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| VersionError::Git(error.to_string()))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr);
    let first = message.lines().next().unwrap_or("no message");
    Err(VersionError::Git(first.to_owned()))
}

/// Whether the repository around a path has a revision.
pub(super) fn is_revision(revision: &str, path: &str) -> bool {
    let (folder, _) = nearest_folder(path);
    let wanted = format!("{revision}^{{commit}}");
    let arguments = [
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &wanted,
    ];
    git(&folder, &arguments).is_ok()
}

impl Tree {
    pub(super) fn read(revision: &str, given: &str) -> Result<Self, VersionError> {
        let (folder, rest) = nearest_folder(given);
        let prefix = git(&folder, &["rev-parse", "--show-prefix"])?;
        let prefix = String::from_utf8_lossy(&prefix);
        let path = path::normalize(&format!("{}{rest}", prefix.trim_end_matches('\n')));
        let path = path.trim_end_matches('/');
        let path = if path == "." { "" } else { path }.to_owned();
        let arguments = [
            "ls-tree",
            "-r",
            "-z",
            "--full-tree",
            "--end-of-options",
            revision,
        ];
        let list = git(&folder, &arguments)?;
        let files = list.split(|byte| *byte == 0).filter_map(|entry| {
            let entry = std::str::from_utf8(entry).ok()?;
            let (about, path) = entry.split_once('\t')?;
            let mut about = about.split(' ');
            // neither links nor submodules
            about.next().filter(|mode| mode.starts_with("100"))?;
            Some((path.to_owned(), about.nth(1)?.to_owned()))
        });
        Ok(Self {
            files: files.collect(),
            folder,
            path,
        })
    }

    /// Whether the path that was given is a file.
    pub(super) fn is_file(&self) -> bool {
        self.files.contains_key(&self.path)
    }

    /// The interface files of the path that was given, as on the disk: not those of hidden folders and of build tools.
    pub(super) fn roots(&self) -> Vec<String> {
        if self.is_file() {
            return vec![self.path.clone()];
        }
        let before = match self.path.as_str() {
            "" => String::new(),
            path => format!("{path}/"),
        };
        let is_root = |path: &&String| {
            let Some(rest) = path.strip_prefix(&before) else {
                return false;
            };
            let folders = rest.rsplit_once('/').map_or("", |(folders, _)| folders);
            let is_skipped =
                |it: &str| it.starts_with('.') || it == "target" || it == "node_modules";
            rest.ends_with(".jsi") && !folders.split('/').any(is_skipped)
        };
        self.files.keys().filter(is_root).cloned().collect()
    }
}

impl Loader for Tree {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let content = self.files.get(path)?;
        git(&self.folder, &["cat-file", "blob", content]).ok()
    }

    fn exists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    fn platform(&self) -> Platform {
        crate::sources::platform()
    }
}
