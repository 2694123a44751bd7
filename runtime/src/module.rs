//! Modules that are registered at run time, for `from host "Name"`.

use crate::promise::Promise;
use crate::reference::Object;
use crate::shape::Shape;
use crate::sys::{Host, Sys};
use crate::value::{JsError, Place};

/// Imports the JavaScript module at `url` and registers it under `name`.
///
/// The url is resolved against the page, the worker's script, or the current directory in Node and Deno. The same name
/// with the same url gives the same module; with another url it is an error. A failed import can be tried again.
pub fn import(name: &str, url: &str) -> Promise<Object> {
    let module = Sys::module_import(name, url);
    Promise::wait(&module, &Shape::Object, "module", Place::default())
}

/// Registers an object as the module of this name, without fetching anything.
///
/// ```
/// use jsi_runtime::{Object, module};
///
/// let shim = Object::new();
/// module::register("ChartShim", &shim)?;
/// assert!(module::register("ChartShim", &Object::new()).is_err());
/// # Ok::<(), jsi_runtime::JsError>(())
/// ```
pub fn register(name: &str, module: &Object) -> Result<(), JsError> {
    Sys::module_register(name, module.as_ref())
}
