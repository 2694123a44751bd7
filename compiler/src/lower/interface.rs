//! Interfaces of JavaScript.

use std::collections::HashMap;

use jsi_idl::model::{self, Member};

use super::calls::{Lowering, lower_source};
use super::names;
use super::types::{Scope, notes};
use crate::bindings::Import;

/// Lowers an imported interface. `shipped` gives the path below the crate root of a local module.
pub(crate) fn import(
    item: &model::Item,
    source: &model::Source,
    members: &[Member],
    scope: &Scope<'_>,
    shipped: &HashMap<String, String>,
) -> Import {
    let mut lowering = Lowering::new(&item.name, scope);
    for member in members {
        lowering.member(member);
    }
    Import {
        name: names::escaped(&item.rust_name),
        handle: names::handle(&item.rust_name),
        js_name: item.name.clone(),
        notes: notes(item),
        calls: lowering.finish(Some(lower_source(source, shipped)), None),
    }
}
