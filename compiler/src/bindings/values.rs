//! Records and enums.

use jsi_abi::Kind;

use super::{Notes, RustType, Shape, TypeParam};

/// A record.
#[derive(Debug)]
pub struct Record {
    /// The name in Rust.
    pub name: String,
    /// The `.jsi` name.
    pub js_name: String,
    /// The type parameters, with what they must be where a value crosses.
    pub type_params: Vec<TypeParam>,
    /// Documentation.
    pub notes: Notes,
    /// The fields in order.
    pub fields: Vec<Field>,
    /// Whether a value may contain another value of the same record.
    pub recursive: bool,
    /// The largest number of arrays, tuples and maps in a value that are around another value of the cycle.
    pub layers: usize,
    /// Whether a value holds a promise, so that it is passed by value and cannot be compared.
    pub promise: bool,
}

impl Record {
    /// Whether it has `new` and a method for each optional field.
    #[must_use]
    pub fn has_builder(&self) -> bool {
        self.fields.iter().any(|field| field.optional)
    }

    /// Whether a value without any field exists.
    #[must_use]
    pub fn has_default(&self) -> bool {
        self.fields.iter().all(|field| field.optional)
    }
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
    pub ty: RustType,
    /// The type of the value from which it is set: without the `Option` of an optional field.
    pub given: Given,
    /// The method that sets it, escaped.
    pub setter: String,
    /// Its shape.
    pub shape: Shape,
    /// Whether it is a literal, which Rust does not have.
    pub literal: bool,
    /// `p?: T`
    pub optional: bool,
    /// Its type in TypeScript.
    pub ts: String,
}

impl Record {
    /// The fields that Rust has.
    pub fn own_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !field.literal)
    }

    /// The same, with their indices among all fields.
    pub fn numbered_fields(&self) -> impl Iterator<Item = (usize, &Field)> {
        self.fields
            .iter()
            .enumerate()
            .filter(|(_, field)| !field.literal)
    }
}

impl Field {
    /// Its shape, wrapped in `Optional` if it may be missing.
    #[must_use]
    pub fn whole(&self) -> Shape {
        if self.optional {
            Shape::Around(Kind::Optional, Box::new(self.shape.clone()))
        } else {
            self.shape.clone()
        }
    }
}

/// The type of a parameter that becomes a field.
#[derive(Debug)]
pub enum Given {
    /// A value of this type.
    Value(RustType),
    /// `impl Into<T>`, with `Into` as the file writes it.
    Into(&'static str, RustType),
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
    /// `String` as the file writes it: the type of other values of an open string enum.
    pub string: &'static str,
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
