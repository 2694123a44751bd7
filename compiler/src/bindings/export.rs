//! Interfaces and classes that are implemented in Rust.

use super::{FunctionShape, Notes, Presence, Role, RustType, Shape};

/// An interface or class implemented in Rust.
#[derive(Debug)]
pub struct Export {
    /// The trait.
    pub name: String,
    /// The `.jsi` name, which stands in errors.
    pub js_name: String,
    /// The name of what JavaScript gets.
    pub export_name: String,
    /// The macro that makes it, and the hidden module beside it.
    pub macro_name: String,
    /// The function that registers it.
    pub symbol: String,
    /// Documentation.
    pub notes: Notes,
    /// Methods of an interface or of a class's objects, getters and setters.
    pub functions: Vec<ExportFunction>,
    /// What a class has beside.
    pub class: Option<ExportClass>,
    /// The shapes that the functions name by index, each once.
    pub shapes: Vec<Shape>,
    /// The function shapes that the functions name by index, each once.
    pub function_shapes: Vec<FunctionShape>,
}

/// What a class has beside the members of its objects.
#[derive(Debug)]
pub struct ExportClass {
    /// The struct of an object that JavaScript knows.
    pub handle: String,
    /// The trait of constructor and static members.
    pub statics: String,
    /// `Sized` as the file writes it.
    pub sized: &'static str,
    /// What `new` calls.
    pub constructor: Option<ExportFunction>,
    /// Static members.
    pub functions: Vec<ExportFunction>,
}

impl ExportClass {
    /// Whether there is neither a constructor nor a static member.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.constructor.is_none() && self.functions.is_empty()
    }
}

/// A function of an export.
#[derive(Debug)]
pub struct ExportFunction {
    /// The name in Rust, escaped.
    pub name: String,
    /// The property in JavaScript.
    pub js_name: String,
    /// `Interface.member`
    pub place: String,
    /// Documentation.
    pub notes: Notes,
    /// What JavaScript does to call it.
    pub role: Role,
    /// The parameters.
    pub params: Vec<ExportParam>,
    /// The result.
    pub result: ExportResult,
    /// Its shape: the index into the function shapes.
    pub shape: usize,
}

/// A parameter of an export.
#[derive(Debug)]
pub struct ExportParam {
    /// The name in Rust, escaped.
    pub name: String,
    /// The `.jsi` name.
    pub js_name: String,
    /// The name in TypeScript.
    pub ts_name: String,
    /// Its type in the trait.
    pub ty: RustType,
    /// The type of what is read.
    pub owned: RustType,
    /// How the method gets it.
    pub borrow: Borrow,
    /// Whether it may be absent.
    pub presence: Presence,
    /// Its type in TypeScript.
    pub ts: Ts,
}

/// How a method gets what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Borrow {
    /// By value.
    Value,
    /// By reference.
    Reference,
    /// As a slice of it.
    Slice,
}

/// The result of an export.
#[derive(Debug)]
pub struct ExportResult {
    /// What the function in Rust returns.
    pub output: RustType,
    /// The type of the value, without the `Result` around it.
    pub ty: RustType,
    /// How it is answered.
    pub reply: Reply,
    /// Its type in TypeScript.
    pub ts: Ts,
}

/// How a result goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// As its type says.
    Value,
    /// A promise, which is not in a `Result`.
    Promise,
    /// A callback. The index is into the function shapes.
    Callback(usize),
    /// A callback or null. The index is into the function shapes.
    NullableCallback(usize),
}

/// A type in TypeScript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ts {
    /// In the declarations of one file.
    pub in_file: String,
    /// In the declarations of the whole package.
    pub in_package: String,
}
