//! Reads files whose paths come from a source, a link or a person: only regular files are opened, and only up to a limit of
//! size. Reading devices and pipes might never end.

use std::fs::{File, Metadata, OpenOptions, metadata};
use std::io::{self, Read};
use std::path::Path;

/// The limit of size in bytes: a hundred times the largest interface of a browser.
pub(crate) const LIMIT: u64 = 16 * 1024 * 1024;

/// The content of a regular file within the limit.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let (file, length) = probe(path)?;
    let mut content = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    all(&file, &mut content)?;
    Ok(content)
}

/// Opens a permitted file, and returns its length.
pub(super) fn probe(path: &Path) -> io::Result<(File, u64)> {
    let file = open(path)?;
    let length = file.metadata()?.len();
    if length > LIMIT {
        return Err(too_large());
    }
    Ok((file, length))
}

/// The same as text.
#[cfg(feature = "cli")]
pub(crate) fn read_text(path: &Path) -> io::Result<String> {
    let invalid = |error| io::Error::new(io::ErrorKind::InvalidData, error);
    String::from_utf8(read(path)?).map_err(invalid)
}

/// The whole of a stream, which may grow while it is read, within the limit.
pub(crate) fn all(stream: impl Read, content: &mut Vec<u8>) -> io::Result<()> {
    stream.take(LIMIT + 1).read_to_end(content)?;
    if content.len() as u64 > LIMIT {
        return Err(too_large());
    }
    Ok(())
}

/// Opens a regular file. Other files are not opened, as opening has effects on some devices. If the file was replaced between
/// check and opening, it is neither waited for nor read.
pub(super) fn open(path: &Path) -> io::Result<File> {
    regular(&metadata(path)?)?;
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, NONBLOCK);
    let file = options.open(path)?;
    regular(&file.metadata()?)?;
    Ok(file)
}

pub(super) fn regular(metadata: &Metadata) -> io::Result<()> {
    if metadata.is_file() {
        return Ok(());
    }
    Err(if metadata.is_dir() {
        io::Error::new(io::ErrorKind::IsADirectory, "it is a folder")
    } else {
        io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file")
    })
}

fn too_large() -> io::Error {
    let message = format!("it is larger than {} MiB", LIMIT >> 20);
    io::Error::new(io::ErrorKind::FileTooLarge, message)
}

/// `O_NONBLOCK`, without which opening a pipe waits for its writer. If the number is unknown, no flag is passed, and the check
/// before opening must be enough.
#[cfg(unix)]
const NONBLOCK: i32 = if cfg!(any(target_os = "linux", target_os = "android")) {
    if cfg!(any(
        target_arch = "mips",
        target_arch = "mips64",
        target_arch = "mips32r6",
        target_arch = "mips64r6"
    )) {
        0x80
    } else if cfg!(any(target_arch = "sparc", target_arch = "sparc64")) {
        0x4000
    } else {
        0x800
    }
} else if cfg!(any(
    target_vendor = "apple",
    target_os = "freebsd",
    target_os = "netbsd",
    target_os = "openbsd",
    target_os = "dragonfly"
)) {
    0x4
} else {
    0
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_read_up_to_the_limit() {
        let mut content = Vec::new();
        assert!(all(io::repeat(b'x').take(LIMIT), &mut content).is_ok());
        content.clear();
        let error = all(io::repeat(b'x'), &mut content).map_err(|it| it.kind());
        assert_eq!(error, Err(io::ErrorKind::FileTooLarge));
        assert_eq!(content.len() as u64, LIMIT + 1);
    }

    #[test]
    fn only_regular_files_within_the_limit_are_read() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("long");
        let file = File::create(&path)?;
        file.set_len(LIMIT)?;
        assert_eq!(read(&path)?.len() as u64, LIMIT);
        file.set_len(LIMIT + 1)?;
        let kind = |path: &Path| read(path).map_err(|it| it.kind()).err();
        assert_eq!(kind(&path), Some(io::ErrorKind::FileTooLarge));
        assert_eq!(kind(folder.path()), Some(io::ErrorKind::IsADirectory));
        #[cfg(unix)]
        assert_eq!(
            kind(Path::new("/dev/zero")),
            Some(io::ErrorKind::InvalidInput)
        );
        Ok(())
    }
}
