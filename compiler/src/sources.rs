//! The sources of a run: files, folders and standard input, with their configuration.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jsi_idl::diagnostics::Levels;
use jsi_idl::resolve::platform::Platform;
use jsi_idl::resolve::{Loader, Refused, path};

use crate::config::Config;
use crate::fs::{Boundary, Problem, all, read};

/// The name of standard input in messages.
pub const STDIN: &str = "<stdin>";

/// The requested sources, and the disk for the files that they refer to.
#[derive(Debug, Default)]
pub struct Sources {
    /// The paths as given, each file once, those of a folder sorted.
    pub roots: Vec<String>,
    /// The paths of the request that could not be read.
    pub problems: Vec<Problem>,
    /// Their configuration.
    pub config: Config,
    /// The texts that were read, by normalised path.
    contents: HashMap<String, Vec<u8>>,
    /// The folders from which other files may be read.
    boundary: Boundary,
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

    /// Permits the files of a crate and of its workspace.
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

    /// The same sources, with a configuration that is read again.
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

    /// Changes the text of a source for the rest of the run, but not on the disk.
    pub fn change(&mut self, path: &str, text: String) {
        let path = path::normalize(path);
        self.contents.insert(path, text.into_bytes());
    }

    fn add(&mut self, path: &str, content: io::Result<Vec<u8>>) {
        // the language has one separator; except on Windows this changes nothing
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

    fn files(&self, folder: &str) -> Vec<String> {
        let folder = if folder.is_empty() { "." } else { folder };
        self.boundary.files(Path::new(folder))
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

    fn platform(&self) -> Platform {
        platform()
    }
}

/// The modules of the platform that this build of the program has.
#[must_use]
pub fn platform() -> Platform {
    #[cfg(feature = "web")]
    let modules = jsi_web::MODULES;
    #[cfg(not(feature = "web"))]
    let modules = &[];
    Platform(modules)
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    all(io::stdin().lock(), &mut content)?;
    Ok(content)
}

/// The `*.jsi` files below a folder, except in hidden folders and those of build tools. Links to folders are not followed. At
/// most `most` folders are searched.
fn search(root: &str, most: usize, problems: &mut Vec<Problem>) -> Vec<String> {
    let before = problems.len();
    let mut found = Vec::new();
    // paths in the current folder have no prefix
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

/// The maximal number of folders that are searched in an editor's workspace, which may be a home folder.
#[cfg(feature = "cli")]
const MOST_FOLDERS: usize = 50_000;

/// The `*.jsi` files below an open folder; none if it cannot be read.
#[cfg(feature = "cli")]
pub(crate) fn files_below(root: &str) -> Vec<String> {
    search(root, MOST_FOLDERS, &mut Vec::new())
}
