//! What types of TypeScript's own libraries are in the language.

/// A type of the libraries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Library {
    Promise,
    Array,
    /// A list that is read by its numbers; an array is one.
    ArrayLike,
    Map,
    Set,
    Iterable,
    AsyncIterable,
    /// One of these without arguments.
    Any,
    Object,
    Function,
    Text,
    Number,
    Boolean,
    Symbol,
    Date,
    Error,
    ArrayBuffer,
    TypedArray(&'static str),
}

/// The type of a name.
pub(super) fn library(name: &str) -> Option<Library> {
    Some(match name {
        "Promise" | "PromiseLike" => Library::Promise,
        "Array" | "ReadonlyArray" => Library::Array,
        "ArrayLike" => Library::ArrayLike,
        "Map" | "ReadonlyMap" => Library::Map,
        "Set" | "ReadonlySet" => Library::Set,
        "Iterable" | "IterableIterator" | "IteratorObject" | "Generator" | "ArrayIterator"
        | "MapIterator" | "SetIterator" | "StringIterator" => Library::Iterable,
        "AsyncIterable" | "AsyncIterableIterator" | "AsyncIteratorObject" | "AsyncGenerator" => {
            Library::AsyncIterable
        }
        "Object" => Library::Object,
        "Function" | "CallableFunction" | "NewableFunction" => Library::Function,
        "String" => Library::Text,
        "Number" => Library::Number,
        "Boolean" => Library::Boolean,
        "Symbol" => Library::Symbol,
        "Date" => Library::Date,
        "Error" | "TypeError" | "RangeError" | "SyntaxError" | "ReferenceError" | "EvalError"
        | "URIError" | "AggregateError" => Library::Error,
        "ArrayBuffer" => Library::ArrayBuffer,
        "IArguments" | "TemplateStringsArray" => Library::Any,
        name => Library::TypedArray(jsi_abi::TypedArray::from_name(name)?.name()),
    })
}
