//! The paths of this repository: its root, its cache of tools, its build outputs. Creates and deletes nothing.

use std::env;
use std::path::{Path, PathBuf};

/// The three folders that every command uses.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The repository.
    pub root: PathBuf,
    /// Tools and logs; `cargo clean` keeps them. `JSI_CACHE` sets another folder.
    pub cache: PathBuf,
    /// Cargo's output folder.
    pub target: PathBuf,
}

impl Layout {
    /// The layout of the checkout that this program was built from.
    pub fn find() -> Self {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .parent()
            .map_or_else(|| manifest.clone(), Path::to_path_buf);
        let folder = |variable: &str, default: &str| {
            env::var_os(variable).map_or_else(|| root.join(default), |path| root.join(path))
        };
        Self {
            cache: folder("JSI_CACHE", ".cache"),
            target: folder("CARGO_TARGET_DIR", "target"),
            root,
        }
    }

    /// The log files of commands, for reading after a failure.
    pub fn log(&self, name: &str) -> PathBuf {
        self.cache.join("logs").join(format!("{name}.log"))
    }

    /// The folder of programs of `cargo install`.
    pub fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// Cargo's output folder for WebAssembly, separate because the compiler may be another one.
    pub fn wasm_target(&self) -> PathBuf {
        self.target.join("wasm")
    }

    /// The packages of the examples, with a folder for each name.
    pub fn packages(&self) -> PathBuf {
        self.target.join("examples")
    }

    /// The JavaScript half of xtask.
    pub fn web(&self) -> PathBuf {
        self.root.join("xtask").join("web")
    }

    /// The npm packages of the engines that an ordinary test run does not need.
    pub fn engines(&self) -> PathBuf {
        self.web().join("engines")
    }

    /// The npm packages that contain workerd.
    pub fn workerd(&self) -> PathBuf {
        self.web().join("workerd")
    }

    /// The packages whose types the import report imports.
    pub fn import_report(&self) -> PathBuf {
        self.root.join("xtask").join("import")
    }

    /// The examples with packages of npm.
    pub fn quick_starts(&self) -> PathBuf {
        self.root.join("examples").join("quick_starts")
    }

    /// The compiler on a page.
    pub fn playground(&self) -> PathBuf {
        self.root.join("playground")
    }

    /// The extension of VS Code.
    pub fn extension(&self) -> PathBuf {
        self.root.join("editors").join("vscode")
    }

    /// The version of a package in `Cargo.lock`, if it is listed.
    pub fn locked_version(&self, package: &str) -> Option<String> {
        let lock = std::fs::read_to_string(self.root.join("Cargo.lock")).ok()?;
        version_in_lock(&lock, package)
    }
}

/// The program `name` in `PATH`.
pub fn which(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|dir| dir.join(&file))
        .find(|path| path.is_file())
}

/// The program that an environment variable names, if it exists.
pub fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.7\"\n";
        assert_eq!(
            version_in_lock(lock, "wasm-bindgen").as_deref(),
            Some("0.2.7")
        );
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }

    #[test]
    fn a_program_is_found_in_the_path() {
        assert!(which("cargo").is_some());
        assert!(which("no-such-program-anywhere").is_none());
    }
}
