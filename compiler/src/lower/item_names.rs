//! The names that an item has in Rust, and its documentation.

use jsi_idl::model::{Item, ItemId, ItemKind, Model};

use super::names;
use crate::bindings::Notes;

/// Whether the item becomes a Rust type of its own that other files can name.
pub(crate) fn is_type(item: &Item) -> bool {
    match item.kind {
        ItemKind::Alias(_) | ItemKind::Interface(_) => false,
        ItemKind::Class(_)
        | ItemKind::CallbackInterface(_)
        | ItemKind::Record(_)
        | ItemKind::Union(_)
        | ItemKind::NumberEnum(_)
        | ItemKind::StringEnum(_) => true,
    }
}

/// Documentation and deprecation of an item.
pub(crate) fn notes(item: &Item) -> Notes {
    Notes {
        docs: item.docs.clone(),
        deprecated: item.deprecated.clone(),
    }
}

/// What the type of an item is called whose Rust name is `base`.
pub(crate) fn type_name(item: &Item, base: &str) -> String {
    match item.kind {
        ItemKind::Class(_) | ItemKind::CallbackInterface(_) => names::handle(base),
        _ => names::escaped(base),
    }
}

/// Everything that people name of an item whose Rust name is `base`.
pub(crate) fn all_names(item: &Item, base: &str) -> Vec<String> {
    let mut all = vec![type_name(item, base)];
    if let ItemKind::CallbackInterface(_) = &item.kind {
        all.push(names::escaped(base));
    }
    if let ItemKind::Class(class) = &item.kind {
        all.push(names::escaped(base));
        if class.export || class.source.is_some() {
            all.push(names::statics(base));
        }
        if !class.export && class.source.is_some() {
            all.push(names::handle(&names::statics(base)));
        }
    }
    all
}

/// The traits that tests implement of an item whose Rust name is `base`.
pub(crate) fn mocked_names(item: &Item, base: &str) -> Vec<String> {
    match &item.kind {
        ItemKind::CallbackInterface(_) => vec![base.to_owned()],
        ItemKind::Interface(it) if !it.export => vec![base.to_owned()],
        ItemKind::Class(it) if !it.export => {
            let statics = it.source.is_some().then(|| names::statics(base));
            std::iter::once(base.to_owned()).chain(statics).collect()
        }
        ItemKind::Alias(_)
        | ItemKind::Interface(_)
        | ItemKind::Class(_)
        | ItemKind::Record(_)
        | ItemKind::Union(_)
        | ItemKind::NumberEnum(_)
        | ItemKind::StringEnum(_) => Vec::new(),
    }
}

/// The names of types and traits that an item whose Rust name is `base` brings into a module.
pub(crate) fn declared_names(item: &Item, base: &str) -> Vec<String> {
    let mut all = all_names(item, base);
    if let ItemKind::Interface(_) = item.kind {
        all.push(names::handle(base));
    }
    all
}

/// The Rust name that a used item's names in the using module are made of.
pub(crate) fn local_base(model: &Model, local: &str, id: ItemId) -> String {
    let item = model.item(id);
    if local == item.name {
        item.rust_name.clone()
    } else {
        raised(local)
    }
}

/// With the first letter raised, and without `$`.
fn raised(text: &str) -> String {
    let kept = text.replace('$', "");
    let mut chars = kept.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => kept,
    }
}
