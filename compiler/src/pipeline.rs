//! The steps from a model to files: module graph, lowering, printing. Writes nothing.

use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use jsi_idl::Checked;
use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::resolve::Loader;

pub use crate::bindings::Mocks;
use crate::codegen::{dts, rust};
use crate::lower::{self, Package};
use crate::manifest::Manifest;
use crate::module_graph;

/// What is generated, and for which crate.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the `Cargo.toml` of the crate that contains the output.
    pub crate_root: PathBuf,
    /// The properties of that crate.
    pub manifest: Option<Manifest>,
    /// TypeScript declarations for imports, too.
    pub dts_imports: bool,
    /// What tests use instead of imports.
    pub mocks: Mocks,
}

/// The result of generation.
#[derive(Debug, Default)]
pub struct Outputs<'m> {
    /// The files, paths relative to the output folder.
    pub files: Vec<Output<'m>>,
    /// The JavaScript files that are shipped, by their paths in the loader.
    pub shipped: Vec<String>,
}

/// A generated file.
#[derive(Debug)]
pub struct Output<'m> {
    /// Its path in the output folder.
    pub path: String,
    /// Its content.
    pub text: Text<'m>,
}

/// The content of a generated file. It is created while it is printed, one item after the other, since it is many times as long
/// as the sources.
#[derive(Debug)]
pub struct Text<'m> {
    package: Rc<Package<'m>>,
    content: FileContent,
}

#[derive(Debug)]
enum FileContent {
    /// `mod.rs`, and the files that it ships.
    Root(Vec<String>),
    Module(usize, Mocks),
    /// The declarations of a module, with or without those of imports.
    Declarations(usize, bool),
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (package, modules) = (&self.package, &self.package.modules);
        match &self.content {
            FileContent::Root(shipped) => {
                out.write_str(&rust::root(modules, &package.types(), shipped))
            }
            FileContent::Module(index, mocks) => modules.get(*index).map_or(Ok(()), |module| {
                rust::module(module, package.items(*index), *mocks, out)
            }),
            FileContent::Declarations(index, imports) => {
                modules.get(*index).map_or(Ok(()), |module| {
                    let items: Vec<_> = package.declared(*index, *imports).collect();
                    out.write_str(&dts::module(module, &items))
                })
            }
        }
    }
}

/// Generates the files of a checked model. Generates nothing if there is an error.
pub fn generate<'m>(
    model: Checked<'m>,
    loader: &dyn Loader,
    options: &Options,
) -> Result<Outputs<'m>, Vec<Diagnostic>> {
    let mut problems = lower::clashing_modules(&model);
    problems.extend(lower::clashing_exports(&model));
    problems.extend(lower::clashing_mocks(&model, options.mocks));
    if !problems.is_empty() {
        return Err(problems);
    }
    let shipped = module_graph::follow(&model, loader, &options.crate_root)?;
    let package = Rc::new(Package::new(
        model.model(),
        shipped.modules,
        options.manifest.as_ref(),
    ));
    let output = |path, content| Output {
        path,
        text: Text {
            package: Rc::clone(&package),
            content,
        },
    };
    let mut files = vec![output(
        "mod.rs".to_owned(),
        FileContent::Root(shipped.below_root),
    )];
    for (index, module) in package.modules.iter().enumerate() {
        files.push(output(
            format!("{}.rs", module.stem),
            FileContent::Module(index, options.mocks),
        ));
        let imports = options.dts_imports;
        if imports || package.declared(index, imports).next().is_some() {
            let path = format!("{}.d.ts", module.stem);
            files.push(output(path, FileContent::Declarations(index, imports)));
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
