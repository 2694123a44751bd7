//! A version: where it is, and its analysis.

use std::path::Path;

use jsi_idl::Analysis;
use jsi_idl::diagnostics::{Diagnostic, Level};
use jsi_idl::resolve::{Loader, Source, path};

use super::error::VersionError;
use super::git::{self, Tree};
use crate::config::Config;
use crate::sources::Sources;

/// The key of the one file of a version, whatever its name is.
const THE_FILE: &str = "";

/// The sources of one version.
#[derive(Debug)]
pub struct Version {
    /// The analysis.
    pub analysis: Analysis,
    /// For each file its path from the folder that was given: files with the same are compared.
    pub(super) keys: Vec<String>,
    /// What comes before paths in reports: the revision.
    before: String,
}

impl Version {
    /// A version whose roots are all below `folder`, or, without a folder, one file.
    pub fn new(loader: &dyn Loader, roots: &[&str], folder: Option<&str>) -> Self {
        let analysis = jsi_idl::analyze(loader, roots);
        let base = match (folder, roots) {
            (Some(folder), _) => folder.to_owned(),
            (None, [root, ..]) => root.rsplit_once('/').map_or("", |(it, _)| it).to_owned(),
            (None, []) => String::new(),
        };
        let root = roots.first().map(|it| path::normalize(it));
        let key = |file: &str| {
            if folder.is_none() && root.as_deref() == Some(file) {
                THE_FILE.to_owned()
            } else {
                from_folder(&path::normalize(&base), file)
            }
        };
        Self {
            keys: analysis
                .model
                .files
                .iter()
                .map(|it| key(&it.path))
                .collect(),
            analysis,
            before: String::new(),
        }
    }

    /// Its sources, of which the paths begin with the revision.
    pub(super) fn sources(&self) -> Vec<Source> {
        let mut sources = self.analysis.sources.clone();
        for source in &mut sources {
            source.path.insert_str(0, &self.before);
        }
        sources
    }

    /// Its sources and its errors; none without errors.
    #[must_use]
    pub fn errors(&self) -> Option<(Vec<Source>, Vec<Diagnostic>)> {
        let errors = self.analysis.diagnostics.iter();
        let errors: Vec<Diagnostic> = errors
            .filter(|it| it.level == Level::Error)
            .cloned()
            .collect();
        (!errors.is_empty()).then(|| (self.sources(), errors))
    }
}

/// The path from a folder to a file.
fn from_folder(folder: &str, file: &str) -> String {
    let (mut left, mut right) = (parts(folder).peekable(), parts(file).peekable());
    while left.peek().is_some() && left.peek() == right.peek() {
        left.next();
        right.next();
    }
    let up = left.map(|_| "..");
    up.chain(right).collect::<Vec<_>>().join("/")
}

fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|it| !it.is_empty() && *it != ".")
}

/// Where a version is.
enum Location {
    Path(String),
    Revision { revision: String, path: String },
}

impl Location {
    /// A path if there is one; else `REVISION:PATH`; else a revision, of which the path is that of the other version.
    fn new(given: &str, other: Option<&str>) -> Result<Self, VersionError> {
        if Path::new(given).exists() {
            return Ok(Self::Path(given.to_owned()));
        }
        let (revision, path) = match (given.split_once(':'), other) {
            (Some((revision, path)), _) => (revision, path),
            (None, Some(other)) => (given, path_of(other)),
            (None, None) => return Err(VersionError::Unknown(given.to_owned())),
        };
        if !git::is_revision(revision, path) {
            return Err(VersionError::Unknown(given.to_owned()));
        }
        Ok(Self::Revision {
            revision: revision.to_owned(),
            path: path.to_owned(),
        })
    }
}

/// The path of an argument that is a path, or a path of a revision.
fn path_of(given: &str) -> &str {
    match given.split_once(':') {
        Some((_, path)) if !Path::new(given).exists() => path,
        _ => given,
    }
}

/// Reads both versions: files, folders, or revisions of git. `REVISION` alone stands for the paths of the new version in it.
///
/// # Errors
/// If one of them cannot be read, or one is a file and the other a folder.
pub fn load(old: &str, new: &str) -> Result<(Version, Version), VersionError> {
    let (old_at, new_at) = (Location::new(old, Some(new))?, Location::new(new, None)?);
    let (old_version, old_is_file) = read(&old_at)?;
    let (new_version, new_is_file) = read(&new_at)?;
    let (old, new) = (old.to_owned(), new.to_owned());
    match (old_is_file, new_is_file) {
        (true, false) => Err(VersionError::Mixed {
            file: old,
            folder: new,
        }),
        (false, true) => Err(VersionError::Mixed {
            file: new,
            folder: old,
        }),
        _ => Ok((old_version, new_version)),
    }
}

/// A version, and whether it is a file.
fn read(at: &Location) -> Result<(Version, bool), VersionError> {
    match at {
        Location::Path(given) => {
            let mut sources = Sources::read(std::slice::from_ref(given));
            sources.config = Config::default();
            if let Some(problem) = sources.problems.pop() {
                return Err(problem.into());
            }
            let is_file = !Path::new(given).is_dir();
            let roots: Vec<&str> = sources.roots.iter().map(String::as_str).collect();
            let folder = given.replace(std::path::MAIN_SEPARATOR, "/");
            let folder = (!is_file).then_some(folder.as_str());
            Ok((Version::new(&sources, &roots, folder), is_file))
        }
        Location::Revision { revision, path } => {
            let tree = Tree::read(revision, path)?;
            let is_file = tree.is_file();
            let roots = tree.roots();
            if roots.is_empty() {
                return Err(VersionError::Empty(format!("{revision}:{path}")));
            }
            let roots: Vec<&str> = roots.iter().map(String::as_str).collect();
            let folder = (!is_file).then_some(tree.path.as_str());
            let mut version = Version::new(&tree, &roots, folder);
            version.before = format!("{revision}:");
            Ok((version, is_file))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::from_folder;

    #[test]
    fn a_key_is_the_path_from_the_folder() {
        assert_eq!(from_folder("src", "src/a/b.jsi"), "a/b.jsi");
        assert_eq!(from_folder("src/api", "src/shared.jsi"), "../shared.jsi");
        assert_eq!(from_folder("", "a.jsi"), "a.jsi");
        assert_eq!(from_folder("/x/y", "/x/y/a.jsi"), "a.jsi");
    }
}
