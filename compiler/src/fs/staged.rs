//! Writes a temporary file and renames it to its target: readers find the old text or the new one and never a part, also after
//! the process was killed. New text is first compared with the existing file: an unchanged file is not written, and a text of
//! any length needs little memory.

use std::fmt::{Display, Write as _};
use std::fs::{self, File, create_dir_all};
use std::io::{self, BufRead as _, BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::temporary::{Temporary, TemporaryPath};
use super::{Problem, bounded};

/// Prefix and suffix of the names of temporary files.
const PREFIX: &str = ".jsic-";
const SUFFIX: &str = ".tmp";

/// Older temporary files have no writer any more.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// A new text on the disk, in the folder of the file that it will replace. Dropping it removes the file.
pub(super) struct Staged {
    file: TemporaryPath,
    target: PathBuf,
    /// Whether the target existed when writing began.
    replaces: bool,
}

impl Staged {
    /// Renames the file to its target. If a file was created there meanwhile, `check` decides whether it may be replaced.
    pub(super) fn replace(
        self,
        check: impl FnOnce() -> Result<(), Problem>,
    ) -> Result<io::Result<()>, Problem> {
        let mut file = self.file;
        if !self.replaces {
            match file.persist_new(&self.target) {
                Ok(()) => return Ok(Ok(())),
                // the target exists, or this file system cannot check it
                Err(unchanged) => file = unchanged,
            }
            check()?;
        }
        Ok(file.persist(&self.target))
    }
}

/// The staged text of a file, unless it is equal to the existing text.
pub(super) fn changed(path: &Path, text: &impl Display) -> io::Result<Option<Staged>> {
    let mut writer = Changed::open(path)?;
    // the writer keeps an error of the disk, since this result has no variant for it
    let printed = write!(writer, "{text}");
    writer.finish(printed.is_err())
}

/// Replaces the text of an existing file.
pub(super) fn rewrite(path: &Path, text: &str) -> io::Result<()> {
    let target = Target::of(path)?;
    let mut file = target.begin()?;
    file.write_all(text.as_bytes())?;
    file.into_path().persist(&target.path)
}

/// Removes temporary files of killed processes in a folder.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        if !name.starts_with(PREFIX.as_bytes()) || !name.ends_with(SUFFIX.as_bytes()) {
            continue;
        }
        let modified = entry.metadata().and_then(|it| it.modified());
        let age = modified.map(|it| SystemTime::now().duration_since(it).unwrap_or_default());
        if age.is_ok_and(|age| age > ABANDONED) {
            // a file that stays is harmless
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The file that is replaced, and whether it exists.
struct Target {
    path: PathBuf,
    permissions: Option<fs::Permissions>,
}

impl Target {
    fn of(path: &Path) -> io::Result<Self> {
        // a link remains a link
        let (path, found) = match fs::symlink_metadata(path) {
            Ok(found) if found.is_symlink() => {
                let path = path.canonicalize()?;
                let found = path.metadata()?;
                (path, found)
            }
            Ok(found) => (path.to_owned(), found),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self {
                    path: path.to_owned(),
                    permissions: None,
                });
            }
            Err(error) => return Err(error),
        };
        bounded::regular(&found)?;
        if found.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(Self {
            path,
            permissions: Some(found.permissions()),
        })
    }

    /// A new empty file in its folder, with its permissions.
    fn begin(&self) -> io::Result<Temporary> {
        let folder = match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        create_dir_all(folder)?;
        let file = Temporary::create(folder, PREFIX, SUFFIX)?;
        if let Some(permissions) = &self.permissions {
            file.as_file().set_permissions(permissions.clone())?;
        }
        Ok(file)
    }
}

/// A file, as far as it is equal to the new text.
struct Changed {
    target: Target,
    /// The existing text, from [`Self::same`] on.
    old: Option<BufReader<File>>,
    /// The number of equal bytes at its start.
    same: u64,
    /// The new file, after the first difference.
    new: Option<BufWriter<Temporary>>,
    failed: Option<io::Error>,
}

impl Changed {
    fn open(path: &Path) -> io::Result<Self> {
        let target = Target::of(path)?;
        let old = match target.permissions {
            Some(_) => Some(BufReader::new(bounded::open(&target.path)?)),
            None => None,
        };
        Ok(Self {
            target,
            old,
            same: 0,
            new: None,
            failed: None,
        })
    }

    /// Compares with the existing text, and returns the number of equal bytes.
    fn compare(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(old) = &mut self.old else {
            return Ok(0);
        };
        let there = old.fill_buf()?;
        let pairs = there.iter().zip(bytes);
        let same = pairs.take_while(|(old, new)| old == new).count();
        old.consume(same);
        self.same += same as u64;
        Ok(same)
    }

    /// The new file, which contains only the equal bytes.
    fn begin(&mut self) -> io::Result<&mut BufWriter<Temporary>> {
        let mut file = BufWriter::new(self.target.begin()?);
        if let Some(old) = self.old.take() {
            let mut old = old.into_inner();
            old.seek(SeekFrom::Start(0))?;
            io::copy(&mut old.take(self.same), &mut file)?;
        }
        Ok(self.new.insert(file))
    }

    fn write_all(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() && self.new.is_none() {
            match self.compare(bytes)? {
                0 => {
                    self.begin()?;
                }
                same => bytes = bytes.get(same..).unwrap_or_default(),
            }
        }
        self.new.as_mut().map_or(Ok(()), |new| new.write_all(bytes))
    }

    /// Ends the file at this position.
    fn finish(mut self, failed: bool) -> io::Result<Option<Staged>> {
        if failed {
            let unknown = || io::Error::other("the text cannot be printed");
            return Err(self.failed.unwrap_or_else(unknown));
        }
        let ends = match &mut self.old {
            Some(old) => old.fill_buf()?.is_empty(),
            None => false,
        };
        if self.new.is_none() {
            if ends {
                return Ok(None);
            }
            self.begin()?;
        }
        let Some(new) = self.new else {
            return Ok(None);
        };
        let file = new.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Some(Staged {
            file: file.into_path(),
            replaces: self.target.permissions.is_some(),
            target: self.target.path,
        }))
    }
}

impl std::fmt::Write for Changed {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.write_all(text.as_bytes()).map_err(|error| {
            self.failed = Some(error);
            std::fmt::Error
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(path: &Path, text: &str) -> io::Result<bool> {
        let Some(file) = changed(path, &text)? else {
            return Ok(false);
        };
        let replaced = file.replace(|| Ok(()));
        replaced.map_err(io::Error::other)??;
        Ok(true)
    }

    /// The names in a folder.
    fn names(folder: &Path) -> io::Result<Vec<String>> {
        let names = fs::read_dir(folder)?.map(|it| Ok(it?.file_name().display().to_string()));
        let mut names: Vec<String> = names.collect::<io::Result<_>>()?;
        names.sort();
        Ok(names)
    }

    #[test]
    fn a_file_is_touched_only_where_it_differs() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("new/file");
        let write = |parts: &[&str]| {
            let mut writer = Changed::open(&path)?;
            for part in parts {
                writer.write_all(part.as_bytes())?;
            }
            let file = writer.finish(false)?;
            let changed = file.is_some();
            if let Some(file) = file {
                file.replace(|| Ok(())).map_err(io::Error::other)??;
            }
            assert_eq!(fs::read_to_string(&path)?, parts.concat());
            assert_eq!(names(&folder.path().join("new"))?, ["file"]);
            io::Result::Ok(changed)
        };
        assert!(write(&[])?, "there was none");
        assert!(!write(&[])?);
        assert!(write(&["one", "two"])?);
        assert!(!write(&["on", "etwo"])?);
        assert!(write(&["one", "two", "three"])?, "longer");
        assert!(write(&["one"])?, "shorter");
        assert!(write(&["", "oxe"])?, "other");
        assert!(write(&["OXE", ""])?);
        let long = "all ".repeat(10_000);
        assert!(write(&["OXE", &long])?);
        assert!(!write(&["OX", "E", &long])?);
        assert!(write(&["OXE", &long, "!"])?);
        Ok(())
    }

    #[test]
    fn until_it_is_in_its_place_the_old_text_is_there() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("file");
        put(&path, "old text")?;
        let new = changed(&path, &"old, new")?;
        assert_eq!(fs::read_to_string(&path)?, "old text");
        assert_eq!(names(folder.path())?.len(), 2);
        drop(new);
        assert_eq!(names(folder.path())?, ["file"]);
        Ok(())
    }

    #[test]
    fn what_came_up_meanwhile_is_looked_at() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("file");
        let new = changed(&path, &"ours")?.ok_or(io::ErrorKind::NotFound)?;
        fs::write(&path, "foreign")?;
        let foreign = || Err(Problem::Foreign("file".to_owned()));
        assert!(new.replace(foreign).is_err());
        assert_eq!(fs::read_to_string(&path)?, "foreign");
        assert_eq!(names(folder.path())?, ["file"]);
        Ok(())
    }

    #[test]
    fn writing_a_read_only_property_is_an_error() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        assert!(changed(folder.path(), &"text").is_err());
        Ok(())
    }

    #[test]
    fn only_what_is_old_is_swept() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let old = SystemTime::now() - ABANDONED * 2;
        for (name, time) in [
            (".jsic-old.tmp", Some(old)),
            (".jsic-new.tmp", None),
            ("jsic-mine.tmp", Some(old)),
        ] {
            let file = File::create(folder.path().join(name))?;
            time.map_or(Ok(()), |time| file.set_modified(time))?;
        }
        sweep(folder.path());
        assert_eq!(names(folder.path())?, [".jsic-new.tmp", "jsic-mine.tmp"]);
        Ok(())
    }
}
