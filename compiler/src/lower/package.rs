//! What exports name, under the names that it has in the declarations of the whole package: there all files are one.

use std::collections::{HashMap, HashSet};

use heck::ToUpperCamelCase;
use jsi_idl::diagnostics::{Code, Diagnostic};
use jsi_idl::model::{Item, ItemId, ItemKind, Member, MemberKind, Model, Type};

use super::{Externs, names};
use crate::manifest::Manifest;

/// What wasm-bindgen declares or exports itself, and the type of memory views.
const TAKEN: &[&str] = &[
    "InitInput",
    "InitOutput",
    "MemoryView",
    "SyncInitInput",
    "default",
    "initSync",
];

/// What every object of an exported class has.
const ALWAYS: &[&str] = &["dispose", "isDisposed"];

/// The types that exports name, directly or not, in the order of the model.
pub(crate) fn reached(model: &Model, externs: &Externs) -> Vec<ItemId> {
    let mut seen = HashSet::new();
    let mut waiting: Vec<&Type> = Vec::new();
    for (_, item) in own_exports(model, externs) {
        of_item(item, &mut waiting);
    }
    while let Some(ty) = waiting.pop() {
        match ty {
            Type::Void
            | Type::This
            | Type::Error
            | Type::Prim(_)
            | Type::Literal(_)
            | Type::Parameter(_)
            | Type::MemoryView(_) => {}
            Type::Nullable(inner)
            | Type::Array(inner)
            | Type::Dictionary(inner)
            | Type::Set(inner)
            | Type::Iterable(inner)
            | Type::AsyncIterable(inner)
            | Type::Promise(inner) => waiting.push(inner),
            Type::Map(key, value) => waiting.extend([&**key, &**value]),
            Type::Tuple(elements) => waiting.extend(elements),
            Type::Function(function) => {
                if let Some(function) = function {
                    waiting.extend(function.params.iter().map(|param| &param.ty));
                    waiting.push(&function.result);
                }
            }
            Type::Named(id) | Type::Constructor(id) | Type::Applied(id, _) => {
                if let Type::Applied(_, args) = ty {
                    waiting.extend(args);
                }
                let mut next = Some(*id);
                // a class names those above it
                while let Some(id) = next.filter(|id| seen.insert(*id)) {
                    let item = model.item(id);
                    of_item(item, &mut waiting);
                    next = match &item.kind {
                        ItemKind::Class(class) => {
                            waiting.extend(&class.base_args);
                            class.extends
                        }
                        _ => None,
                    };
                }
            }
        }
    }
    // the objects of a class are a type of its name
    let classes =
        own_exports(model, externs).filter(|(_, item)| matches!(item.kind, ItemKind::Class(_)));
    seen.extend(classes.map(|(id, _)| id));
    all(model)
        .map(|(id, _)| id)
        .filter(|id| seen.contains(id))
        .collect()
}

/// The names of these types: their own, and where two have one, the later with its file's before it. A library does not know
/// what the other crates of a package declare, so its name stands before all its types that are no exports.
pub(crate) fn names(
    model: &Model,
    reached: &[ItemId],
    manifest: Option<&Manifest>,
) -> HashMap<ItemId, String> {
    let library = manifest.filter(|manifest| !manifest.is_root);
    let library = library.map(|it| names::ts_type(&it.name.to_upper_camel_case()));
    let before = library.as_deref().unwrap_or_default();
    let mut taken: HashSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
    let mut found = HashMap::new();
    for (id, item) in exports(model) {
        let name = names::js_name(item).to_owned();
        taken.insert(name.clone());
        found.insert(id, name);
    }
    for id in reached {
        if found.contains_key(id) {
            continue;
        }
        let item = model.item(*id);
        let plain = names::ts_type(&item.name);
        let own = match before {
            "" => plain.clone(),
            _ => format!("{before}{}", item.name),
        };
        let stem = names::module_stem(&model.file(item.file).path).to_upper_camel_case();
        let longer = (1..).map(|number| match number {
            1 => format!("{before}{stem}{plain}"),
            _ => format!("{before}{stem}{plain}{number}"),
        });
        let mut candidates = std::iter::once(own.clone()).chain(longer);
        let name = candidates
            .find(|name| taken.insert(name.clone()))
            .unwrap_or(own);
        found.insert(*id, name);
    }
    found
}

/// One error per export whose name in JavaScript another one has, or wasm-bindgen, or nothing can have.
#[must_use]
pub fn clashing_exports(model: &Model, externs: &Externs) -> Vec<Diagnostic> {
    let mut first: HashMap<&str, &Item> = HashMap::new();
    let mut problems = Vec::new();
    for (_, item) in own_exports(model, externs) {
        problems.extend(taken_members(item));
        let name = names::js_name(item);
        let report = |code, message| Diagnostic::new(code, item.file, item.name_span, message);
        if let Some(other) = first.get(name) {
            let message = format!("two exports are called `{name}` in JavaScript");
            problems.push(
                report(Code::JSI0102, message)
                    .secondary_label(other.file, other.name_span, "the first one")
                    .help("`@js(\"otherName\")` before one of them gives it another name there"),
            );
            continue;
        }
        first.insert(name, item);
        let message = if TAKEN.contains(&name) || name.starts_with("__") {
            format!(
                "an export cannot be called `{name}` in JavaScript: the package has that name itself"
            )
        } else if !is_identifier(name) || names::ts_type(name) != name {
            format!("an export cannot be called `{name}` in JavaScript: it is no name there")
        } else {
            continue;
        };
        problems.push(
            report(Code::JSI0102, message)
                .help("`@js(\"otherName\")` before it gives it another name there"),
        );
    }
    problems
}

/// One error per member of an exported class with the name of one that is always there.
fn taken_members(item: &Item) -> Vec<Diagnostic> {
    let ItemKind::Class(class) = &item.kind else {
        return Vec::new();
    };
    let taken = class.members.iter().filter(|member| {
        let name = member.js_path.last().unwrap_or(&member.name).as_str();
        match &member.kind {
            MemberKind::Constructor { .. } => false,
            _ if member.is_static => name == "prototype",
            _ => ALWAYS.contains(&name),
        }
    });
    let problems = taken.map(|member| {
        let name = member.js_path.last().unwrap_or(&member.name);
        let message = format!("every exported class has its own `{name}`");
        Diagnostic::new(Code::JSI0102, item.file, member.name_span, message)
            .help("`@js(\"otherName\")` before the member gives it another name there")
    });
    problems.collect()
}

fn all(model: &Model) -> impl Iterator<Item = (ItemId, &Item)> {
    (0..).map(ItemId).zip(&model.items)
}

fn exports(model: &Model) -> impl Iterator<Item = (ItemId, &Item)> {
    all(model).filter(|(_, item)| is_export(item))
}

/// Those that this crate generates.
fn own_exports<'m>(
    model: &'m Model,
    externs: &Externs,
) -> impl Iterator<Item = (ItemId, &'m Item)> {
    exports(model).filter(|(_, item)| !externs.contains_key(&item.file))
}

/// Whether an item is exported.
pub(super) fn is_export(item: &Item) -> bool {
    match &item.kind {
        ItemKind::Interface(it) => it.export,
        ItemKind::Class(it) => it.export,
        ItemKind::Alias(_)
        | ItemKind::CallbackInterface(_)
        | ItemKind::Union(_)
        | ItemKind::Record(_)
        | ItemKind::NumberEnum(_)
        | ItemKind::StringEnum(_) => false,
    }
}

/// Adds the types that an item names.
fn of_item<'a>(item: &'a Item, types: &mut Vec<&'a Type>) {
    match &item.kind {
        ItemKind::Interface(it) => it
            .members
            .iter()
            .for_each(|member| of_member(member, types)),
        ItemKind::Class(it) => it
            .members
            .iter()
            .for_each(|member| of_member(member, types)),
        ItemKind::CallbackInterface(it) => it
            .members
            .iter()
            .for_each(|member| of_member(member, types)),
        ItemKind::Record(it) => types.extend(it.all_fields().map(|field| &field.ty)),
        ItemKind::Union(it) => types.extend(it.members.iter().map(|member| &member.ty)),
        ItemKind::Alias(_) | ItemKind::NumberEnum(_) | ItemKind::StringEnum(_) => {}
    }
}

fn of_member<'a>(member: &'a Member, types: &mut Vec<&'a Type>) {
    match &member.kind {
        MemberKind::Constructor { params } => types.extend(params.iter().map(|it| &it.ty)),
        MemberKind::Method { params, result, .. } => {
            types.extend(params.iter().map(|it| &it.ty));
            types.push(result);
        }
        MemberKind::Property { ty, .. } | MemberKind::Index { ty, .. } => types.push(ty),
        MemberKind::Event {
            listener, options, ..
        } => {
            types.extend(listener.params.iter().map(|it| &it.ty));
            types.extend(options.iter().map(|it| &it.ty));
        }
    }
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars
        .next()
        .is_some_and(|first| matches!(first, '$' | '_') || unicode_ident::is_xid_start(first))
        && chars.all(|c| {
            matches!(c, '$' | '\u{200c}' | '\u{200d}') || unicode_ident::is_xid_continue(c)
        })
}
