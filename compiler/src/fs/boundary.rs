//! The folders from which a run may read files. A foreign source could name any file of the machine, by its path or through a
//! link, and messages would show its contents. All links are resolved before the check.

use std::cell::RefCell;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use jsi_idl::resolve::Refused;
use toml::de::{DeTable, DeValue};

use super::{bounded, reason};

/// The most files of a folder that are searched for a similar name.
const MOST_FILES: usize = 1000;

/// The folders in which files are read. Files elsewhere are not read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Boundary {
    /// Paths with all links resolved.
    folders: RefCell<Vec<PathBuf>>,
}

impl Boundary {
    /// Permits the files around a source: those of its workspace, without one those of its crate, and without a crate those
    /// below the first of `others` that contains it, or below its own folder.
    pub(crate) fn admit_around(&self, source: &Path, others: &[PathBuf]) {
        let folder = match source.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let Ok(folder) = folder.canonicalize() else {
            return;
        };
        // the folders around it are already permitted
        if self
            .folders
            .borrow()
            .iter()
            .any(|it| folder.starts_with(it))
        {
            return;
        }
        let root = workspace_root(&folder).or_else(|| {
            let mut others = others.iter().filter_map(|it| it.canonicalize().ok());
            // every path is below the root of a disk
            others.find(|it| it.parent().is_some() && folder.starts_with(it))
        });
        self.insert(root.unwrap_or(folder));
    }

    /// Permits the files in a folder, and those of its workspace.
    pub(crate) fn admit(&self, folder: &Path) {
        if let Ok(folder) = folder.canonicalize() {
            let root = workspace_root(&folder);
            self.insert(folder);
            root.into_iter().for_each(|it| self.insert(it));
        }
    }

    fn insert(&self, folder: PathBuf) {
        let mut folders = self.folders.borrow_mut();
        if !folders.iter().any(|it| folder.starts_with(it)) {
            folders.retain(|it| !it.starts_with(&folder));
            folders.push(folder);
        }
    }

    /// The content of a permitted file.
    pub(crate) fn read(&self, path: &Path) -> Result<Vec<u8>, Refused> {
        self.check(path)?;
        bounded::read(path).map_err(|error| unreadable(&error))
    }

    /// Whether a file is permitted.
    pub(crate) fn exists(&self, path: &Path) -> bool {
        path.is_file() && self.refused(path).is_none()
    }

    /// The names of the files in a permitted folder, sorted. Nothing of a folder that has very many.
    pub(crate) fn files(&self, folder: &Path) -> Vec<String> {
        if self.check(folder).is_err() {
            return Vec::new();
        }
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let entries: Vec<_> = entries.take(MOST_FILES + 1).collect();
        if entries.len() > MOST_FILES {
            return Vec::new();
        }
        let files = entries.into_iter().filter(|entry| entry.path().is_file());
        let mut names: Vec<String> = files
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort();
        names
    }

    /// Why an existing file is not read.
    pub(crate) fn refused(&self, path: &Path) -> Option<Refused> {
        // the target of a link may be missing; then the file is missing
        path.metadata().ok()?;
        let read = || bounded::probe(path).map_err(|error| unreadable(&error));
        self.check(path).and_then(|()| read()).err()
    }

    fn check(&self, path: &Path) -> Result<(), Refused> {
        let real = path.canonicalize().map_err(|error| unreadable(&error))?;
        let folders = self.folders.borrow();
        let package = package(path).filter(|it| is_package(it));
        let package = package.and_then(|it| it.canonicalize().ok());
        let mut allowed = folders.iter().chain(&package);
        if allowed.any(|folder| real.starts_with(folder)) {
            return Ok(());
        }
        Err(Refused::Outside {
            resolved: real.display().to_string(),
            allowed: folders.iter().map(|it| it.display().to_string()).collect(),
        })
    }
}

fn unreadable(error: &io::Error) -> Refused {
    Refused::Unreadable(format!("cannot be read: {}", reason(error)))
}

/// The folder of the package in `node_modules` that contains a path. Package managers link it to their own folders.
fn package(path: &Path) -> Option<PathBuf> {
    let parts: Vec<Component<'_>> = path.components().collect();
    let modules = parts
        .iter()
        .rposition(|it| it.as_os_str() == "node_modules")?;
    let scoped = parts.get(modules + 1)?.as_os_str().as_encoded_bytes();
    let length = if scoped.starts_with(b"@") { 3 } else { 2 };
    // the remaining part names a file in the package
    let package = parts.get(..modules + length)?;
    (parts.len() > package.len() && !package.contains(&Component::ParentDir))
        .then(|| package.iter().collect())
}

/// Whether that folder is a package, and not a link to another folder.
fn is_package(folder: &Path) -> bool {
    folder.join("package.json").is_file()
}

/// The folder of the workspace that contains a folder, or else of the nearest crate, found as cargo does.
fn workspace_root(folder: &Path) -> Option<PathBuf> {
    let mut manifests = folder.ancestors().filter_map(|folder| {
        let path = folder.join("Cargo.toml");
        path.is_file().then(|| Manifest::read(folder, &path))
    });
    let nearest = manifests.next()?;
    if nearest.is_workspace {
        return Some(nearest.folder);
    }
    if let Some(root) = nearest.belongs_to {
        return Some(root.canonicalize().unwrap_or(root));
    }
    let mut workspaces = manifests.filter(|it| it.is_workspace);
    let excludes = |of: &Manifest| of.excluded.iter().any(|it| nearest.folder.starts_with(it));
    let found = workspaces.next().filter(|it| !excludes(it));
    Some(found.map_or(nearest.folder.clone(), |it| it.folder))
}

/// The workspace in a `Cargo.toml`.
#[derive(Default)]
struct Manifest {
    folder: PathBuf,
    is_workspace: bool,
    /// `package.workspace`
    belongs_to: Option<PathBuf>,
    excluded: Vec<PathBuf>,
}

impl Manifest {
    /// A manifest that cannot be read counts as that of a crate.
    fn read(folder: &Path, path: &Path) -> Self {
        let content = bounded::read(path).unwrap_or_default();
        let content = String::from_utf8_lossy(&content);
        let (table, _) = DeTable::parse_recoverable(&content);
        let table_of = |name: &str| match table.get_ref().get(name).map(|it| it.get_ref()) {
            Some(DeValue::Table(table)) => Some(table),
            _ => None,
        };
        let workspace = table_of("workspace");
        let excluded = match workspace
            .and_then(|it| it.get("exclude"))
            .map(|it| it.get_ref())
        {
            Some(DeValue::Array(paths)) => {
                let paths = paths.iter().filter_map(|it| it.get_ref().as_str());
                paths.map(|it| folder.join(it)).collect()
            }
            _ => Vec::new(),
        };
        let belongs_to = table_of("package").and_then(|it| it.get("workspace")?.get_ref().as_str());
        Self {
            folder: folder.to_owned(),
            is_workspace: workspace.is_some(),
            belongs_to: belongs_to.map(|it| folder.join(it)),
            excluded,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(manifests: &[(&str, &str)], of: &str) -> Option<String> {
        let folder = tempfile::tempdir().ok()?;
        let base = folder.path().canonicalize().ok()?;
        for (path, text) in manifests {
            let path = base.join(path);
            std::fs::create_dir_all(path.parent()?).ok()?;
            std::fs::write(path, text).ok()?;
        }
        let of = base.join(of);
        std::fs::create_dir_all(&of).ok()?;
        let found = workspace_root(&of)?;
        Some(found.strip_prefix(base).ok()?.display().to_string())
    }

    #[test]
    fn a_crate_belongs_to_the_workspace_above_it() {
        let workspace = ("w/Cargo.toml", "[workspace]\nexclude = ['out']\n");
        let member = ("w/a/Cargo.toml", "[package]\nname = 'a'\n");
        let excluded = ("w/out/b/Cargo.toml", "[package]\nname = 'b'\n");
        let own = ("w/c/Cargo.toml", "[workspace]\n[package]\nname = 'c'\n");
        let far = ("d/Cargo.toml", "[package]\nworkspace = '../w'\n");
        let all = [workspace, member, excluded, own, far];
        for (of, wanted) in [
            ("w", "w"),
            ("w/a", "w"),
            ("w/a/src/deep", "w"),
            ("w/out/b/src", "w/out/b"),
            ("w/c", "w/c"),
            ("d", "w"),
        ] {
            assert_eq!(root(&all, of).as_deref(), Some(wanted), "{of}");
        }
        assert_eq!(root(&[member], "w/a").as_deref(), Some("w/a"));
        assert_eq!(
            root(&[("w/a/Cargo.toml", "[[[")], "w/a").as_deref(),
            Some("w/a")
        );
    }

    #[test]
    fn a_package_is_the_folder_in_node_modules() {
        let package = |path: &str| package(Path::new(path)).map(|it| it.display().to_string());
        let all = [
            ("a/node_modules/p/x.js", Some("a/node_modules/p")),
            ("node_modules/@s/p/lib/x.js", Some("node_modules/@s/p")),
            (
                "node_modules/p/node_modules/q/x.js",
                Some("node_modules/p/node_modules/q"),
            ),
            ("node_modules/x.js", None),
            ("node_modules/@s/x.js", None),
            ("node_modules/../x/y.js", None),
            ("src/x.js", None),
        ];
        for (path, wanted) in all {
            assert_eq!(package(path).as_deref(), wanted, "{path}");
        }
    }
}
