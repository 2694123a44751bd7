//! Callback interfaces.

use super::{Calls, ExportFunction, FunctionShape, Notes, Shape};

/// An interface whose objects Rust or JavaScript implements.
#[derive(Debug)]
pub struct CallbackInterface {
    /// The trait.
    pub name: String,
    /// The struct of its objects.
    pub handle: String,
    /// The `.jsi` name.
    pub js_name: String,
    /// Documentation.
    pub notes: Notes,
    /// All members, as Rust calls them on objects of JavaScript.
    pub calls: Calls,
    /// Methods, getters and setters, as JavaScript calls them on objects of Rust.
    pub functions: Vec<ExportFunction>,
    /// The shapes to which `functions` refer by index, each once.
    pub shapes: Vec<Shape>,
    /// The function shapes to which `functions` refer by index, each once.
    pub function_shapes: Vec<FunctionShape>,
}
