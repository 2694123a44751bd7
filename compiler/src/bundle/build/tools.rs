//! The programs that a package is made with: the standard library for WebAssembly, wasm-bindgen in the version of the lock
//! file, and wasm-opt. What is missing has a command that installs it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::cargo::{Crate, TARGET, cargo};
use super::error::BuildError;

/// Older versions of wasm-opt confuse two exported tables, so that the program does not start.
const FIRST_WASM_OPT: u32 = 110;

/// A command that installs something.
struct Install {
    command: Command,
}

impl Install {
    fn shown(&self) -> String {
        let words = std::iter::once(self.command.get_program()).chain(self.command.get_args());
        let words = words.map(|it| it.to_string_lossy());
        let words: Vec<String> = words
            .map(|it| match it.contains(' ') {
                true => format!("\"{it}\""),
                false => it.into_owned(),
            })
            .collect();
        words.join(" ")
    }

    /// Runs the command, or reports that it must be run.
    fn run(mut self, what: String, allowed: bool) -> Result<(), BuildError> {
        let command = self.shown();
        if !allowed {
            return Err(BuildError::Missing { what, command });
        }
        let status = self.command.stdin(Stdio::null()).status();
        let failed = |message: String| BuildError::Failed {
            program: command.clone(),
            message,
        };
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(failed(format!("it ended with {status}"))),
            Err(error) => Err(failed(error.to_string())),
        }
    }
}

/// Ensures that Rust can build for WebAssembly.
pub(super) fn require_target(krate: &Crate, install: bool) -> Result<(), BuildError> {
    let rustc = env::var_os("RUSTC").filter(|it| !it.is_empty());
    let mut rustc = Command::new(rustc.unwrap_or_else(|| "rustc".into()));
    rustc
        .current_dir(&krate.folder)
        .args(["--print", "target-libdir", "--target", TARGET]);
    // cargo reports what is wrong with a compiler that does not answer
    let Some(folder) = output(&mut rustc) else {
        return Ok(());
    };
    if has_std(Path::new(&folder)) {
        return Ok(());
    }
    let what = format!("Rust's standard library for {TARGET} is not installed");
    let mut command = Command::new("rustup");
    command
        .current_dir(&krate.folder)
        .args(["target", "add", TARGET]);
    if in_path("rustup").next().is_none() {
        let advice = "install Rust with https://rustup.rs, or the package of the distribution, such as libstd-rust-dev-wasm32";
        return Err(BuildError::Unavailable {
            what,
            advice: advice.to_owned(),
        });
    }
    Install { command }.run(what, install)
}

fn has_std(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names = entries.map(|it| it.file_name());
    names.any(|name| name.to_string_lossy().starts_with("libstd-"))
}

/// The program wasm-bindgen in exactly this version.
pub(super) fn wasm_bindgen(
    krate: &Crate,
    version: &str,
    install: bool,
) -> Result<PathBuf, BuildError> {
    let file = format!("wasm-bindgen{}", env::consts::EXE_SUFFIX);
    let own = krate
        .target_directory
        .join(format!("wasm-bindgen-{version}"));
    let own_program = own.join("bin").join(&file);
    let named = env::var_os("WASM_BINDGEN").map(PathBuf::from);
    let candidates: Vec<PathBuf> = named
        .into_iter()
        .chain([own_program.clone()])
        .chain(in_path("wasm-bindgen"))
        .collect();
    let mut others = Vec::new();
    for program in candidates {
        match bindgen_version(&program) {
            Some(found) if found == version => return Ok(program),
            Some(found) => others.push(found),
            None => {}
        }
    }
    let mut what =
        format!("the program wasm-bindgen {version} is not installed, the version in Cargo.lock");
    if let Some(other) = others.first() {
        what.push_str(&format!(" (PATH has {other})"));
    }
    let mut command = cargo(&krate.folder);
    command
        .args(["install", "wasm-bindgen-cli", "--version", version])
        .args(["--locked", "--root"])
        .arg(&own);
    Install { command }.run(what, install)?;
    Ok(own_program)
}

/// The version that a program prints, such as `wasm-bindgen 0.2.130`.
fn bindgen_version(program: &Path) -> Option<String> {
    let text = output(Command::new(program).arg("--version"))?;
    let version = text.strip_prefix("wasm-bindgen ")?;
    version.split_whitespace().next().map(str::to_owned)
}

/// wasm-opt, of the project's npm packages or in `PATH`.
pub(super) fn wasm_opt(krate: &Crate) -> Result<PathBuf, BuildError> {
    let unavailable = |what: String| BuildError::Unavailable {
        what,
        advice: format!(
            "run `npm install --save-dev binaryen` in {}",
            krate.folder.display()
        ),
    };
    let name = if cfg!(windows) {
        "wasm-opt.cmd"
    } else {
        "wasm-opt"
    };
    let local = krate
        .folder
        .ancestors()
        .map(|it| it.join("node_modules/.bin").join(name));
    let candidates = local.filter(|it| it.is_file()).chain(in_path("wasm-opt"));
    let mut old = None;
    for program in candidates {
        match wasm_opt_version(&program) {
            Some(version) if version >= FIRST_WASM_OPT => return Ok(program),
            Some(version) => old = Some(version),
            None => {}
        }
    }
    Err(unavailable(match old {
        Some(version) => format!(
            "wasm-opt {version} makes programs that do not start; {FIRST_WASM_OPT} or newer is needed"
        ),
        None => "the program wasm-opt is not installed".to_owned(),
    }))
}

/// The number in `wasm-opt version 132 (version_132)`.
fn wasm_opt_version(program: &Path) -> Option<u32> {
    let text = output(Command::new(program).arg("--version"))?;
    let version = text.strip_prefix("wasm-opt version ")?;
    version.split_whitespace().next()?.parse().ok()
}

/// Runs a program whose output only matters if it fails.
pub(super) fn run(mut command: Command, advice: &'static str) -> Result<(), BuildError> {
    let program = PathBuf::from(command.get_program());
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| BuildError::not_started(&program, error, advice))?;
    if output.status.success() {
        return Ok(());
    }
    let text = [output.stdout, output.stderr].concat();
    Err(BuildError::Failed {
        program: program.display().to_string(),
        message: String::from_utf8_lossy(&text).trim().to_owned(),
    })
}

/// The standard output of a program that succeeds.
fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The files of a program's name in `PATH`.
fn in_path(name: &str) -> impl Iterator<Item = PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    folders
        .into_iter()
        .map(move |it| it.join(&file))
        .filter(|it| it.is_file())
}
