//! Files, folders and standard input: which sources a run is about, and their bytes; and the generated files. The only
//! place that reads or writes the disk.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::fs;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::Levels;
use jsi_idl::resolve::{Loader, path};

use crate::config::Config;

mod changed;

use changed::Changed;

/// What standard input is called in messages.
pub const STDIN: &str = "<stdin>";

/// The sources that a run was asked for, and the disk for what they refer to.
#[derive(Debug, Default)]
pub struct Sources {
    /// The paths as given, each file once, those of a folder sorted.
    pub roots: Vec<String>,
    /// What of the request could not be followed.
    pub problems: Vec<Problem>,
    /// What is configured about them.
    pub config: Config,
    /// What was read, by normalised path.
    contents: HashMap<String, Vec<u8>>,
}

/// A path that could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The system refused, or there is nothing there.
    #[error("cannot read `{path}`: {}", reason(.error))]
    Unreadable {
        /// As given.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// A folder without interface files. Most likely not the folder that was meant.
    #[error("no .jsi files in `{0}`")]
    EmptyFolder(String),
    /// Paths are text to the language.
    #[error("cannot read `{0}`: the name is not UTF-8")]
    NotUtf8(String),
    /// The system refused.
    #[error("cannot write `{path}`: {}", reason(.error))]
    Unwritable {
        /// The file.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// There is a file where a generated one would go, and a person wrote it.
    #[error("`{0}` was not made by jsic, and is left as it is")]
    Foreign(String),
}

/// Says it without the number and the capital letter that the system's message has.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

impl Sources {
    /// Reads the sources of `paths`: files are taken as they are, folders searched for `*.jsi`, and `-` is standard input.
    #[must_use]
    pub fn read(paths: &[String]) -> Self {
        let mut sources = Self::default();
        let mut seen = HashSet::new();
        for given in paths {
            if given == "-" {
                if seen.insert(PathBuf::from(STDIN)) {
                    sources.add(STDIN, read_stdin());
                }
                continue;
            }
            let files = if Path::new(given).is_dir() {
                search(given, usize::MAX, &mut sources.problems)
            } else {
                vec![given.clone()]
            };
            for file in files {
                let same = fs::canonicalize(&file).unwrap_or_else(|_| PathBuf::from(&file));
                if seen.insert(same) {
                    sources.add(&file, fs::read(&file));
                }
            }
        }
        sources
    }

    /// Changes the text of a source for the rest of the run; the disk keeps what it has.
    pub fn change(&mut self, path: &str, text: String) {
        let path = path::normalize(path);
        self.contents.insert(path, text.into_bytes());
    }

    fn add(&mut self, path: &str, content: io::Result<Vec<u8>>) {
        // the language knows one separator; elsewhere than on Windows this changes nothing
        let path = path.replace(std::path::MAIN_SEPARATOR, "/");
        match content {
            Ok(content) => {
                self.contents.insert(path::normalize(&path), content);
                self.roots.push(path);
            }
            Err(error) => self.problems.push(Problem::Unreadable { path, error }),
        }
    }
}

impl Loader for Sources {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        match self.contents.get(path) {
            Some(content) => Some(content.clone()),
            None => fs::read(path).ok(),
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.contents.contains_key(path) || Path::new(path).is_file()
    }

    fn levels(&self, path: &str) -> Levels {
        self.config.levels(path)
    }
}

/// The nearest file of a name in a folder or in those above it, named as the folder is. The current folder is the empty one.
pub(crate) fn nearest(folder: &str, name: &str) -> Option<String> {
    let mut folder = folder.to_owned();
    // how often one can go up from the current folder
    let above = std::env::current_dir().map_or(0, |it| it.ancestors().count());
    for _ in 0..=above + folder.split('/').count() {
        let path = match folder.as_str() {
            "" => name.to_owned(),
            "/" => format!("/{name}"),
            folder => format!("{folder}/{name}"),
        };
        if Path::new(&path).is_file() {
            return Some(path);
        }
        let is_above = folder.is_empty() || folder == ".." || folder.ends_with("/..");
        folder = match folder.rfind('/') {
            _ if is_above && folder.is_empty() => "..".to_owned(),
            _ if is_above => format!("{folder}/.."),
            // the root, here or of a drive
            _ if folder == "/" || folder.ends_with(':') => return None,
            None => String::new(),
            Some(0) => "/".to_owned(),
            Some(end) => folder.get(..end).unwrap_or_default().to_owned(),
        };
    }
    None
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    io::stdin().lock().read_to_end(&mut content)?;
    Ok(content)
}

/// The `*.jsi` files below a folder. Hidden folders and those that tools fill are left out, links to folders not followed.
/// No more than `most` of them are looked into.
fn search(root: &str, most: usize, problems: &mut Vec<Problem>) -> Vec<String> {
    let before = problems.len();
    let mut found = Vec::new();
    // what is in the current folder is named without it
    let mut folders = vec![PathBuf::from(if root == "." { "" } else { root })];
    let mut looked = 0;
    while let Some(folder) = folders.pop().filter(|_| looked < most) {
        looked += 1;
        let place = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &folder
        };
        let entries = match fs::read_dir(place) {
            Ok(entries) => entries,
            Err(error) => {
                let path = place.display().to_string();
                problems.push(Problem::Unreadable { path, error });
                continue;
            }
        };
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                if !name.starts_with('.') && name != "target" && name != "node_modules" {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "jsi") && path.is_file()
            {
                found.push(path);
            }
        }
    }
    found.sort();
    let mut paths = Vec::with_capacity(found.len());
    for path in found {
        match path.into_os_string().into_string() {
            Ok(path) => paths.push(path),
            Err(path) => problems.push(Problem::NotUtf8(path.to_string_lossy().into_owned())),
        }
    }
    if paths.is_empty() && problems.len() == before {
        problems.push(Problem::EmptyFolder(root.to_owned()));
    }
    paths
}

/// How many folders an editor's workspace is searched in: some people open their whole home.
#[cfg(feature = "cli")]
const MOST_FOLDERS: usize = 50_000;

/// The `*.jsi` files below a folder that a person has open; none where it cannot be read.
#[cfg(feature = "cli")]
pub(crate) fn files_below(root: &str) -> Vec<String> {
    search(root, MOST_FOLDERS, &mut Vec::new())
}

/// What every generated file begins with.
pub(crate) const MADE: &str = "// Made by jsic ";

/// Whether a generated file may be written here: where there is none, or an older one.
///
/// # Errors
/// [`Problem::Foreign`] where somebody else's file would be lost.
pub fn check_replaceable(path: &Path) -> Result<(), Problem> {
    let mut start = Vec::new();
    let most = MADE.len() as u64;
    let read = fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut start));
    if read.is_ok() && !start.is_empty() && start != MADE.as_bytes() {
        return Err(Problem::Foreign(path.display().to_string()));
    }
    Ok(())
}

/// Writes a file, with the folders above it, unless it already is as it should be. Says whether it had to.
///
/// # Errors
/// [`Problem::Unwritable`], with what the system says.
pub fn write_if_changed(path: &Path, text: &impl Display) -> Result<bool, Problem> {
    let mut file = Changed::open(path);
    let written = write!(file, "{text}").and_then(|()| file.finish());
    let path = path.display().to_string();
    written.map_err(|error| Problem::Unwritable { path, error })
}

/// Replaces the text of a file that exists, all of it or nothing: what was there stays until the new text is on the disk.
///
/// # Errors
/// [`Problem::Unwritable`], with what the system says.
pub fn replace(path: &Path, text: &str) -> Result<(), Problem> {
    let write = || {
        // a link stays a link
        let target = fs::canonicalize(path)?;
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.tmp", std::process::id()));
        let beside = target.with_file_name(name);
        let permissions = fs::metadata(&target)?.permissions();
        if permissions.readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let replaced = fs::write(&beside, text)
            .and_then(|()| fs::set_permissions(&beside, permissions))
            .and_then(|()| fs::rename(&beside, &target));
        if replaced.is_err() {
            // the first error is the one to tell
            let _ = fs::remove_file(&beside);
        }
        replaced
    };
    write().map_err(|error| Problem::Unwritable {
        path: path.display().to_string(),
        error,
    })
}
