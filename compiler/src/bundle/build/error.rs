//! Why a crate cannot be made into a package. Each message ends with what to do.

use std::path::Path;

use crate::bundle::BundleError;

/// The reason why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The folder has no crate.
    #[error("`{folder}` is not the folder of a crate: {reason}")]
    NoCrate {
        /// The folder.
        folder: String,
        /// What it lacks.
        reason: String,
    },
    /// The crate does not become a WebAssembly file.
    #[error(
        "the crate `{name}` is a library for Rust only; add these lines to {manifest}:\n\n[lib]\ncrate-type = [\"cdylib\", \"rlib\"]"
    )]
    NoCdylib {
        /// The name of the crate.
        name: String,
        /// Its `Cargo.toml`.
        manifest: String,
    },
    /// The crate has several programs and no library for JavaScript.
    #[error(
        "the crate `{name}` has several programs: {}; name one in {manifest}: `default-run = \"NAME\"` in the table `[package]`",
        .programs.join(", ")
    )]
    SeveralPrograms {
        /// The name of the crate.
        name: String,
        /// Their names.
        programs: Vec<String>,
        /// Its `Cargo.toml`.
        manifest: String,
    },
    /// A program that is not installed, or has another version than is needed.
    #[error("{what}; run `{command}`, or repeat this command with `--install`, which runs it")]
    Missing {
        /// What is missing.
        what: String,
        /// The command that installs it.
        command: String,
    },
    /// The same, where no command of this machine is known.
    #[error("{what}; {advice}")]
    Unavailable {
        /// What is missing.
        what: String,
        /// What to do.
        advice: String,
    },
    /// A program that cannot be started.
    #[error("cannot start `{program}`: {error}; {advice}")]
    NotStarted {
        /// The program.
        program: String,
        /// The message of the system.
        error: std::io::Error,
        /// What to do.
        advice: &'static str,
    },
    /// A program that failed, with its output.
    #[error("`{program}` failed: {message}")]
    Failed {
        /// The program.
        program: String,
        /// What it printed.
        message: String,
    },
    /// cargo has already printed the errors of the crate.
    #[error("the crate `{name}` has errors, which cargo has printed")]
    Rejected {
        /// The name of the crate.
        name: String,
    },
    /// The crate does not depend on wasm-bindgen, not even through another crate.
    #[error(
        "the crate `{name}` does not use `wasm-bindgen`; run `cargo add jsi-runtime` in {folder}"
    )]
    NoBindgen {
        /// The name of the crate.
        name: String,
        /// Its folder.
        folder: String,
    },
    /// The table `package.metadata.npm`, or a `package.json`.
    #[error("{file}: {reason}")]
    Manifest {
        /// The file.
        file: String,
        /// What is wrong.
        reason: String,
    },
    /// What wasm-bindgen wrote differs between ES modules and CommonJS.
    #[error(
        "one WebAssembly file does not fit ES modules and CommonJS; repeat this command with `--no-commonjs`"
    )]
    TwoPrograms,
    /// A file of the package.
    #[error(transparent)]
    Bundle(#[from] BundleError),
}

impl BuildError {
    /// A program that is started, and what to do if it is missing.
    pub(super) fn not_started(program: &Path, error: std::io::Error, advice: &'static str) -> Self {
        Self::NotStarted {
            program: program.display().to_string(),
            error,
            advice,
        }
    }
}
