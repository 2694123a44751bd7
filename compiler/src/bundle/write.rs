//! Writes the files of a bundle: all of them into temporary files first, which then get their names.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::error::BundleError;

/// Writes files with these names into a folder, which is created.
///
/// # Errors
///
/// [`BundleError::Unwritable`]. If a file cannot be written, none is.
pub(super) fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), BundleError> {
    fs::create_dir_all(folder).map_err(|error| BundleError::unwritable(folder, error))?;
    let mut staged = Vec::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        let fail = |error| BundleError::unwritable(&path, error);
        if path.is_dir() {
            return Err(fail(std::io::ErrorKind::IsADirectory.into()));
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(".jsic-").suffix(".tmp");
        // the system subtracts the default mask of permissions
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.tempfile_in(folder).map_err(fail)?;
        file.write_all(bytes).map_err(fail)?;
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| BundleError::unwritable(parent, error))?;
        }
        staged.push((path.clone(), file.into_temp_path()));
    }
    // the first file loads the others, so it is written last
    for (path, file) in staged.into_iter().rev() {
        file.persist(&path)
            .map_err(|error| BundleError::unwritable(&path, error.error))?;
    }
    Ok(())
}
