//! The graph of JavaScript modules that are shipped: the local modules of interfaces, and every file that they import by a
//! relative path or name by its address, transitively. Reads through the loader; reports files that are missing or not below the crate.

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::{Component, Path, PathBuf};

use jsi_idl::diagnostics::{Code, Diagnostic};
use jsi_idl::model::{ItemKind, Model, Source};
use jsi_idl::resolve::{Loader, path};
use jsi_idl::source::{FileId, Span};

use crate::js_imports;

/// The files to ship.
#[derive(Debug, Default)]
pub struct Shipped {
    /// Their paths below the crate root, sorted.
    pub below_root: Vec<String>,
    /// For the path of each local module, its path below the crate root.
    pub modules: HashMap<String, String>,
    /// Their paths in the form of the loader.
    pub inputs: Vec<String>,
}

/// A file to ship, and the `from` that requires it.
struct Waiting {
    path: String,
    /// The file that imports it; `None` for the `.jsi` file itself.
    importer: Option<String>,
    file: FileId,
    span: Span,
}

/// Follows the local modules of a model, except those of files that `skipped` names. Relative paths are taken from the current folder.
pub fn follow(
    model: &Model,
    loader: &dyn Loader,
    crate_root: &Path,
    skipped: impl Fn(FileId) -> bool,
) -> Result<Shipped, Vec<Diagnostic>> {
    let modules = local_modules(model).filter(|it| !skipped(it.file));
    let (shipped, problems) = walk(modules.collect(), loader, crate_root);
    if problems.is_empty() {
        Ok(shipped)
    } else {
        Err(problems)
    }
}

/// The files with local modules; a file may occur several times.
#[cfg(feature = "cli")]
pub(crate) fn files(model: &Model) -> impl Iterator<Item = FileId> {
    local_modules(model).map(|it| it.file)
}

/// The problems with the modules of one file, except missing ones, which its check reports.
#[cfg(feature = "cli")]
pub(crate) fn problems(
    model: &Model,
    file: FileId,
    loader: &dyn Loader,
    crate_root: &Path,
) -> Vec<Diagnostic> {
    let of_file = local_modules(model).filter(|it| it.file == file && loader.exists(&it.path));
    walk(of_file.collect(), loader, crate_root).1
}

fn walk(
    mut waiting: VecDeque<Waiting>,
    loader: &dyn Loader,
    crate_root: &Path,
) -> (Shipped, Vec<Diagnostic>) {
    let root = lexical(crate_root);
    let mut shipped = Shipped::default();
    let mut problems = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    while let Some(next) = waiting.pop_front() {
        if !seen.insert(next.path.clone()) {
            continue;
        }
        let Some(below) = below_root(&next.path, &root) else {
            problems.push(above(&next, &root));
            continue;
        };
        let Some(content) = loader.read(&next.path) else {
            problems.push(match loader.refused(&next.path) {
                Some(refused) => refused.at(&next.path, next.file, next.span),
                None => missing(&next),
            });
            continue;
        };
        let Ok(text) = String::from_utf8(content) else {
            let message = format!("`{}` is not UTF-8", next.path);
            problems.push(Diagnostic::new(
                Code::JSI0005,
                next.file,
                next.span,
                message,
            ));
            continue;
        };
        if next.importer.is_none() {
            shipped.modules.insert(next.path.clone(), below.clone());
        }
        if is_script(&next.path) {
            for import in js_imports::imports(&text) {
                if path::is_relative(&import.specifier) {
                    // a query or fragment makes it another module of the same file
                    let file = import
                        .specifier
                        .split(['?', '#'])
                        .next()
                        .unwrap_or_default();
                    let path = path::join(&next.path, file);
                    if import.is_address && !can_ship(&path, loader, &root) {
                        continue;
                    }
                    waiting.push_back(Waiting {
                        path,
                        importer: Some(next.path.clone()),
                        ..next
                    });
                }
            }
        }
        shipped.below_root.push(below);
        shipped.inputs.push(next.path);
    }
    shipped.below_root.sort_unstable();
    (shipped, problems)
}

/// Whether a file that is named by its address is a text below the crate. wasm-bindgen ships no others, and an address may also be one of
/// a folder, or of what a server has.
fn can_ship(path: &str, loader: &dyn Loader, root: &Path) -> bool {
    let is_text = |content: Vec<u8>| String::from_utf8(content).is_ok();
    below_root(path, root).is_some() && loader.read(path).is_some_and(is_text)
}

fn local_modules(model: &Model) -> impl Iterator<Item = Waiting> + '_ {
    model.items.iter().filter_map(|item| {
        let source = match &item.kind {
            ItemKind::Interface(interface) => interface.source.as_ref(),
            ItemKind::Class(class) => class.source.as_ref(),
            ItemKind::Alias(_)
            | ItemKind::CallbackInterface(_)
            | ItemKind::Union(_)
            | ItemKind::Record(_)
            | ItemKind::NumberEnum(_)
            | ItemKind::StringEnum(_) => None,
        };
        match source {
            Some(Source::Local { path, span, .. }) => Some(Waiting {
                path: path.clone(),
                importer: None,
                file: item.file,
                span: *span,
            }),
            Some(Source::Bare(_) | Source::Global(_) | Source::Host(_)) | None => None,
        }
    })
}

/// Whether the file is searched for imports.
fn is_script(path: &str) -> bool {
    !path.ends_with(".json") && !path.ends_with(".css") && !path.ends_with(".wasm")
}

fn below_root(file: &str, root: &Path) -> Option<String> {
    let file = lexical(Path::new(file));
    let below = file.strip_prefix(root).ok()?;
    let parts: Vec<&str> = below
        .components()
        .map(|part| part.as_os_str().to_str())
        .collect::<Option<_>>()?;
    Some(parts.join("/"))
}

/// Absolute, without `.` and `..`. Links are not resolved: the location of a file is its path.
fn lexical(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut out = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                out.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => out.push(part),
        }
    }
    out
}

fn above(it: &Waiting, root: &Path) -> Diagnostic {
    let message = match &it.importer {
        None => format!("`{}` is above the crate root", it.path),
        Some(importer) => format!(
            "`{}`, imported by `{importer}`, is above the crate root",
            it.path
        ),
    };
    Diagnostic::new(Code::JSI0107, it.file, it.span, message).help(format!(
        "the crate root is `{}`; only files below it are part of the package",
        root.display()
    ))
}

fn missing(it: &Waiting) -> Diagnostic {
    let message = match &it.importer {
        None => format!("module `{}` not found", it.path),
        Some(importer) => format!("`{}`, imported by `{importer}`, not found", it.path),
    };
    Diagnostic::new(Code::JSI0103, it.file, it.span, message)
}
