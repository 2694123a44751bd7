//! The columns of the table.

use crate::{Check, Kind, Prim, Sort, TypedArray};

/// One kind of value.
#[derive(Debug)]
pub struct Row {
    /// The kind.
    pub kind: Kind,
    /// What the runtime's JavaScript calls it.
    pub js: &'static str,
    /// What the `.jsi` language makes of it.
    pub form: Form,
    /// Its names in `.jsi` that stand alone, the usual one first; none of a width, which has the name of its family.
    pub names: &'static [&'static str],
    /// Whether a declaration in a file shadows its names: those that version 1 of the language did not have.
    pub shadowable: bool,
    /// Its type in Rust, where that is the same for all values of the kind.
    pub rust: RustType,
    /// Its type in TypeScript, where that is the same for all values of the kind.
    pub ts: &'static str,
    /// Its bytes on the wire.
    pub wire: Wire,
    /// How it crosses as a result or parameter of its own.
    pub direct: Direct,
    /// Whether it crosses as a number where all arguments and the result of a callback do.
    pub callback: Callback,
    /// Which JavaScript values it takes.
    pub check: Check,
    /// Whether it can be a key of a `Map`.
    pub key: bool,
    /// Which values it takes inside of a union.
    pub sort: Sort,
    /// A few words for help while writing; empty where the language has no name for it.
    pub about: &'static str,
}

impl Row {
    /// The type without parts that the language calls `name`. A width of numbers needs its family, and is not found.
    ///
    /// ```
    /// use jsi_abi::{Prim, Row, TypedArray};
    ///
    /// assert_eq!(Row::prim("Date"), Some(Prim::Date));
    /// assert_eq!(Row::prim("Int8Array"), Some(Prim::TypedArray(TypedArray::Int8Array)));
    /// assert_eq!(Row::prim("Promise"), None);
    /// ```
    #[must_use]
    pub fn prim(name: &str) -> Option<Prim> {
        if let Some(array) = TypedArray::from_name(name) {
            return Some(Prim::TypedArray(array));
        }
        let mut rows = Kind::ALL.iter().map(|kind| kind.row());
        rows.find(|row| row.names.contains(&name))?.as_prim()
    }

    /// The row of the type that TypeScript calls `name`: that of `String` for `string`.
    #[must_use]
    pub fn of_typescript(name: &str) -> Option<&'static Self> {
        let mut rows = Kind::ALL.iter().map(|kind| kind.row());
        rows.find(|row| row.ts == name && !row.names.is_empty())
    }

    /// The type of the language, if it has no parts.
    #[must_use]
    pub const fn as_prim(&self) -> Option<Prim> {
        match self.form {
            Form::Prim(prim) => Some(prim),
            Form::Void
            | Form::Array
            | Form::Dictionary
            | Form::Map
            | Form::Set
            | Form::Iterable
            | Form::AsyncIterable
            | Form::Promise
            | Form::MemoryView
            | Form::Function
            | Form::Unnamed => None,
        }
    }
}

/// What the `.jsi` language makes of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A type without parts.
    Prim(Prim),
    /// `Void`
    Void,
    /// `Array<T>`
    Array,
    /// `Record<T>`
    Dictionary,
    /// `Map<K, V>`
    Map,
    /// `Set<T>`
    Set,
    /// `Iterable<T>`
    Iterable,
    /// `AsyncIterable<T>`
    AsyncIterable,
    /// `Promise<T>`
    Promise,
    /// `MemoryView<W>`
    MemoryView,
    /// `Function`, `Function<(A) => R>`
    Function,
    /// `T?`, a tuple, a declared type, arguments: without a name of the language.
    Unnamed,
}

/// A type in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RustType {
    /// A type of Rust itself, copied.
    Builtin(&'static str),
    /// `String`, lent as `&str`.
    String,
    /// A type of the runtime, copied.
    Copied(&'static str),
    /// A type of the runtime, lent by reference.
    Lent(&'static str),
    /// A vector of such elements, lent as a slice.
    Elements(&'static str),
    /// Depends on the parts.
    Composed,
}

impl RustType {
    /// Its name; empty of a type that depends on its parts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Builtin(name) | Self::Copied(name) | Self::Lent(name) => name,
            Self::String => "String",
            Self::Elements(_) | Self::Composed => "",
        }
    }
}

/// The bytes of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// None.
    Empty,
    /// Always as many, little endian.
    Fixed(usize),
    /// As many as an address has: 4 in WebAssembly.
    Address,
    /// A length of 4 bytes, then UTF-8.
    Text,
    /// A count of 4 bytes, then the elements.
    Elements,
    /// 4 bytes: the place in the list of references that cross.
    Reference,
    /// A tag of 1 byte, then what it says.
    Tagged,
    /// Depends on the parts, which may hold arrays.
    Composed,
    /// Depends on the declared values.
    Listed,
}

impl Wire {
    /// How many bytes there are in WebAssembly, where that is the same for all values.
    #[must_use]
    pub const fn width(self) -> Option<usize> {
        match self {
            Self::Empty => Some(0),
            Self::Fixed(width) => Some(width),
            Self::Address | Self::Reference => Some(4),
            Self::Text | Self::Elements | Self::Tagged | Self::Composed | Self::Listed => None,
        }
    }
}

/// How a value crosses as a result or parameter of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direct {
    /// Not at all.
    Nothing,
    /// One `i32` of the signature.
    I32,
    /// One `i64` of the signature.
    I64,
    /// One `f32` of the signature.
    F32,
    /// One `f64` of the signature.
    F64,
    /// Pointer and length of what lies in memory.
    Memory,
    /// One `externref` of the signature.
    Reference,
    /// Not direct: bytes that a shape describes.
    Bytes,
}

impl Direct {
    /// The type of its number in the signature of WebAssembly; none of what is not one number.
    #[must_use]
    pub const fn number(self) -> Option<&'static str> {
        match self {
            Self::I32 => Some("i32"),
            Self::I64 => Some("i64"),
            Self::F32 => Some("f32"),
            Self::F64 => Some("f64"),
            Self::Nothing | Self::Memory | Self::Reference | Self::Bytes => None,
        }
    }
}

/// Whether a value is one number in the calls of callbacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Callback {
    /// As an argument and as a result.
    Number,
    /// As an argument only: JavaScript could not name the exact value of a wrong result.
    Argument,
    /// As a result only.
    Result,
    /// No: it needs bytes.
    Bytes,
}

impl Callback {
    /// Whether an argument is one number.
    #[must_use]
    pub const fn argument(self) -> bool {
        matches!(self, Self::Number | Self::Argument)
    }

    /// Whether a result is one number.
    #[must_use]
    pub const fn result(self) -> bool {
        matches!(self, Self::Number | Self::Result)
    }
}
