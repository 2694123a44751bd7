//! `jsic build-script`: what a build script does, for [`Builder`] with the variable `JSIC`.

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, extern_file};
use crate::Builder;
use crate::pipeline::ExternFile;

/// Generate bindings for a build script that names this program in JSIC
#[derive(Debug, Args)]
pub(super) struct BuildScriptArgs {
    /// Files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Folder for the generated files instead of OUT_DIR/jsi
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Folder of the Cargo.toml of the crate
    #[arg(long, value_name = "DIR")]
    crate_root: Option<PathBuf>,

    /// Also write TypeScript declarations for imports
    #[arg(long)]
    dts_imports: bool,

    /// Also generate mocks of the crate mockall
    #[arg(long)]
    mockall: bool,

    /// Also generate traits for fakes
    #[arg(long)]
    fakes: bool,

    /// Use the bindings of another crate for a file: its path, and the Rust path of the module with the bindings
    #[arg(long = "extern-file", value_name = "PATH=MODULE", value_parser = extern_file)]
    externs: Vec<ExternFile>,
}

pub(super) fn run(arguments: &BuildScriptArgs) -> Outcome {
    let mut builder = Builder::new()
        .files(&arguments.paths)
        .dts_imports(arguments.dts_imports);
    if let Some(folder) = &arguments.out {
        builder = builder.out_dir(folder);
    }
    if let Some(folder) = &arguments.crate_root {
        builder = builder.crate_root(folder);
    }
    if arguments.mockall {
        builder = builder.mockall();
    }
    if arguments.fakes {
        builder = builder.fakes();
    }
    for it in &arguments.externs {
        builder = builder.extern_file(&it.path, &it.module);
    }
    match builder.generate() {
        Ok(()) => Outcome::Fine,
        Err(error) => {
            error.report();
            Outcome::Rejected
        }
    }
}
