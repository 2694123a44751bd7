//! The steps from a model to files: module graph, lowering, printing. Writes nothing.

use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use jsi_idl::Checked;
use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::model::Model;
use jsi_idl::resolve::{Loader, path};
use jsi_idl::source::FileId;

pub use crate::bindings::Mocks;
use crate::codegen::{dts, rust};
use crate::lower::{self, Externs, Package};
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
    /// The files whose bindings another crate has.
    pub externs: Vec<ExternFile>,
}

/// A file whose bindings another crate has, so that both crates have the same types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternFile {
    /// Its path, or the name of a module of the platform.
    pub path: String,
    /// The Rust path of the module with its bindings, such as `my_dom::web_dom`.
    pub module: String,
}

impl ExternFile {
    /// Whether the module is a path of names.
    pub(crate) fn is_rust_path(&self) -> bool {
        let is_name = |it: &str| {
            let mut chars = it.strip_prefix("r#").unwrap_or(it).chars();
            let first = chars.next();
            first.is_some_and(|it| it == '_' || unicode_ident::is_xid_start(it))
                && chars.all(unicode_ident::is_xid_continue)
        };
        self.module.split("::").count() > 1 && self.module.split("::").all(is_name)
    }
}

/// The result of generation.
#[derive(Debug, Default)]
pub struct Outputs<'m> {
    /// The files, paths relative to the output folder.
    pub files: Vec<Output<'m>>,
    /// The JavaScript files that are shipped, by their paths in the loader.
    pub shipped: Vec<String>,
    /// The files of other crates that the model does not have.
    pub unused_externs: Vec<ExternFile>,
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
    let (externs, unused) = extern_files(&model, &options.externs);
    let mut problems = lower::clashing_modules(&model);
    problems.extend(lower::clashing_exports(&model, &externs));
    problems.extend(lower::clashing_mocks(&model, options.mocks));
    if !problems.is_empty() {
        return Err(problems);
    }
    let shipped = module_graph::follow(&model, loader, &options.crate_root, |file| {
        externs.contains_key(&file)
    })?;
    let package = Rc::new(Package::new(
        model.model(),
        shipped.modules,
        options.manifest.as_ref(),
        externs,
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
        if module.external.is_some() || module.omitted {
            continue;
        }
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
        unused_externs: unused,
    })
}

/// The files of a model whose bindings another crate has, with the Rust paths of these, and those that it does not have.
fn extern_files(model: &Model, externs: &[ExternFile]) -> (Externs, Vec<ExternFile>) {
    let mut found = Externs::new();
    let mut unused = Vec::new();
    for it in externs {
        let wanted = path::normalize(&it.path);
        let is_same = |file: &jsi_idl::model::File| path::normalize(&file.path) == wanted;
        match (0..).zip(&model.files).find(|(_, file)| is_same(file)) {
            Some((id, _)) => {
                found.insert(FileId(id), it.module.clone());
            }
            None => unused.push(it.clone()),
        }
    }
    (found, unused)
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
