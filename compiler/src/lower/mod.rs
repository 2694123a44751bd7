//! From the model to the bindings: the one place that decides how a value crosses, and every generated name.
//! Prints nothing.

mod borrow;
mod callback_interface;
mod calls;
mod class;
mod containment;
mod direct;
mod events;
mod export;
mod interface;
mod item_names;
mod marshal;
pub mod names;
mod package;
mod param_depths;
mod shapes;
mod source;
mod ts;
mod type_args;
mod type_params;
mod types;
mod unions;
mod values;
mod view;

use std::collections::{HashMap, HashSet};

use jsi_idl::diagnostics::{Code, Diagnostic};
use jsi_idl::model::{Item, ItemId, ItemKind, Model};
use jsi_idl::resolve::platform::is_platform;
use jsi_idl::source::{FileId, Span};

use crate::bindings::{self, Mocks, Module, Use};
use crate::manifest::Manifest;
use containment::Containment;
pub use package::clashing_exports;

/// Everything one run generates. Modules are known from the start; an item is lowered when it is asked for, because all at
/// once are many times the sources.
#[derive(Debug)]
pub struct Package<'m> {
    /// One per `.jsi` file.
    pub modules: Vec<Module>,
    model: &'m Model,
    /// For the path of each local module, its path below the crate root.
    shipped: HashMap<String, String>,
    /// The Rust name of each module.
    names: Vec<String>,
    containment: Containment,
    /// The types that exports name, in the order of the model, which is that of their ids.
    reached: Vec<ItemId>,
    /// Their names in the declarations of the package.
    package_names: HashMap<ItemId, String>,
    /// The classes that are values somewhere.
    values: HashSet<ItemId>,
    externs: Externs,
}

/// The files whose bindings another crate has, with the Rust path of the module with these.
pub type Externs = HashMap<FileId, String>;

impl<'m> Package<'m> {
    /// The package of a checked model. `shipped` gives, for the path of each local module, its path below the crate root;
    /// `manifest` is that of the crate, and `externs` are the files whose bindings another crate has.
    #[must_use]
    pub fn new(
        model: &'m Model,
        shipped: HashMap<String, String>,
        manifest: Option<&Manifest>,
        externs: Externs,
    ) -> Self {
        let stems = model.files.iter().map(|it| names::module_stem(&it.path));
        let stems: Vec<String> = stems.collect();
        let names: Vec<String> = stems.iter().map(|stem| names::escaped(stem)).collect();
        let needed = needed(model, &externs);
        let files = model.files.iter().zip(stems).enumerate();
        let modules = files.map(|(index, (file, stem))| Module {
            name: names::escaped(&stem),
            stem,
            source: names::file_name(&file.path).to_owned(),
            docs: file.docs.clone(),
            uses: uses(model, file, FileId(index as u32), &names),
            external: externs.get(&FileId(index as u32)).cloned(),
            omitted: !needed.contains(&FileId(index as u32)),
        });
        let reached = package::reached(model, &externs);
        Self {
            modules: modules.collect(),
            package_names: package::names(model, &reached, manifest),
            containment: Containment::new(model),
            values: model.classes_as_values(),
            model,
            shipped,
            names,
            reached,
            externs,
        }
    }

    /// What a module declares.
    pub fn items(&self, module: usize) -> impl Iterator<Item = bindings::Item> {
        self.some_items(module, |_| true)
    }

    /// What of it has declarations in TypeScript: exports and the types they name, and with `imports` all the rest.
    pub fn declared(&self, module: usize, imports: bool) -> impl Iterator<Item = bindings::Item> {
        self.some_items(module, move |id| {
            let is_export = match &self.model.item(id).kind {
                ItemKind::Interface(it) => it.source.is_none(),
                ItemKind::Class(it) => it.export,
                ItemKind::Alias(_)
                | ItemKind::CallbackInterface(_)
                | ItemKind::Union(_)
                | ItemKind::Record(_)
                | ItemKind::NumberEnum(_)
                | ItemKind::StringEnum(_) => false,
            };
            imports || is_export || self.reached.binary_search(&id).is_ok()
        })
    }

    fn some_items(
        &self,
        module: usize,
        wanted: impl Fn(ItemId) -> bool,
    ) -> impl Iterator<Item = bindings::Item> {
        let file = FileId(module as u32);
        let scope = types::Scope::new(
            self.model,
            file,
            &self.names,
            &self.containment,
            &self.values,
        );
        let package = types::Scope::new(
            self.model,
            file,
            &self.names,
            &self.containment,
            &self.values,
        );
        let package = package.in_package(&self.package_names);
        let ids = self.model.files.get(module).into_iter();
        ids.flat_map(jsi_idl::model::File::declared)
            .filter(move |id| wanted(*id))
            .filter_map(move |id| lower_item(id, &scope, &package, &self.shipped))
    }

    /// The types that exports name, under names of their own in the whole package; for TypeScript.
    #[must_use]
    pub fn types(&self) -> Vec<bindings::Item> {
        let types = self.reached.iter().filter_map(|id| {
            let file = self.model.item(*id).file;
            if self.externs.contains_key(&file) && package::is_export(self.model.item(*id)) {
                // the other crate declares it
                return None;
            }
            let scope = types::Scope::new(
                self.model,
                file,
                &self.names,
                &self.containment,
                &self.values,
            );
            let scope = scope.in_package(&self.package_names);
            let item = lower_item(*id, &scope, &scope, &self.shipped)?;
            Some(item.renamed(&scope.ts_own_name(*id)))
        });
        types.collect()
    }
}

/// The files for which this crate generates something: its own, and what these use of the platform.
fn needed(model: &Model, externs: &Externs) -> HashSet<FileId> {
    let ids = (0..).map(FileId).zip(&model.files);
    let own = ids.filter(|(id, file)| {
        externs.is_empty() || externs.contains_key(id) || !is_platform(&file.path)
    });
    let mut waiting: Vec<FileId> = own.map(|(id, _)| id).collect();
    let mut needed = HashSet::new();
    while let Some(id) = waiting.pop() {
        // the other crate has what its module uses
        if needed.insert(id) && !externs.contains_key(&id) {
            let uses = model.file(id).uses.iter();
            waiting.extend(uses.map(|used| model.item(used.item).file));
        }
    }
    needed
}

/// One item, for a reader. The model may have errors: what is wrong is nothing then, and what goes in circles is left out.
#[must_use]
pub fn lower_one(model: &Model, id: ItemId) -> Option<bindings::Item> {
    let mut above = Some(id);
    for _ in 0..=model.items.len() {
        above = above.and_then(|id| match &model.item(id).kind {
            ItemKind::Class(class) => class.extends,
            ItemKind::Interface(it) => it.extends,
            _ => None,
        });
    }
    if above.is_some() {
        return None;
    }
    let stems = model.files.iter().map(|it| names::module_stem(&it.path));
    let modules: Vec<String> = stems.map(|stem| names::escaped(&stem)).collect();
    let containment = Containment::new(model);
    let values = model.classes_as_values();
    let file = model.item(id).file;
    let scope = types::Scope::new(model, file, &modules, &containment, &values);
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
            Diagnostic::new(Code::JSI0106, id, Span::default(), message).secondary_label(
                *other,
                Span::default(),
                also,
            ),
        );
    }
    problems
}

/// One error per item whose Rust name is that of a generated mock or trait for fakes in the same file.
#[must_use]
pub fn clashing_mocks(model: &Model, mocks: Mocks) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (index, file) in model.files.iter().enumerate() {
        let items = || file.declared().map(|id| model.item(id));
        let mut generated: HashMap<String, &Item> = HashMap::new();
        for item in items() {
            for name in item_names::mocked_names(item, &item.rust_name) {
                generated.extend(mocks.prefixes().map(|it| (format!("{it}{name}"), item)));
            }
        }
        for item in items() {
            let declared = item_names::declared_names(item, &item.rust_name);
            let clash = declared
                .iter()
                .find_map(|name| Some((name, generated.get(name)?)));
            let Some((name, of)) = clash else { continue };
            let file = FileId(index as u32);
            let message = format!("two declarations become `{name}` in Rust");
            let also = format!("generates `{name}` for tests");
            problems.push(
                Diagnostic::new(Code::JSI0106, file, item.name_span, message)
                    .label(format!("becomes `{name}`"))
                    .secondary_label(file, of.name_span, also)
                    .help("rename one of them in Rust with `@rust(\"OtherName\")`"),
            );
        }
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
                bindings::Item::Import(interface::import(item, it, source, scope, shipped))
            }
            None => bindings::Item::Export(Box::new(export::export(
                item,
                &it.members,
                None,
                scope,
                package,
            ))),
        }),
        ItemKind::CallbackInterface(it) => {
            let it = callback_interface::callback_interface(item, it, scope, package);
            Some(bindings::Item::CallbackInterface(Box::new(it)))
        }
        ItemKind::Record(record) => Some(bindings::Item::Record(values::record(id, record, scope))),
        ItemKind::Union(it) => Some(bindings::Item::Union(unions::union(id, it, scope))),
        ItemKind::NumberEnum(it) => {
            Some(bindings::Item::Enum(values::number_enum(item, it, scope)))
        }
        ItemKind::StringEnum(it) => {
            Some(bindings::Item::Enum(values::string_enum(item, it, scope)))
        }
        // an alias is expanded where it is used
        ItemKind::Alias(_) => None,
        ItemKind::Class(it) if it.export => Some(bindings::Item::Export(Box::new(export::export(
            item,
            &it.members,
            Some(it),
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
        .filter(|used| item_names::is_type(model.item(used.item)));
    let other = types.filter(|used| model.item(used.item).file != id);
    let all = other.flat_map(|used| {
        let item = model.item(used.item);
        let module = modules
            .get(item.file.0 as usize)
            .cloned()
            .unwrap_or_default();
        let there = item_names::all_names(item, &item.rust_name);
        let here =
            item_names::all_names(item, &item_names::local_base(model, &used.local, used.item));
        let pairs = there.into_iter().zip(here);
        pairs.map(move |(name, local)| Use {
            module: module.clone(),
            local: (local != name).then_some(local),
            name,
        })
    });
    all.collect()
}
