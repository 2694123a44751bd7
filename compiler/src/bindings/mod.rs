//! What will be printed: every name and every way of crossing is decided. Filled by `lower`, read by `codegen`.
//! Holds no text of a target language beyond names.

mod class;
mod export;
mod function;
mod marshal;
mod types;
mod values;

pub use class::{Class, Parent, Statics};
pub use export::{
    Borrow, Export, ExportClass, ExportFunction, ExportParam, ExportResult, Reply, Ts,
};
pub use function::{
    Calls, Constructor, Function, Holder, Param, Presence, ReturnType, Role, WithClosure,
};
pub use marshal::{Elements, Marshal, Reference, Scalar, View};
pub use types::{FunctionShape, RustType, Shape};
pub use values::{Enum, Field, Record, Values, Variant};

/// The Rust module of one `.jsi` file, without what it declares.
#[derive(Debug)]
pub struct Module {
    /// The Rust name, escaped.
    pub name: String,
    /// The file's name without `.rs`.
    pub stem: String,
    /// The name of the `.jsi` file, without folders.
    pub source: String,
    /// The file's documentation.
    pub docs: String,
    /// Types of other modules.
    pub uses: Vec<Use>,
}

/// `pub use super::MODULE::NAME as LOCAL;`
#[derive(Debug)]
pub struct Use {
    /// The module's Rust name.
    pub module: String,
    /// The type's name there.
    pub name: String,
    /// The name here, where it is another.
    pub local: Option<String>,
}

/// A declared thing.
#[derive(Debug)]
pub enum Item {
    /// An interface implemented in JavaScript.
    Import(Import),
    /// A class of JavaScript.
    Class(Class),
    /// An interface or class implemented in Rust.
    Export(Box<Export>),
    /// A record.
    Record(Record),
    /// An enum.
    Enum(Enum),
}

impl Item {
    /// The same under another name in declarations.
    #[must_use]
    pub fn renamed(mut self, name: &str) -> Self {
        let own = match &mut self {
            Self::Import(it) => &mut it.js_name,
            Self::Class(it) => &mut it.js_name,
            Self::Export(it) => &mut it.export_name,
            Self::Record(it) => &mut it.js_name,
            Self::Enum(it) => &mut it.js_name,
        };
        name.clone_into(own);
        self
    }
}

/// Documentation and deprecation.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    /// Markdown; empty without.
    pub docs: String,
    /// The reason may be empty.
    pub deprecated: Option<String>,
}

/// An interface implemented in JavaScript.
#[derive(Debug)]
pub struct Import {
    /// The trait.
    pub name: String,
    /// The struct that calls JavaScript.
    pub handle: String,
    /// The `.jsi` name.
    pub js_name: String,
    /// Documentation.
    pub notes: Notes,
    /// Methods, getters and setters.
    pub calls: Calls,
}

/// Where the JavaScript of an interface or class is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// An ES module.
    Module {
        /// What the glue imports.
        specifier: String,
        /// As written in the `.jsi` file.
        written: String,
    },
    /// The parts after `globalThis`.
    Global(Vec<String>),
    /// A module registered under this name.
    Host(String),
}
