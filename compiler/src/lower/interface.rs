//! Interfaces of JavaScript: their own members and those of the interfaces above, all of the same object.

use std::collections::HashMap;

use jsi_idl::model::{self, ItemId, ItemKind, Model};

use super::calls::Lowering;
use super::item_names::notes;
use super::names;
use super::source::lower_source;
use super::types::Scope;
use crate::bindings::{Import, ImportParent};

/// Lowers an imported interface. `shipped` gives the path below the crate root of a local module.
pub(crate) fn import(
    item: &model::Item,
    interface: &model::Interface,
    source: &model::Source,
    scope: &Scope<'_>,
    shipped: &HashMap<String, String>,
) -> Import {
    let mut lowering = Lowering::new(&item.name, &interface.js_path, scope);
    let mut parents = Vec::new();
    let mut above: Vec<_> = above(scope.model(), interface).collect();
    above.reverse();
    for (id, parent) in above {
        let first = lowering.count();
        for member in &parent.members {
            lowering.member(member);
        }
        parents.push(ImportParent {
            name: scope.trait_name(id),
            functions: first..lowering.count(),
        });
    }
    // the nearest first
    parents.reverse();
    let own = lowering.count();
    for member in &interface.members {
        lowering.member(member);
    }
    Import {
        name: names::escaped(&item.rust_name),
        handle: names::handle(&item.rust_name),
        js_name: item.name.clone(),
        notes: notes(item),
        parents,
        base: interface.js_path.len(),
        own,
        calls: lowering.finish(Some(lower_source(source, shipped)), None, false),
    }
}

/// The interfaces that an interface extends, the nearest first. The model has no circles.
fn above<'a>(
    model: &'a Model,
    interface: &'a model::Interface,
) -> impl Iterator<Item = (ItemId, &'a model::Interface)> {
    let find = |it: &'a model::Interface| {
        let id = it.extends?;
        match &model.item(id).kind {
            ItemKind::Interface(above) => Some((id, above)),
            _ => None,
        }
    };
    std::iter::successors(find(interface), move |(_, it)| find(it))
}
