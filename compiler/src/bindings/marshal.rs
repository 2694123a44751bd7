//! How a value crosses: the closed set of forms that every printer matches on.

use jsi_abi::Kind;
use jsi_idl::model::{TypedArray, ViewElement};

/// How a value crosses. A closed set: no match on it has a wildcard arm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marshal {
    /// No value.
    Void,
    /// One number of the signature.
    Scalar(Scalar),
    /// `Number<i64>` or `Number<u64>`, by its kind: an `f64`, range checked before the call.
    SafeInteger(Kind),
    /// Pointer and length of UTF-8.
    Text,
    /// Pointer and count of elements.
    Elements(Elements),
    /// Pointer and count of memory that the call lends; only as a parameter. A pinned buffer is `Wire`.
    View(View),
    /// A reference to a JavaScript value.
    Reference(Reference),
    /// A Rust closure as a JavaScript function: id and shape. The index is into the function shapes.
    Callback(usize),
    /// A promise. The index into the shapes is that of its content.
    Promise(usize),
    /// Bytes described by a shape. The index is into the shapes.
    Wire(usize),
}

/// A value that is one number of the signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// A value of a kind that crosses as a number.
    Kind(Kind),
    /// A number enum without `...`; only as a parameter.
    Enum,
}

/// Numbers in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elements {
    /// A typed array.
    Typed(TypedArray),
    /// An `ArrayBuffer`, of which the elements are bytes.
    Buffer,
    /// An `Array` of numbers; only as a parameter. The typed array is the one of the same element.
    Array(TypedArray),
}

/// Memory that a call lends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The type of its elements.
    pub element: ViewElement,
    /// JavaScript may not write.
    pub readonly: bool,
}

/// A JavaScript value by reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// A value of a kind that crosses by reference: `Object`, `Error`.
    Kind(Kind),
    /// An object of a class with `from`; only as a result. The index is into the shapes.
    Class(usize),
    /// A function; only as a result. The index is into the function shapes.
    Function(usize),
}
