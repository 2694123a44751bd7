//! Callback interfaces: each function is lowered twice, as a call of an object of JavaScript and as a call of an object of Rust.

use jsi_idl::model::{self, Item};

use super::item_names::notes;
use super::types::Scope;
use super::{calls, export, names};
use crate::bindings::CallbackInterface;

/// Lowers a callback interface. `package` is the scope of the declarations of the whole package.
pub(crate) fn callback_interface(
    item: &Item,
    it: &model::CallbackInterface,
    scope: &Scope<'_>,
    package: &Scope<'_>,
) -> CallbackInterface {
    let mut calls = calls::Lowering::of_callback_interface(&item.name, scope);
    for member in &it.members {
        calls.member(member);
    }
    let exported = export::callback_interface(item, &it.members, scope, package);
    CallbackInterface {
        name: names::escaped(&item.rust_name),
        handle: names::handle(&item.rust_name),
        js_name: item.name.clone(),
        notes: notes(item),
        calls: calls.finish(None, None, false),
        functions: exported.functions,
        shapes: exported.shapes,
        function_shapes: exported.function_shapes,
    }
}
