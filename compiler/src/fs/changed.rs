//! Writes a file only where it is not yet as it should be: what comes is compared with what is there, and from the first
//! difference on it is written. A text of any length needs no memory, and a file without a difference is not touched.

use std::fs::{File, OpenOptions, create_dir_all};
use std::io::{self, BufRead as _, BufReader, BufWriter, Seek as _, SeekFrom, Write};
use std::path::Path;

/// A file, as far as it is known to be as it should be.
pub(super) struct Changed<'p> {
    path: &'p Path,
    /// What is there, from [`Self::same`] on.
    old: Option<BufReader<File>>,
    /// So many bytes at its start are as they should be.
    same: u64,
    /// The file, once something in it was another.
    new: Option<BufWriter<File>>,
}

impl<'p> Changed<'p> {
    pub(super) fn open(path: &'p Path) -> Self {
        Self {
            path,
            old: File::open(path).ok().map(BufReader::new),
            same: 0,
            new: None,
        }
    }

    /// Compares with what is there, and says how many bytes are the same.
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

    /// The file, with nothing in it but what is as it should be.
    fn cut(&mut self) -> io::Result<&mut BufWriter<File>> {
        if let Some(folder) = self.path.parent() {
            create_dir_all(folder)?;
        }
        self.old = None;
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let mut file = options.open(self.path)?;
        file.set_len(self.same)?;
        file.seek(SeekFrom::End(0))?;
        Ok(self.new.insert(BufWriter::new(file)))
    }

    /// Ends the file here, and says whether anything in it was another.
    pub(super) fn finish(mut self) -> io::Result<bool> {
        let ends = match &mut self.old {
            Some(old) => old.fill_buf()?.is_empty(),
            None => false,
        };
        match &mut self.new {
            Some(new) => new.flush()?,
            None if ends => return Ok(false),
            None => self.cut()?.flush()?,
        }
        Ok(true)
    }
}

impl Write for Changed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(new) = &mut self.new {
            return new.write(bytes);
        }
        match self.compare(bytes)? {
            0 if !bytes.is_empty() => self.cut()?.write(bytes),
            same => Ok(same),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.new.as_mut().map_or(Ok(()), BufWriter::flush)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_touched_only_where_it_differs() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("new/file");
        let write = |parts: &[&str]| {
            let mut file = Changed::open(&path);
            for part in parts {
                file.write_all(part.as_bytes())?;
            }
            let changed = file.finish()?;
            assert_eq!(std::fs::read_to_string(&path)?, parts.concat());
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
    fn what_cannot_be_written_is_an_error() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let mut file = Changed::open(folder.path());
        assert!(file.write_all(b"text").is_err());
        Ok(())
    }
}
