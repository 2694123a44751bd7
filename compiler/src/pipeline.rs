//! The way of a model to files, on one screen: what is shipped, what is decided, what is printed. Writes nothing.

use std::path::{Path, PathBuf};

use jsi_idl::Checked;
use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::resolve::Loader;

use crate::codegen::{dts, rust};
use crate::lower;
use crate::ship;

/// What is generated, and for where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the `Cargo.toml` of the crate that the output is compiled in.
    pub crate_root: PathBuf,
    /// TypeScript declarations for imports, too.
    pub dts_imports: bool,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Outputs {
    /// The files, paths relative to the output folder.
    pub files: Vec<Output>,
    /// The JavaScript files that are shipped, by the paths that the loader knows them by.
    pub shipped: Vec<String>,
}

/// A generated file.
#[derive(Debug, PartialEq, Eq)]
pub struct Output {
    /// Its path in the output folder.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// Generates the files of a checked model. Nothing comes of it where there is an error.
pub fn generate(
    model: Checked<'_>,
    loader: &dyn Loader,
    options: &Options,
) -> Result<Outputs, Vec<Diagnostic>> {
    let mut problems = lower::clashing_modules(&model);
    problems.extend(lower::clashing_exports(&model));
    if !problems.is_empty() {
        return Err(problems);
    }
    let shipped = ship::follow(&model, loader, &options.crate_root)?;
    let package = lower::lower(&model, &shipped.modules);
    let mut files = vec![Output {
        path: "mod.rs".to_owned(),
        text: rust::root(&package, &shipped.below_root),
    }];
    for module in &package.modules {
        files.push(Output {
            path: format!("{}.rs", module.stem),
            text: rust::module(module),
        });
        if let Some(text) = dts::module(module, options.dts_imports) {
            files.push(Output {
                path: format!("{}.d.ts", module.stem),
                text,
            });
        }
    }
    Ok(Outputs {
        files,
        shipped: shipped.inputs,
    })
}

/// The folder of the nearest `Cargo.toml` at or above a folder.
#[must_use]
pub fn crate_root(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    let found = folder
        .ancestors()
        .find(|folder| folder.join("Cargo.toml").is_file());
    found.map(Path::to_owned)
}
