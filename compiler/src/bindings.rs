//! What will be printed: every name and every way of crossing is decided. Filled by `lower`, read by `codegen`.
//! Holds no text of a target language beyond names.

use std::borrow::Cow;

use jsi_idl::model::{NumberWidth, TypedArray};

/// Everything one run generates.
#[derive(Debug, Default)]
pub struct Package {
    /// One per `.jsi` file.
    pub modules: Vec<Module>,
}

/// The Rust module of one `.jsi` file.
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
    /// What it declares.
    pub items: Vec<Item>,
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
    /// A record.
    Record(Record),
    /// An enum.
    Enum(Enum),
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
    /// Where the JavaScript is.
    pub source: Source,
    /// Methods, getters and setters.
    pub functions: Vec<Function>,
    /// The shapes that the functions name by index, each once.
    pub shapes: Vec<Shape>,
    /// The function shapes that the functions name by index, each once.
    pub function_shapes: Vec<FunctionShape>,
}

/// Where the JavaScript of an interface is.
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

/// One function of the trait.
#[derive(Debug)]
pub struct Function {
    /// The name in Rust, escaped.
    pub name: String,
    /// The name of the glue's function.
    pub glue: String,
    /// The `.jsi` name of the member.
    pub js_name: String,
    /// `Interface.member`
    pub place: String,
    /// Documentation.
    pub notes: Notes,
    /// What it does in JavaScript.
    pub role: Role,
    /// The way from the source to the property.
    pub path: Vec<String>,
    /// The parameters.
    pub params: Vec<Param>,
    /// The result.
    pub result: Returns,
    /// Failures go to `reportError`.
    pub infallible: bool,
    /// The second form that takes a closure.
    pub with_closure: Option<WithClosure>,
}

/// What a function does in JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Calls the property.
    Call,
    /// Reads the property.
    Get,
    /// Writes the property.
    Set,
}

/// `NAME_with`
#[derive(Debug)]
pub struct WithClosure {
    /// Its name.
    pub name: String,
    /// Which parameter is the closure.
    pub param: usize,
    /// The closure's argument types; `None` is `&[Any]`.
    pub args: Option<Vec<Ty>>,
    /// The closure's result.
    pub result: Ty,
    /// The type of the callback that is made of it.
    pub callback: Ty,
}

/// A parameter.
#[derive(Debug)]
pub struct Param {
    /// The name in Rust, escaped.
    pub name: String,
    /// The `.jsi` name.
    pub js_name: String,
    /// Its type in the trait.
    pub ty: Ty,
    /// How it crosses.
    pub marshal: Marshal,
    /// Whether it may be absent.
    pub presence: Presence,
    /// Its type in TypeScript.
    pub ts: String,
}

impl Param {
    /// Whether a number before the value says if there is one: 0 missing, 1 null, 2 present.
    #[must_use]
    pub fn flag(&self) -> bool {
        let flat = match self.marshal {
            Marshal::Scalar(_) | Marshal::SafeInteger(_) | Marshal::Text | Marshal::Elements(_) => {
                true
            }
            // absence stands in the value itself
            Marshal::Void
            | Marshal::Reference(_)
            | Marshal::Callback(_)
            | Marshal::Promise(_)
            | Marshal::Wire(_) => false,
        };
        flat && !matches!(self.presence, Presence::Required | Presence::Rest)
    }
}

/// Whether a parameter may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always there.
    Required,
    /// `T?`: `None` is null.
    Nullable,
    /// `p?: T`: `None` is left out.
    Optional,
    /// `p?: T?`: `None` is left out, `Some(None)` is null.
    OptionalNullable,
    /// `...p`: the elements follow one by one.
    Rest,
}

/// A result.
#[derive(Debug)]
pub struct Returns {
    /// The type in Rust: without the `Result` around it, with the `Option`.
    pub ty: Ty,
    /// How it crosses.
    pub marshal: Marshal,
    /// `T?`
    pub nullable: bool,
    /// Its type in TypeScript.
    pub ts: String,
}

/// How a value crosses. Closed: nothing that reads it has a wildcard arm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marshal {
    /// No value.
    Void,
    /// One number of the signature.
    Scalar(Scalar),
    /// `Number<i64>` or `Number<u64>`: an `f64`, range checked before the call.
    SafeInteger(SafeInteger),
    /// Pointer and length of UTF-8.
    Text,
    /// Pointer and count of elements.
    Elements(Elements),
    /// A reference to a JavaScript value.
    Reference(Reference),
    /// A Rust closure as a JavaScript function: id and shape. The index is into the function shapes.
    Callback(usize),
    /// A promise. The index is into the shapes and is its content's.
    Promise(usize),
    /// Bytes described by a shape. The index is into the shapes.
    Wire(usize),
}

/// A value that is one number of the signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// `Boolean`
    Bool,
    /// `Number<W>` of up to 32 bits and `f64`.
    Number(NumberWidth),
    /// `BigInt<i64>`
    BigI64,
    /// `BigInt<u64>`
    BigU64,
    /// `Char`: its code point.
    Char,
    /// `Date`: its milliseconds.
    Date,
    /// A number enum without `...`; only as a parameter.
    Enum,
}

/// A 64-bit integer that is a JavaScript number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafeInteger {
    /// `Number<i64>`
    I64,
    /// `Number<u64>`
    U64,
}

/// Numbers in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elements {
    /// A typed array.
    Typed(TypedArray),
    /// An `Array` of numbers; only as a parameter. The typed array is the one of the same element.
    Array(TypedArray),
}

/// A JavaScript value by reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// `Object`
    Object,
    /// `Error`
    Error,
    /// A function; only as a result. The index is into the function shapes.
    Function(usize),
}

/// A record.
#[derive(Debug)]
pub struct Record {
    /// The name in Rust.
    pub name: String,
    /// The `.jsi` name.
    pub js_name: String,
    /// Documentation.
    pub notes: Notes,
    /// The fields in order.
    pub fields: Vec<Field>,
}

/// A field.
#[derive(Debug)]
pub struct Field {
    /// The name in Rust, escaped.
    pub name: String,
    /// The property's name.
    pub js_name: String,
    /// Documentation.
    pub notes: Notes,
    /// Its type.
    pub ty: Ty,
    /// Its shape.
    pub shape: Shape,
    /// `p?: T`
    pub optional: bool,
    /// Its type in TypeScript.
    pub ts: String,
}

/// An enum.
#[derive(Debug)]
pub struct Enum {
    /// The name in Rust.
    pub name: String,
    /// The `.jsi` name.
    pub js_name: String,
    /// Documentation.
    pub notes: Notes,
    /// Its values.
    pub values: Values,
    /// Ends with `...`.
    pub open: bool,
}

/// The values of an enum.
#[derive(Debug)]
pub enum Values {
    /// Numbers.
    Numbers(Vec<Variant<i32>>),
    /// Strings.
    Strings(Vec<Variant<String>>),
}

/// A value of an enum.
#[derive(Debug)]
pub struct Variant<T> {
    /// The name in Rust.
    pub name: String,
    /// Documentation.
    pub docs: String,
    /// The value.
    pub value: T,
}

/// A type in Rust.
#[derive(Debug, Clone, PartialEq)]
pub enum Ty {
    /// A path or a lifetime.
    Name(Cow<'static, str>),
    /// `NAME<…>`
    Generic(&'static str, Vec<Ty>),
    /// `(…)`
    Tuple(Vec<Ty>),
    /// `&T`
    Ref(Box<Ty>),
    /// `[T]`
    Slice(Box<Ty>),
}

/// A shape in Rust.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A variant of the runtime's enum without parts.
    Leaf(&'static str),
    /// A variant around another shape.
    Around(&'static str, Box<Shape>),
    /// The shape of a generated type of that name.
    Named(String),
}

/// Arguments and result of a function.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FunctionShape {
    /// `None` takes anything.
    pub args: Option<Vec<Shape>>,
    /// The result.
    pub result: Shape,
}
