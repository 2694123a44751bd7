//! The crate as cargo describes it, and its build for WebAssembly.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::error::BuildError;

/// The target that crates are built for.
pub(super) const TARGET: &str = "wasm32-unknown-unknown";

/// A crate, as `cargo metadata` describes it.
#[derive(Debug)]
pub(super) struct Crate {
    pub(super) folder: PathBuf,
    pub(super) package: Package,
    /// Where cargo writes.
    pub(super) target_directory: PathBuf,
    workspace_root: PathBuf,
    /// What becomes the WebAssembly file.
    root: Root,
}

/// What becomes the WebAssembly file of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Root {
    Library(String),
    Program(String),
}

/// The facts of a package that its `package.json` also has.
#[derive(Debug, Deserialize)]
pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) description: Option<String>,
    pub(super) license: Option<String>,
    pub(super) repository: Option<String>,
    pub(super) homepage: Option<String>,
    pub(super) readme: Option<PathBuf>,
    #[serde(default)]
    pub(super) keywords: Vec<String>,
    #[serde(default)]
    pub(super) authors: Vec<String>,
    manifest_path: PathBuf,
    default_run: Option<String>,
    targets: Vec<Target>,
    metadata: Option<Value>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    target_directory: PathBuf,
    workspace_root: PathBuf,
}

/// A WebAssembly file that cargo has built.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) wasm: PathBuf,
    /// The files that it was made of, outside of cargo's folder.
    pub(super) sources: Vec<PathBuf>,
}

impl Crate {
    /// Reads the manifest in a folder.
    ///
    /// # Errors
    ///
    /// If there is no crate, or it does not become a WebAssembly file.
    pub(super) fn read(folder: &Path) -> Result<Self, BuildError> {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let no_crate = |reason: &str| BuildError::NoCrate {
            folder: folder.display().to_string(),
            reason: reason.to_owned(),
        };
        let manifest = folder.join("Cargo.toml");
        if !manifest.is_file() {
            return Err(no_crate("it has no Cargo.toml"));
        }
        let mut command = cargo(&folder);
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let output = command.stdin(Stdio::null()).output();
        let output = output.map_err(|error| not_started(&command, error))?;
        if !output.status.success() {
            let message = String::from_utf8_lossy(&output.stderr);
            return Err(BuildError::Failed {
                program: "cargo metadata".to_owned(),
                message: message.trim().to_owned(),
            });
        }
        let metadata: Metadata =
            serde_json::from_slice(&output.stdout).map_err(|error| BuildError::Failed {
                program: "cargo metadata".to_owned(),
                message: error.to_string(),
            })?;
        let same = |path: &Path| path.canonicalize().ok() == manifest.canonicalize().ok();
        let mut packages = metadata.packages.into_iter();
        let package = packages
            .find(|it| same(&it.manifest_path))
            .ok_or_else(|| no_crate("its Cargo.toml has no table `[package]`; name the folder of a member of the workspace"))?;
        Ok(Self {
            root: package.root()?,
            folder,
            package,
            target_directory: metadata.target_directory,
            workspace_root: metadata.workspace_root,
        })
    }

    /// The name that the files of the package begin with.
    pub(super) fn file_name(&self) -> String {
        let (Root::Library(name) | Root::Program(name)) = &self.root;
        name.replace('-', "_")
    }

    /// The version of a dependency in the lock file.
    pub(super) fn locked(&self, name: &str) -> Option<String> {
        let text = fs::read_to_string(self.workspace_root.join("Cargo.lock")).ok()?;
        locked_version(&text, name)
    }

    /// The table `package.metadata.npm`: what `package.json` has besides or instead of the facts of the crate.
    pub(super) fn npm(&self) -> Result<Map<String, Value>, BuildError> {
        let table = self.package.metadata.as_ref().and_then(|it| it.get("npm"));
        match table {
            None => Ok(Map::new()),
            Some(Value::Object(table)) => Ok(table.clone()),
            Some(_) => Err(BuildError::Manifest {
                file: self.package.manifest_path.display().to_string(),
                reason: "`package.metadata.npm` must be a table".to_owned(),
            }),
        }
    }

    /// Builds it for WebAssembly. cargo prints errors and warnings itself.
    ///
    /// # Errors
    ///
    /// If cargo cannot be started, or the crate has errors.
    pub(super) fn build(&self, dev: bool, arguments: &[String]) -> Result<Program, BuildError> {
        let mut command = cargo(&self.folder);
        command.args(["build", "--target", TARGET]);
        command.args(["--message-format", "json-render-diagnostics"]);
        if !dev && !names_profile(arguments) {
            command.arg("--release");
        }
        match &self.root {
            Root::Library(_) => command.arg("--lib"),
            Root::Program(name) => command.args(["--bin", name]),
        };
        command.args(arguments);
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|error| not_started(&command, error))?;
        let mut wasm = None;
        let lines = child
            .stdout
            .take()
            .map(|out| BufReader::new(out).lines())
            .into_iter()
            .flatten();
        for line in lines.map_while(Result::ok) {
            wasm = self.artifact(&line).or(wasm);
        }
        let ended = child.wait();
        let ended = ended.map_err(|error| not_started(&command, error))?;
        match (ended.success(), wasm) {
            (true, Some(wasm)) => Ok(Program {
                sources: self.sources(&wasm),
                wasm,
            }),
            _ => Err(BuildError::Rejected {
                name: self.package.name.clone(),
            }),
        }
    }

    /// The WebAssembly file in a message of cargo, if it is that of this crate.
    fn artifact(&self, line: &str) -> Option<PathBuf> {
        let message: Value = serde_json::from_str(line).ok()?;
        if message.get("reason")?.as_str()? != "compiler-artifact" {
            return None;
        }
        let manifest = Path::new(message.get("manifest_path")?.as_str()?);
        if manifest != self.package.manifest_path {
            return None;
        }
        let files = message.get("filenames")?.as_array()?;
        let mut files = files.iter().filter_map(Value::as_str);
        files.find(|it| it.ends_with(".wasm")).map(PathBuf::from)
    }

    /// The files in the list that cargo writes beside the WebAssembly file. The build script's inputs are among them.
    fn sources(&self, wasm: &Path) -> Vec<PathBuf> {
        let text = fs::read_to_string(wasm.with_extension("d")).unwrap_or_default();
        dependencies(&text)
            .into_iter()
            .map(|it| self.folder.join(it))
            .filter(|it| !it.starts_with(&self.target_directory))
            .collect()
    }
}

impl Package {
    fn root(&self) -> Result<Root, BuildError> {
        let is = |target: &&Target, kind: &str| target.kind.iter().any(|it| it == kind);
        if let Some(library) = self.targets.iter().find(|it| is(it, "cdylib")) {
            return Ok(Root::Library(library.name.clone()));
        }
        let programs: Vec<&Target> = self.targets.iter().filter(|it| is(it, "bin")).collect();
        let manifest = || self.manifest_path.display().to_string();
        match (programs.as_slice(), &self.default_run) {
            ([], _) => Err(BuildError::NoCdylib {
                name: self.name.clone(),
                manifest: manifest(),
            }),
            ([program], _) => Ok(Root::Program(program.name.clone())),
            (_, Some(name)) => Ok(Root::Program(name.clone())),
            (programs, None) => Err(BuildError::SeveralPrograms {
                name: self.name.clone(),
                programs: programs.iter().map(|it| it.name.clone()).collect(),
                manifest: manifest(),
            }),
        }
    }
}

/// The cargo that runs this command, or the one in `PATH`, in a folder.
pub(super) fn cargo(folder: &Path) -> Command {
    let program = std::env::var_os("CARGO").filter(|it| !it.is_empty());
    let mut command = Command::new(program.unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    command
}

/// Whether arguments of cargo name a profile, which `--release` contradicts.
fn names_profile(arguments: &[String]) -> bool {
    let names = |it: &String| it == "--profile" || it.starts_with("--profile=");
    arguments.iter().any(names)
}

fn not_started(command: &Command, error: std::io::Error) -> BuildError {
    let advice = "install Rust: https://rustup.rs";
    BuildError::not_started(Path::new(command.get_program()), error, advice)
}

/// The version of a package in the text of a lock file.
fn locked_version(text: &str, name: &str) -> Option<String> {
    let table = toml::de::DeTable::parse(text).ok()?;
    let packages = table.get_ref().get("package")?.get_ref().as_array()?;
    packages.iter().find_map(|package| {
        let package = package.get_ref().as_table()?;
        let is_it = package.get("name")?.get_ref().as_str() == Some(name);
        let version = package.get("version")?.get_ref().as_str()?;
        is_it.then(|| version.to_owned())
    })
}

/// The files after the colon of a rule of `make`, in which spaces have a backslash before them.
fn dependencies(text: &str) -> Vec<String> {
    let line = text.lines().next().unwrap_or_default();
    // the colon of a Windows drive has no space after it
    let Some((_, list)) = line.split_once(": ") else {
        return Vec::new();
    };
    let mut files = vec![String::new()];
    let mut characters = list.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = character == '\\' && characters.peek() == Some(&' ');
        match (escaped, character, files.last_mut()) {
            (true, _, Some(file)) => file.extend(characters.next()),
            (false, ' ', _) => files.push(String::new()),
            (_, other, Some(file)) => file.push(other),
            (_, _, None) => {}
        }
    }
    files.retain(|it| !it.is_empty());
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_that_of_the_package_with_exactly_this_name() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.7\"\n";
        let version = |text: &str| locked_version(text, "wasm-bindgen");
        assert_eq!(version(lock).as_deref(), Some("0.2.7"));
        // git writes this line end on Windows
        assert_eq!(
            version(&lock.replace('\n', "\r\n")).as_deref(),
            Some("0.2.7")
        );
        assert_eq!(locked_version(lock, "wasm"), None);
        assert_eq!(locked_version("no lock", "wasm"), None);
    }

    #[test]
    fn files_of_a_rule_may_have_spaces_and_drives() {
        let rule = r"C:\my\ app\target\app.wasm: C:\my\ app\src\lib.rs app.jsi";
        assert_eq!(dependencies(rule), [r"C:\my app\src\lib.rs", "app.jsi"]);
        assert_eq!(dependencies("app.wasm:"), [""; 0]);
        assert_eq!(dependencies(""), [""; 0]);
    }
}
