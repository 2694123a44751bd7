//! Interfaces and classes that are implemented in Rust.

use jsi_idl::source::Span;

use super::{Borrow, FunctionShape, Marshal, Notes, Presence, Role, RustType, Shape};

/// An interface or class implemented in Rust.
#[derive(Debug)]
pub struct Export {
    /// The trait.
    pub name: String,
    /// The `.jsi` name, which errors contain.
    pub js_name: String,
    /// The name of the JavaScript object or class.
    pub export_name: String,
    /// The name of the macro that makes the export, and of its hidden module.
    pub macro_name: String,
    /// The function that registers it.
    pub symbol: String,
    /// Documentation.
    pub notes: Notes,
    /// Methods of an interface or of a class's objects, getters and setters.
    pub functions: Vec<ExportFunction>,
    /// The additional parts of a class.
    pub class: Option<ExportClass>,
    /// The shapes to which the functions refer by index, each once.
    pub shapes: Vec<Shape>,
    /// The function shapes to which the functions refer by index, each once.
    pub function_shapes: Vec<FunctionShape>,
}

impl Export {
    /// The functions of the objects and of the class itself.
    pub fn all_functions(&self) -> impl Iterator<Item = &ExportFunction> {
        let of_class = self.class.iter();
        let of_class = of_class.flat_map(|it| it.constructor.iter().chain(&it.functions));
        self.functions.iter().chain(of_class)
    }
}

/// The parts of a class besides the members of its objects.
#[derive(Debug)]
pub struct ExportClass {
    /// The struct of an object that JavaScript can hold.
    pub handle: String,
    /// The trait of constructor and static members.
    pub statics: String,
    /// `Sized` as the file writes it.
    pub sized: &'static str,
    /// Whether its objects are errors.
    pub is_error: bool,
    /// The constructor.
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
    /// Where the member is declared.
    pub declared: Span,
    /// Documentation.
    pub notes: Notes,
    /// The kind of access by which JavaScript calls it.
    pub role: Role,
    /// The parameters.
    pub params: Vec<ExportParam>,
    /// The result.
    pub result: ExportResult,
    /// How its values cross.
    pub crossing: Crossing,
    /// Its number among the functions of the same crossing; of the constructor it is not used.
    pub number: usize,
    /// The number of its member among the optional ones of its callback interface.
    pub optional: Option<usize>,
}

/// How the values of a function of an export cross.
#[derive(Debug)]
pub enum Crossing {
    /// In the signature: JavaScript calls a function of its own.
    Direct(DirectCall),
    /// As wire bytes. The index of its shape is into the function shapes.
    Encoded(usize),
}

/// A function of which every argument and the result is a direct value.
#[derive(Debug)]
pub struct DirectCall {
    /// How each parameter crosses.
    pub params: Vec<Marshal>,
    /// How the result crosses.
    pub result: Marshal,
    /// Whether the result may be null.
    pub nullable: bool,
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
    /// The type that is read from the arguments.
    pub owned: RustType,
    /// How the method receives it.
    pub borrow: Borrow,
    /// Whether it may be absent.
    pub presence: Presence,
    /// Its type in TypeScript.
    pub ts: Ts,
}

/// The result of an export.
#[derive(Debug)]
pub struct ExportResult {
    /// The return type of the function in Rust.
    pub output: RustType,
    /// The type of the value, without the `Result` around it.
    pub ty: RustType,
    /// How it is returned to JavaScript.
    pub reply: Reply,
    /// JavaScript gets the object that the method was called on.
    pub is_this: bool,
    /// Its type in TypeScript.
    pub ts: Ts,
}

/// How a result is returned to JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// As a value of its type.
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
