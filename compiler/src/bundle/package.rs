//! The output of wasm-bindgen: which files there are, and for which target they were written.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::BundleError;
use super::module::Syntax;

/// The files of a package.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) folder: PathBuf,
    /// The name that the files begin with.
    pub(super) name: String,
    pub(super) target: Target,
    /// The file with the imports of the WebAssembly file.
    pub(super) main: String,
    /// Files that are copied: declarations, a `package.json`.
    pub(super) copied: Vec<String>,
}

/// What a package was written for, as far as its bundle differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The main file loads the WebAssembly file: `web`, `deno`, `experimental-nodejs-module`.
    Module,
    /// A bundler loads the WebAssembly file, and a second file has the imports: `bundler`.
    Bundler,
    /// CommonJS: `nodejs`.
    CommonJs,
}

impl Target {
    /// How the file with the imports is read.
    pub(super) fn syntax(self) -> Syntax {
        match self {
            Self::Module | Self::Bundler => Syntax::Module,
            Self::CommonJs => Syntax::CommonJs,
        }
    }
}

impl Package {
    /// Finds the package in a folder.
    ///
    /// # Errors
    ///
    /// [`BundleError::NoPackage`] if there is none, or several.
    pub(super) fn find(folder: &Path) -> Result<Self, BundleError> {
        let fail = |reason: String| {
            Err(BundleError::NoPackage {
                folder: folder.display().to_string(),
                reason,
            })
        };
        let mut files = Vec::new();
        let entries =
            fs::read_dir(folder).map_err(|error| BundleError::unreadable(folder, error))?;
        for entry in entries {
            let entry = entry.map_err(|error| BundleError::unreadable(folder, error))?;
            if let (Ok(name), true) = (entry.file_name().into_string(), entry.path().is_file()) {
                files.push(name);
            }
        }
        files.sort();
        let names: Vec<&str> = files
            .iter()
            .filter_map(|it| it.strip_suffix("_bg.wasm"))
            .collect();
        let name = match names.as_slice() {
            [] => return fail("it has no file `NAME_bg.wasm`".to_owned()),
            [name] => (*name).to_owned(),
            names => return fail(format!("it has several packages: {}", names.join(", "))),
        };
        let main = format!("{name}.js");
        if !files.contains(&main) {
            return fail(format!("it has no file `{main}`"));
        }
        let path = folder.join(&main);
        let text =
            fs::read_to_string(&path).map_err(|error| BundleError::unreadable(&path, error))?;
        let second = format!("{name}_bg.js");
        let target = if files.contains(&second) {
            Target::Bundler
        } else if text.contains("require(") && !text.contains("import.meta.url") {
            Target::CommonJs
        } else {
            Target::Module
        };
        let copied = files
            .iter()
            .filter(|file| file.ends_with(".d.ts") || *file == "package.json");
        Ok(Self {
            copied: copied.cloned().collect(),
            main: if target == Target::Bundler {
                second
            } else {
                main
            },
            folder: folder.to_owned(),
            name,
            target,
        })
    }

    /// The module that the WebAssembly file imports what wasm-bindgen writes from.
    pub(super) fn own_module(&self) -> String {
        format!("./{}_bg.js", self.name)
    }
}
