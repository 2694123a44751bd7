//! From the model to the bindings: the one place that decides how a value crosses, and every generated name.
//! Prints nothing.

mod calls;
mod class;
mod export;
mod interface;
mod marshal;
pub mod names;
mod package;
mod ts;
mod types;
mod values;
mod view;

use std::collections::HashMap;

use jsi_idl::diagnostics::{Code, Diagnostic};
use jsi_idl::model::{ItemId, ItemKind, Model};
use jsi_idl::source::{FileId, Span};

use crate::bindings::{self, Module, Package, Use};
pub use package::clashing_exports;

/// Lowers a checked model. `shipped` gives, for the path of each local module, its path below the crate root.
#[must_use]
pub fn lower(model: &Model, shipped: &HashMap<String, String>) -> Package {
    let stems: Vec<String> = model
        .files
        .iter()
        .map(|file| names::module_stem(&file.path))
        .collect();
    let modules: Vec<String> = stems.iter().map(|stem| names::escaped(stem)).collect();
    let reached = package::reached(model);
    let package_names = package::names(model, &reached);
    let lowered = model
        .files
        .iter()
        .zip(&stems)
        .enumerate()
        .map(|(index, (file, stem))| {
            let id = FileId(index as u32);
            let scope = types::Scope::new(model, id, &modules);
            let package = types::Scope::new(model, id, &modules).in_package(&package_names);
            let lowered = file.items.iter().filter_map(|id| {
                let item = lower_item(*id, &scope, &package, shipped)?;
                Some((item, reached.contains(id)))
            });
            let (items, for_exports): (Vec<bindings::Item>, Vec<bool>) = lowered.unzip();
            Module {
                name: names::escaped(stem),
                stem: stem.clone(),
                source: names::file_name(&file.path).to_owned(),
                docs: file.docs.clone(),
                uses: uses(model, file, id, &modules),
                items,
                for_exports,
            }
        });
    let types = reached.iter().filter_map(|id| {
        let file = model.item(*id).file;
        let scope = types::Scope::new(model, file, &modules).in_package(&package_names);
        lower_item(*id, &scope, &scope, shipped).map(|item| item.renamed(&scope.ts_own_name(*id)))
    });
    Package {
        types: types.collect(),
        modules: lowered.collect(),
    }
}

/// One item, for a reader. The model may have errors: what is wrong is nothing then, and what goes in circles is left out.
#[must_use]
pub fn lower_one(model: &Model, id: ItemId) -> Option<bindings::Item> {
    let mut above = Some(id);
    for _ in 0..=model.items.len() {
        above = above.and_then(|id| match &model.item(id).kind {
            ItemKind::Class(class) => class.extends,
            _ => None,
        });
    }
    if above.is_some() {
        return None;
    }
    let stems = model.files.iter().map(|it| names::module_stem(&it.path));
    let modules: Vec<String> = stems.map(|stem| names::escaped(&stem)).collect();
    let scope = types::Scope::new(model, model.item(id).file, &modules);
    lower_item(id, &scope, &scope, &HashMap::new())
}

/// One error per file whose Rust module has the name of another one's.
#[must_use]
pub fn clashing_modules(model: &Model) -> Vec<Diagnostic> {
    let mut first: HashMap<String, FileId> = HashMap::new();
    let mut problems = Vec::new();
    for (index, file) in model.files.iter().enumerate() {
        let id = FileId(index as u32);
        let stem = names::module_stem(&file.path);
        let Some(other) = first.get(&stem) else {
            first.insert(stem, id);
            continue;
        };
        let message = format!("two files become the Rust module `{stem}`");
        let also = format!("`{}` is the first", model.file(*other).path);
        problems.push(
            Diagnostic::new(Code::JSI0106, id, Span::default(), message).also(
                *other,
                Span::default(),
                also,
            ),
        );
    }
    problems
}

fn lower_item(
    id: ItemId,
    scope: &types::Scope<'_>,
    package: &types::Scope<'_>,
    shipped: &HashMap<String, String>,
) -> Option<bindings::Item> {
    let item = scope.model().item(id);
    match &item.kind {
        ItemKind::Interface(it) => Some(match &it.source {
            Some(source) => {
                bindings::Item::Import(interface::import(item, source, &it.members, scope, shipped))
            }
            None => bindings::Item::Export(Box::new(export::export(
                item,
                &it.members,
                false,
                scope,
                package,
            ))),
        }),
        ItemKind::Record(record) => {
            Some(bindings::Item::Record(values::record(item, record, scope)))
        }
        ItemKind::NumberEnum(it) => Some(bindings::Item::Enum(values::number_enum(item, it))),
        ItemKind::StringEnum(it) => Some(bindings::Item::Enum(values::string_enum(item, it))),
        // an alias is expanded where it is used
        ItemKind::Alias(_) => None,
        ItemKind::Class(it) if it.export => Some(bindings::Item::Export(Box::new(export::export(
            item,
            &it.members,
            true,
            scope,
            package,
        )))),
        ItemKind::Class(it) => Some(bindings::Item::Class(class::class(id, it, scope, shipped))),
    }
}

fn uses(model: &Model, file: &jsi_idl::model::File, id: FileId, modules: &[String]) -> Vec<Use> {
    let types = file
        .uses
        .iter()
        .filter(|used| types::is_type(model.item(used.item)));
    let other = types.filter(|used| model.item(used.item).file != id);
    let all = other.flat_map(|used| {
        let item = model.item(used.item);
        let module = modules
            .get(item.file.0 as usize)
            .cloned()
            .unwrap_or_default();
        let there = types::all_names(item, &item.rust_name);
        let here = types::all_names(item, &types::local_base(model, &used.local, used.item));
        let pairs = there.into_iter().zip(here);
        pairs.map(move |(name, local)| Use {
            module: module.clone(),
            local: (local != name).then_some(local),
            name,
        })
    });
    all.collect()
}
