//! Items as they are printed: every name and every marshal is decided. `lower` creates them and `codegen` reads them. They
//! contain no text of a target language except names.

use std::ops::Range;

mod callback_interface;
mod class;
mod export;
mod function;
mod marshal;
mod mocks;
mod types;
mod unions;
mod values;

pub use callback_interface::CallbackInterface;
pub use class::{Class, ClassValue, Narrowed, Parent, Statics};
pub use export::{
    Crossing, DirectCall, Export, ExportClass, ExportFunction, ExportParam, ExportResult, Reply, Ts,
};
pub use function::{
    Calls, Constructor, Conversion, Erased, Event, Function, Holder, IndexAccess, LiteralParam,
    OptionalMember, Param, Presence, ReturnType, Role, TypeBounds, TypeParam, Typed, TypedParam,
    TypedReply, WithClosure, WithForm, WithUnion,
};
pub use marshal::{Elements, Marshal, Reference, Scalar, View};
pub use mocks::{Mocked, Mocks};
pub use types::{Borrow, FunctionShape, RustType, Shape};
pub use unions::{LeafTest, Union, UnionLeaf, UnionMember};
pub use values::{Enum, Field, Given, Record, Values, Variant};

/// The Rust module of one `.jsi` file, without its items.
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
    /// Types that are imported from other modules.
    pub uses: Vec<Use>,
    /// The Rust path of the module of another crate that is used instead of generated code.
    pub external: Option<String>,
    /// Whether only modules of other crates need it.
    pub omitted: bool,
}

/// `pub use super::MODULE::NAME as LOCAL;`
#[derive(Debug)]
pub struct Use {
    /// The module's Rust name.
    pub module: String,
    /// The name of the type in that module.
    pub name: String,
    /// The name here, if it differs.
    pub local: Option<String>,
}

/// A declared item.
#[derive(Debug)]
pub enum Item {
    /// An interface implemented in JavaScript.
    Import(Import),
    /// A class of JavaScript.
    Class(Class),
    /// An interface that Rust or JavaScript implements.
    CallbackInterface(Box<CallbackInterface>),
    /// An interface or class implemented in Rust.
    Export(Box<Export>),
    /// A record.
    Record(Record),
    /// An enum.
    Enum(Enum),
    /// A union.
    Union(Union),
}

impl Item {
    /// The same under another name in declarations.
    #[must_use]
    pub fn renamed(mut self, name: &str) -> Self {
        let own = match &mut self {
            Self::Import(it) => &mut it.js_name,
            Self::Class(it) => &mut it.js_name,
            Self::CallbackInterface(it) => &mut it.js_name,
            Self::Export(it) => &mut it.export_name,
            Self::Record(it) => &mut it.js_name,
            Self::Enum(it) => &mut it.js_name,
            Self::Union(it) => &mut it.js_name,
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
    /// The interfaces above, the nearest first.
    pub parents: Vec<ImportParent>,
    /// How many names lead from the source to the object.
    pub base: usize,
    /// The index of the first function of its own, after those of the interfaces above.
    pub own: usize,
    /// Methods, getters and setters.
    pub calls: Calls,
}

impl Import {
    /// The functions of the trait itself.
    #[must_use]
    pub fn own_functions(&self) -> &[Function] {
        self.calls.functions.get(self.own..).unwrap_or_default()
    }
}

/// An interface that another one extends, directly or not.
#[derive(Debug)]
pub struct ImportParent {
    /// Its trait, as this file names it.
    pub name: String,
    /// The indices of its functions.
    pub functions: Range<usize>,
}

/// The JavaScript source of an interface or class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// An ES module.
    Module {
        /// The module or object that the glue imports.
        specifier: String,
        /// As written in the `.jsi` file.
        written: String,
    },
    /// The parts after `globalThis`.
    Global(Vec<String>),
    /// A module registered under this name.
    Host(String),
}
