//! Files, folders and standard input: which sources a run is about, and their bytes; and the generated files. The only
//! place that reads or writes the disk.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::Levels;
use jsi_idl::resolve::{Loader, Refused, path};

use crate::config::Config;
use crate::render::line;

mod boundary;
mod bounded;
mod staged;

pub(crate) use boundary::Boundary;
pub(crate) use bounded::read;
#[cfg(feature = "cli")]
pub(crate) use bounded::read_text;

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
    /// Where other files may lie.
    boundary: Boundary,
}

/// A path that could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The system refused, or there is nothing there.
    #[error("cannot read `{}`: {}", line(.path), reason(.error))]
    Unreadable {
        /// As given.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// A link out of where sources may lie.
    #[error("cannot read `{}`: it is `{}`, outside of the crate and its workspace", line(.path), line(.resolved))]
    Outside {
        /// As given.
        path: String,
        /// Where it leads.
        resolved: String,
    },
    /// A folder without interface files. Most likely not the folder that was meant.
    #[error("no .jsi files in `{}`", line(.0))]
    EmptyFolder(String),
    /// Paths are text to the language.
    #[error("cannot read `{}`: the name is not UTF-8", line(.0))]
    NotUtf8(String),
    /// The system refused.
    #[error("cannot write `{}`: {}", line(.path), reason(.error))]
    Unwritable {
        /// The file.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// There is a file where a generated one would go, and a person wrote it.
    #[error("`{}` was not made by jsic, and is left as it is", line(.0))]
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
        let here = [PathBuf::from(".")];
        for given in paths {
            if given == "-" {
                if seen.insert(PathBuf::from(STDIN)) {
                    sources.boundary.admit_around(Path::new(STDIN), &here);
                    sources.add(STDIN, read_stdin());
                }
                continue;
            }
            let files = if Path::new(given).is_dir() {
                sources.boundary.admit(Path::new(given));
                search(given, usize::MAX, &mut sources.problems)
            } else {
                sources.boundary.admit_around(Path::new(given), &here);
                vec![given.clone()]
            };
            for file in files {
                let same = fs::canonicalize(&file).unwrap_or_else(|_| PathBuf::from(&file));
                if seen.insert(same) {
                    sources.add_file(&file);
                }
            }
        }
        sources
    }

    /// Lets the files of a crate be read, and those of its workspace.
    pub fn admit(&self, folder: &Path) {
        self.boundary.admit(folder);
    }

    fn add_file(&mut self, file: &str) {
        let path = Path::new(file);
        let content = match self.boundary.refused(path) {
            Some(Refused::Outside { resolved, .. }) => {
                let path = file.to_owned();
                self.problems.push(Problem::Outside { path, resolved });
                return;
            }
            Some(Refused::Unreadable(_)) | None => read(path),
        };
        self.add(file, content);
    }

    /// The same sources, with a configuration that is read anew.
    #[cfg(feature = "cli")]
    pub(crate) fn copy(&self, config: Config) -> Self {
        Self {
            roots: self.roots.clone(),
            problems: Vec::new(),
            config,
            contents: self.contents.clone(),
            boundary: self.boundary.clone(),
        }
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
            None => self.boundary.read(Path::new(path)).ok(),
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.contents.contains_key(path) || self.boundary.exists(Path::new(path))
    }

    fn refused(&self, path: &str) -> Option<Refused> {
        if self.contents.contains_key(path) {
            return None;
        }
        self.boundary.refused(Path::new(path))
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
    bounded::all(io::stdin().lock(), &mut content)?;
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
pub(crate) const GENERATED_HEADER: &str = "// @generated by jsic ";

/// Whether the start of a text is that of a generated file, which may end there where it was cut.
fn is_made(start: &[u8]) -> bool {
    !start.is_empty() && GENERATED_HEADER.as_bytes().starts_with(start)
}

/// Whether something is a file that jsic generated.
pub(crate) fn is_generated(path: &Path) -> bool {
    start(path).is_ok_and(|start| is_made(&start))
}

fn start(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    let file = bounded::open(path)?;
    file.take(GENERATED_HEADER.len() as u64)
        .read_to_end(&mut start)?;
    Ok(start)
}

/// Whether a generated file may be written here: where there is none, or an older one.
///
/// # Errors
/// [`Problem::Foreign`] where somebody else's file would be lost, and [`Problem::Unwritable`] where something is that is no
/// file.
pub fn check_replaceable(path: &Path) -> Result<(), Problem> {
    match start(path) {
        Ok(start) if start.is_empty() || is_made(&start) => Ok(()),
        Ok(_) => Err(Problem::Foreign(path.display().to_string())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Problem::unwritable(path, error)),
    }
}

/// Writes generated files, with the folders above them, as far as they are not as they should be: all of them or, where
/// something fails before all are on the disk, none. Gives how many were written.
///
/// # Errors
/// [`Problem::Foreign`], or [`Problem::Unwritable`] with what the system says.
pub fn write_changed<T: Display>(
    files: impl IntoIterator<Item = (PathBuf, T)>,
) -> Result<usize, Problem> {
    let mut staged = Vec::new();
    let mut folders = HashSet::new();
    for (path, text) in files {
        check_replaceable(&path)?;
        folders.extend(path.parent().map(Path::to_owned));
        match staged::changed(&path, &text) {
            Ok(None) => {}
            Ok(Some(file)) => staged.push((path, file)),
            Err(error) => return Err(Problem::unwritable(&path, error)),
        }
    }
    let count = staged.len();
    // the first one names the others, and comes when they are there
    for (path, file) in staged.into_iter().rev() {
        let replaced = file.replace(|| check_replaceable(&path))?;
        replaced.map_err(|error| Problem::unwritable(&path, error))?;
    }
    folders.iter().for_each(|folder| staged::sweep(folder));
    Ok(count)
}

/// Replaces the text of a file that exists, all of it or nothing: what was there stays until the new text is on the disk.
///
/// # Errors
/// [`Problem::Unwritable`], with what the system says.
pub fn replace(path: &Path, text: &str) -> Result<(), Problem> {
    staged::rewrite(path, text).map_err(|error| Problem::unwritable(path, error))
}

impl Problem {
    fn unwritable(path: &Path, error: io::Error) -> Self {
        let path = path.display().to_string();
        Self::Unwritable { path, error }
    }
}
