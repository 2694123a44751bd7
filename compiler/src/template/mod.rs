//! `jsic new` and `jsic init`: a new crate of a template, and what an existing crate needs. The files of the templates are in the
//! folder `templates` of this crate.

mod init;
mod name;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use init::{Change, init};

/// A kind of project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// A page, bundled by Vite.
    Page,
    /// A page, made by Trunk.
    PageTrunk,
    /// A package of npm.
    Npm,
    /// A page with a worker, bundled by Vite.
    Worker,
    /// A library for other crates, with tests by mocks.
    Lib,
}

/// A file of a project: its path with `/`, and its text.
type File = (&'static str, &'static str);

/// The files of a template below `templates`, with the name of the file there if it is another one.
macro_rules! files {
    ($folder:literal: $($path:literal $(= $file:literal)?),* $(,)?) => {
        &[$(($path, files!(@text $folder $path $($file)?))),*]
    };
    (@text $folder:literal $path:literal) => {
        include_str!(concat!("../../templates/", $folder, "/", $path))
    };
    (@text $folder:literal $path:literal $file:literal) => {
        include_str!(concat!("../../templates/", $file))
    };
}

impl Template {
    /// Its files.
    fn files(self) -> &'static [File] {
        match self {
            Self::Page => files!("page":
                "Cargo.toml" = "common/manifest.toml",
                "build.rs" = "common/build.rs",
                ".gitignore" = "common/gitignore",
                "README.md", "package.json", "index.html", "vite.config.js",
                "src/app.jsi", "src/lib.rs", "src/main.js", "src/page.js",
            ),
            Self::PageTrunk => files!("page-trunk":
                "Cargo.toml" = "page-trunk/manifest.toml",
                "build.rs" = "common/build.rs",
                ".gitignore" = "common/gitignore",
                "README.md", "index.html",
                "src/app.jsi", "src/main.rs", "src/page.js",
            ),
            Self::Npm => files!("npm":
                "Cargo.toml" = "npm/manifest.toml",
                "build.rs" = "common/build.rs",
                ".gitignore" = "common/gitignore",
                "README.md", "package.json",
                "src/app.jsi", "src/lib.rs", "test/package.test.js",
            ),
            Self::Worker => files!("worker":
                "Cargo.toml" = "common/manifest.toml",
                "build.rs" = "common/build.rs",
                ".gitignore" = "common/gitignore",
                "README.md", "package.json", "index.html", "vite.config.js",
                "src/app.jsi", "src/lib.rs", "src/main.js", "src/worker.js", "src/messages.js",
            ),
            Self::Lib => files!("lib":
                "Cargo.toml" = "lib/manifest.toml",
                ".gitignore" = "common/gitignore",
                "README.md", "build.rs",
                "src/app.jsi", "src/lib.rs", "src/tests.rs", "src/clock.js",
            ),
        }
    }

    /// The commands that show the project at work, from its folder.
    #[must_use]
    pub fn commands(self) -> &'static str {
        match self {
            Self::Page | Self::Worker => "npm install && npm run dev",
            Self::PageTrunk => "trunk serve --open",
            Self::Npm => "npm test",
            Self::Lib => "cargo test",
        }
    }
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// A name that cargo, Rust or npm refuses.
    #[error("`{name}` cannot be the name of a crate: {reason}; use `--name NAME` for another name")]
    Name {
        /// The name.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A folder that cannot become a project.
    #[error(
        "`{0}` exists and is not empty; name a new folder, or run `jsic init` in a folder that has a crate"
    )]
    NotEmpty(String),
    /// No crate to prepare.
    #[error(
        "`{0}` has no Cargo.toml with a `[package]`; run `cargo init --lib` there first, or `jsic new NAME` for a new crate"
    )]
    NoCrate(String),
    /// A build script that only its author can change.
    #[error(
        "`{file}` exists; add this line to its function `main`, and run `jsic init` again:\n\n    {line}"
    )]
    BuildScript {
        /// The file.
        file: String,
        /// The line.
        line: &'static str,
    },
    /// A manifest in a form that is not edited.
    #[error(
        "`{file}` has no line `[{table}]` for a new entry; add this to its {table}, and run `jsic init` again:\n\n    {line}"
    )]
    Manifest {
        /// The file.
        file: String,
        /// The table.
        table: &'static str,
        /// The entry.
        line: String,
    },
    /// A manifest that is not TOML.
    #[error("`{file}`: {message}")]
    Syntax {
        /// The file.
        file: String,
        /// The message of the parser.
        message: String,
    },
    /// A folder or file that cannot be read or written.
    #[error("cannot write `{path}`: {error}")]
    Unwritable {
        /// The file or folder.
        path: String,
        /// The message of the system.
        error: io::Error,
    },
    /// Several files that belong together.
    #[error(transparent)]
    Problem(#[from] crate::fs::Problem),
}

fn unwritable(path: &Path, error: io::Error) -> TemplateError {
    TemplateError::Unwritable {
        path: path.display().to_string(),
        error,
    }
}

/// The version of this crate, which new crates depend on.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Makes a project in a folder, which must not exist or be empty. Without a name, the crate has that of the folder.
///
/// # Errors
///
/// [`TemplateError`]; then no file exists that did not before.
pub fn create(
    folder: &Path,
    name: Option<&str>,
    template: Template,
) -> Result<Vec<PathBuf>, TemplateError> {
    let own = folder.file_name().map(|it| it.to_string_lossy());
    let name = name.map_or_else(|| own.unwrap_or_default().into_owned(), str::to_owned);
    if let Some(reason) = name::wrong(&name) {
        return Err(TemplateError::Name { name, reason });
    }
    let exists = match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => true,
            Some(_) => return Err(TemplateError::NotEmpty(folder.display().to_string())),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(unwritable(folder, error)),
    };
    let above = match folder.parent() {
        Some(above) if !above.as_os_str().is_empty() => above,
        _ => Path::new("."),
    };
    let fail = |error| unwritable(folder, error);
    fs::create_dir_all(above).map_err(fail)?;
    // the files appear together, with the folder
    let staged = tempfile::Builder::new()
        .prefix(".jsic-")
        .tempdir_in(above)
        .map_err(fail)?;
    let project = staged.path().join("project");
    let mut written = Vec::new();
    for (path, text) in template.files() {
        let file = project.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(fail)?;
        }
        fs::write(&file, filled(text, &name)).map_err(fail)?;
        written.push(folder.join(path));
    }
    if exists {
        // a folder is renamed only to a new one on some systems
        fs::remove_dir(folder).map_err(fail)?;
    }
    fs::rename(&project, folder).map_err(fail)?;
    Ok(written)
}

/// A text of a template with the name of a crate.
fn filled(text: &str, name: &str) -> String {
    text.replace("my-app", name)
        .replace("my_app", &name.replace('-', "_"))
        .replace("JSI_VERSION", VERSION)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Template; 5] = [
        Template::Page,
        Template::PageTrunk,
        Template::Npm,
        Template::Worker,
        Template::Lib,
    ];

    #[test]
    fn every_text_has_the_name_and_the_version() {
        for template in ALL {
            for (path, text) in template.files() {
                let text = filled(text, "two-words");
                for other in ["my-app", "my_app", "JSI_VERSION"] {
                    assert!(!text.contains(other), "{template:?}: {path}");
                }
                assert!(!text.contains('\r') && text.ends_with('\n'), "{path}");
            }
        }
    }

    #[test]
    fn every_read_me_names_its_files_and_the_commands() {
        for template in ALL {
            let text = |name: &str| {
                let file = template.files().iter().find(|it| it.0 == name);
                file.map(|it| it.1).unwrap_or_default()
            };
            let readme = text("README.md");
            for (path, _) in template.files() {
                let is_plain = path.starts_with("src/") || path.starts_with("test/");
                assert!(!is_plain || readme.contains(path), "{template:?}: {path}");
            }
            for command in template.commands().split(" && ") {
                assert!(readme.contains(command), "{template:?}: {command}");
            }
        }
    }
}
