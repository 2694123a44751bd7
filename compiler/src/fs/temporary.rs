//! A new file with a name of its own, which becomes another file or is removed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

/// How many names are tried before the folder is given up.
const ATTEMPTS: u32 = 1_000;

/// The next number of this process.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A file that only this process writes. Dropping it removes the file.
#[derive(Debug)]
pub(super) struct Temporary {
    file: File,
    path: TemporaryPath,
}

/// The name of a complete temporary file. Dropping it removes the file.
#[derive(Debug)]
pub(super) struct TemporaryPath(PathBuf);

impl Temporary {
    /// A new empty file in a folder. It never opens what exists, not even through a link.
    pub(super) fn create(folder: &Path, prefix: &str, suffix: &str) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
        for _ in 0..ATTEMPTS {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{prefix}{}-{number}{suffix}", process::id()));
            match options.open(&path) {
                Ok(file) => {
                    return Ok(Self {
                        file,
                        path: TemporaryPath(path),
                    });
                }
                // of a process that was killed, and had the same number
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
                Err(error) => return Err(error),
            }
        }
        Err(taken)
    }

    /// The file, for its permissions.
    pub(super) fn as_file(&self) -> &File {
        &self.file
    }

    /// Closes the file.
    pub(super) fn into_path(self) -> TemporaryPath {
        self.path
    }
}

impl Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl TemporaryPath {
    /// Gives the file its name, in the place of any other file of that name.
    pub(super) fn persist(self, target: &Path) -> io::Result<()> {
        // dropping it removes what a failed renaming has left
        fs::rename(&self.0, target)
    }

    /// Gives the file its name if there is no file of that name. On an error the file stays temporary.
    pub(super) fn persist_new(self, target: &Path) -> Result<(), Self> {
        // renaming would replace a file; a second name of the same file does not
        match fs::hard_link(&self.0, target) {
            Ok(()) => Ok(()),
            Err(_) => Err(self),
        }
    }
}

impl Drop for TemporaryPath {
    fn drop(&mut self) {
        // it has another name now, or no use
        let _ = fs::remove_file(&self.0);
    }
}
