//! What types of TypeScript's own libraries are in the language.

use jsi_abi::{Prim, Row};

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
    Function,
    /// A type without parts.
    Prim(Prim),
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
        "Function" | "CallableFunction" | "NewableFunction" => Library::Function,
        "TypeError" | "RangeError" | "SyntaxError" | "ReferenceError" | "EvalError"
        | "URIError" | "AggregateError" => Library::Prim(Prim::Error),
        "IArguments" | "TemplateStringsArray" => Library::Prim(Prim::Object),
        name => Library::Prim(Row::prim(name)?),
    })
}
