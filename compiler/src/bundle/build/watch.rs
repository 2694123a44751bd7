//! Waits for a change of the files that a package was made of. The times of some hundred files are read several times per second,
//! which works on every file system; the libraries for this need more crates than the rest of the command.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// How often the files are compared.
const PAUSE: Duration = Duration::from_millis(200);

/// Folders without sources of the crate.
const OTHER: [&str; 2] = ["target", "node_modules"];

/// The state of the files of a crate.
#[derive(Debug)]
pub struct Watch {
    folder: PathBuf,
    files: HashMap<PathBuf, State>,
}

/// The time and the size of a file, if it exists.
type State = Option<(SystemTime, u64)>;

impl Watch {
    /// Before a build of the crate in a folder.
    #[must_use]
    pub fn before(folder: &Path) -> Self {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let files = found(&folder);
        Self { folder, files }
    }

    /// Adds the files that the build has read.
    pub fn add(&mut self, sources: &[PathBuf]) {
        for path in sources {
            self.files
                .entry(path.clone())
                .or_insert_with(|| state(path));
        }
    }

    /// Waits until a file has another content, or is new. All changes that are made at once count as one.
    pub fn wait(&self) {
        while !self.has_changed() {
            sleep(PAUSE);
        }
        let mut last = found(&self.folder);
        loop {
            sleep(PAUSE);
            let now = found(&self.folder);
            if now == last {
                return;
            }
            last = now;
        }
    }

    /// Whether a file has changed since [`Self::before`].
    #[must_use]
    pub fn has_changed(&self) -> bool {
        let is_new = |path: &PathBuf| !self.files.contains_key(path);
        self.files.iter().any(|(path, old)| state(path) != *old)
            || found(&self.folder).keys().any(is_new)
    }
}

fn state(path: &Path) -> State {
    let found = fs::metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}

/// Manifests, Rust files and interfaces of a folder. Scripts are among the sources of a build, and new ones come with a change of
/// another file; those that are written by other programs must not start a build.
fn found(folder: &Path) -> HashMap<PathBuf, State> {
    let mut files = HashMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            if kind.is_dir() && !name.starts_with('.') && !OTHER.contains(&name.as_str()) {
                folders.push(path);
            } else if kind.is_file()
                && (name.ends_with(".rs") || name.ends_with(".jsi") || name == "Cargo.toml")
            {
                let state = state(&path);
                files.insert(path, state);
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_those_of_sources() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let root = folder.path();
        fs::create_dir_all(root.join("src"))?;
        fs::create_dir_all(root.join("target"))?;
        let shim = root.join("shim.js");
        fs::write(&shim, "1")?;
        fs::write(root.join("src/lib.rs"), "one")?;
        let mut watch = Watch::before(root);
        watch.add(std::slice::from_ref(&shim));
        assert!(!watch.has_changed());

        fs::write(root.join("target/new.rs"), "")?;
        fs::write(root.join("other.js"), "")?;
        assert!(!watch.has_changed(), "no source");
        fs::write(root.join("src/new.jsi"), "")?;
        assert!(watch.has_changed(), "a new interface");
        fs::remove_file(root.join("src/new.jsi"))?;
        assert!(!watch.has_changed());
        fs::write(&shim, "22")?;
        assert!(watch.has_changed(), "a script that was read");

        let watch = Watch::before(root);
        fs::remove_file(root.join("src/lib.rs"))?;
        assert!(watch.has_changed(), "a removed file");
        Ok(())
    }
}
