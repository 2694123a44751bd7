//! Modules by name. Natively none can be fetched, but objects can be registered.

use std::cell::RefCell;
use std::collections::HashMap;
use std::mem::ManuallyDrop;

use crate::reference::native::{Body, ObjectData, Promise, Value, quoted, settle};
use crate::value::JsError;

thread_local! {
    /// Never dropped, like the tables of `Slab`.
    static MODULES: RefCell<ManuallyDrop<HashMap<String, Value>>> = RefCell::default();
}

/// Registers an object under a name that is free or belongs to that object.
pub(super) fn module_register(name: &str, module: &Value) -> Result<(), JsError> {
    let taken = MODULES.with_borrow_mut(|modules| match modules.get(name) {
        Some(known) => known != module,
        None => {
            modules.insert(name.to_owned(), module.clone());
            false
        }
    });
    if taken {
        return Err(JsError::new(format!(
            "module {} is already registered",
            quoted(name)
        )));
    }
    Ok(())
}

/// A promise of the module: fulfilled if one is registered under that name, for any URL, so that a test can register a
/// substitute; otherwise rejected.
pub(super) fn module_import(name: &str, url: &str) -> Value {
    let known = MODULES.with_borrow(|modules| modules.get(name).cloned());
    let outcome = known.ok_or_else(|| {
        let message = format!(
            "module::import: module {} at {} cannot be loaded without JavaScript",
            quoted(name),
            quoted(url)
        );
        Body::error("Error", &message, None).into()
    });
    let body = Body::new(ObjectData::Promise(Promise::default()));
    match outcome {
        // Not `settle`, which would wait for a module that exports `then`.
        Ok(module) => settle::fulfil(&body, module),
        Err(reason) => settle::settle(&body, Err(reason)),
    }
    body.into()
}
