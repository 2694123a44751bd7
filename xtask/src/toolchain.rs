//! The Rust toolchain that builds for WebAssembly, and its commands. Only searches for installed toolchains; `setup::target`
//! installs.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::layout::{Layout, which};
use crate::run::output_of;

/// The target everything is built for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// The name of the distribution's toolchain in rustup after it is linked.
pub const LINKED: &str = "jsi-wasm";

/// A toolchain that has the standard library of [`TARGET`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The active toolchain itself.
    Active,
    /// `cargo +jsi-wasm`: the distribution's compiler, linked into rustup.
    Linked,
    /// The distribution's compiler in this folder, on a machine without rustup.
    Prefix(PathBuf),
}

impl Toolchain {
    /// The toolchain to use, if one is ready. `JSI_WASM=debian` ignores the active one.
    pub fn detect() -> Option<Self> {
        if !active_is_passed_over() && has_std(&mut rustc()) {
            return Some(Self::Active);
        }
        linker()?;
        let other = Self::other()?;
        has_std(&mut other.rustc()).then_some(other)
    }

    /// The toolchain that can build the standard library, if one is ready: it has the source.
    pub fn with_source() -> Option<Self> {
        if !active_is_passed_over() && has_source(&mut rustc()) {
            return Some(Self::Active);
        }
        let other = Self::other()?;
        has_source(&mut other.rustc()).then_some(other)
    }

    /// The distribution's compiler, which is used if the active toolchain is not usable.
    fn other() -> Option<Self> {
        if which("rustup").is_some() {
            return Some(Self::Linked);
        }
        debian_prefix().map(Self::Prefix)
    }

    /// The toolchain to use; an error if there is none.
    pub fn required() -> Result<Self> {
        Self::detect()
            .ok_or_else(|| Failure::new("no toolchain for WebAssembly", "run `cargo xtask setup`"))
    }

    /// Whether clippy can be run with it. The active toolchain reports itself if it is missing.
    pub fn has_clippy(&self) -> bool {
        if *self == Self::Active {
            return true;
        }
        let mut command = self.bare_cargo();
        command
            .args(["clippy", "--version"])
            .output()
            .is_ok_and(|output| output.status.success())
    }

    /// Its name for people.
    pub fn describe(&self) -> String {
        match self {
            Self::Active => "the active Rust toolchain has it".to_owned(),
            Self::Linked => format!("cargo +{LINKED}, the distribution's compiler"),
            Self::Prefix(prefix) => format!("{}, the distribution's compiler", prefix.display()),
        }
    }

    fn rustc(&self) -> Command {
        let mut command = rustc();
        match self {
            Self::Active => {}
            Self::Linked => {
                command.arg(format!("+{LINKED}"));
            }
            Self::Prefix(prefix) => command = Command::new(prefix.join("bin/rustc")),
        }
        command
    }

    fn bare_cargo(&self) -> Command {
        match self {
            Self::Active => cargo(),
            Self::Linked => {
                let mut command = Command::new("cargo");
                command.arg(format!("+{LINKED}"));
                command
            }
            Self::Prefix(prefix) => distribution_cargo(prefix),
        }
    }

    /// Makes a program that calls `cargo` and `rustc` by their names use this toolchain.
    pub fn name_in(&self, command: &mut Command) {
        match self {
            // rustup has named it for xtask already
            Self::Active => return,
            Self::Linked => {
                command.env("RUSTUP_TOOLCHAIN", LINKED).env_remove("CARGO");
            }
            Self::Prefix(prefix) => {
                command
                    .env("CARGO", prefix.join("bin/cargo"))
                    .env("RUSTC", prefix.join("bin/rustc"));
            }
        }
        command.env_remove("LD_LIBRARY_PATH");
        if let Some(linker) = linker() {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
    }

    /// `cargo` of this toolchain, with the environment of a build for WebAssembly.
    pub fn cargo(&self, layout: &Layout) -> Command {
        let mut command = self.bare_cargo();
        if *self != Self::Active {
            // Cargo sets it to the libraries of the toolchain that built xtask.
            command.env_remove("LD_LIBRARY_PATH");
            if let Some(linker) = linker() {
                command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
            }
        }
        command
            .current_dir(&layout.root)
            .env("CARGO_TARGET_DIR", layout.wasm_target())
            // Test programs shrink to a tenth, so browsers load less.
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        command
    }
}

/// Builds members of the workspace for WebAssembly.
pub fn build(layout: &Layout, packages: &[String]) -> Result<Command> {
    let mut command = Toolchain::required()?.cargo(layout);
    command.args(["build", "--locked", "--target", TARGET]);
    for package in packages {
        command.args(["--package", package]);
    }
    Ok(command)
}

/// The linker flags of a program whose threads share one memory: the memory is imported, and the symbols that wasm-bindgen
/// needs for each thread's own part are exported.
const THREADS: &[&str] = &[
    "-Ctarget-feature=+atomics,+bulk-memory,+mutable-globals",
    "-Clink-arg=--shared-memory",
    "-Clink-arg=--import-memory",
    "-Clink-arg=--max-memory=1073741824",
    "-Clink-arg=--export=__wasm_init_tls",
    "-Clink-arg=--export=__tls_size",
    "-Clink-arg=--export=__tls_align",
    "-Clink-arg=--export=__tls_base",
];

/// Builds a member of the workspace for threads that share one memory, together with the standard library: the installed one
/// does not support threads.
pub fn build_for_threads(layout: &Layout, package: &str) -> Result<Command> {
    let toolchain = Toolchain::with_source().ok_or_else(|| {
        let what = "no toolchain with the source of the standard library";
        Failure::new(what, "run `rustup component add rust-src`")
    })?;
    let mut command = toolchain.cargo(layout);
    command
        .args(["build", "--locked", "--target", TARGET])
        .args(["-Zbuild-std=std,panic_abort", "--package", package])
        .env("RUSTFLAGS", THREADS.join(" "))
        // A stable compiler builds the library for no others.
        .env("RUSTC_BOOTSTRAP", "1");
    Ok(command)
}

/// The cargo that runs xtask.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The distribution's cargo with the distribution's compiler: rustup's programs stay first in `PATH`.
pub fn distribution_cargo(prefix: &Path) -> Command {
    let mut command = Command::new(prefix.join("bin/cargo"));
    command
        .env("RUSTC", prefix.join("bin/rustc"))
        .env("RUSTDOC", prefix.join("bin/rustdoc"))
        .env_remove("LD_LIBRARY_PATH");
    command
}

/// The folder in which the package manager installs the compiler of the package `rustc-web`.
pub fn debian_prefix() -> Option<PathBuf> {
    let files = output_of("dpkg", &["-L", "rustc-web"])?;
    let rustc = files.lines().find(|line| line.ends_with("/bin/rustc"))?;
    Some(Path::new(rustc).parent()?.parent()?.to_path_buf())
}

/// The newest `wasm-ld` of the distribution.
pub fn linker() -> Option<String> {
    let names = env::split_paths(&env::var_os("PATH")?)
        .filter_map(|dir| fs::read_dir(dir).ok())
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect::<Vec<_>>();
    newest("wasm-ld-", names.iter().map(String::as_str))
}

/// The name with the greatest number, of those that are `prefix` and a number.
pub fn newest<'a>(prefix: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    names
        .filter_map(|name| Some((name.strip_prefix(prefix)?.parse::<u32>().ok()?, name)))
        .max()
        .map(|(_, name)| name.to_owned())
}

/// The folder in which `rustc` searches for the standard library of [`TARGET`].
pub fn std_folder(rustc: &mut Command) -> Option<PathBuf> {
    let output = rustc
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !path.trim().is_empty()).then(|| PathBuf::from(path.trim()))
}

/// Whether the active toolchain must not be used.
pub fn active_is_passed_over() -> bool {
    env::var("JSI_WASM").is_ok_and(|way| way == "debian")
}

fn rustc() -> Command {
    Command::new("rustc")
}

fn has_std(rustc: &mut Command) -> bool {
    std_folder(rustc)
        .and_then(|folder| fs::read_dir(folder).ok())
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .any(|name| name.starts_with("libstd-") && name.ends_with(".rlib"))
}

fn has_source(rustc: &mut Command) -> bool {
    let Ok(output) = rustc.args(["--print", "sysroot"]).output() else {
        return false;
    };
    let sysroot = String::from_utf8_lossy(&output.stdout);
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    output.status.success() && library.join("std/Cargo.toml").is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_by_number_not_by_text() {
        let names = ["lld-9", "lld-22", "lld-19", "lld", "lld-22-dev"];
        assert_eq!(newest("lld-", names.into_iter()).as_deref(), Some("lld-22"));
        assert_eq!(newest("clang-", names.into_iter()), None);
    }
}
