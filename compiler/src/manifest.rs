//! The properties of a crate in its `Cargo.toml`. Other crates of one program may have files and types of the same names.

use std::fs;
use std::path::Path;

use toml::de::DeTable;

/// The crate that contains the generated code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The name of the package.
    pub name: String,
    /// Whether it becomes a package for JavaScript: a `cdylib` or a program. A library is part of another crate's package.
    pub is_root: bool,
    /// Whether it has a `crate-type`.
    pub names_kinds: bool,
}

impl Manifest {
    /// Reads the manifest of the crate in a folder, if there is one.
    #[must_use]
    pub fn read(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join("Cargo.toml")).ok()?;
        let table = DeTable::parse(&text).ok()?;
        let table = table.get_ref();
        let name = table.get("package")?.get_ref().get("name")?.get_ref();
        let lib = table.get("lib");
        let kinds = lib.and_then(|lib| lib.get_ref().get("crate-type")?.get_ref().as_array());
        let names_kinds = kinds.is_some();
        let mut kinds = kinds.into_iter().flat_map(|kinds| kinds.iter());
        let is_shared = kinds.any(|kind| kind.get_ref().as_str() == Some("cdylib"));
        let is_program = table.contains_key("bin")
            || folder.join("src/main.rs").is_file()
            || folder.join("src/bin").is_dir();
        Some(Self {
            name: name.as_str()?.to_owned(),
            is_root: is_shared || is_program,
            names_kinds,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Manifest;

    fn read(manifest: &str, file: Option<&str>) -> Option<(String, bool)> {
        let folder = tempfile::tempdir().ok()?;
        fs::write(folder.path().join("Cargo.toml"), manifest).ok()?;
        if let Some(file) = file {
            let file = folder.path().join(file);
            fs::create_dir_all(file.parent()?).ok()?;
            fs::write(file, "").ok()?;
        }
        let Manifest { name, is_root, .. } = Manifest::read(folder.path())?;
        Some((name, is_root))
    }

    #[test]
    fn a_package_is_made_of_programs_and_of_shared_libraries() {
        let package = "[package]\nname = \"my-crate\"\nversion.workspace = true\n";
        let of = |more: &str, file| {
            read(&format!("{package}{more}"), file).map(|(name, is_root)| {
                assert_eq!(name, "my-crate");
                is_root
            })
        };
        assert_eq!(of("", Some("src/lib.rs")), Some(false));
        assert_eq!(of("[lib]\ncrate-type = [\"rlib\"]\n", None), Some(false));
        let both = "[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n";
        assert_eq!(of(both, None), Some(true));
        assert_eq!(of("[[bin]]\nname = \"app\"\n", None), Some(true));
        assert_eq!(of("", Some("src/main.rs")), Some(true));
        assert_eq!(of("", Some("src/bin/app.rs")), Some(true));
    }

    #[test]
    fn what_cannot_be_read_is_nothing() {
        assert_eq!(read("[workspace]\n", None), None);
        assert_eq!(read("[package", None), None);
        assert_eq!(read("package = 5\n", None), None);
        assert_eq!(read("[package]\nname = 5\n", None), None);
    }
}
