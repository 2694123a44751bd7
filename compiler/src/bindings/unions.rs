//! Unions: an enum in Rust, and what decides between the members.

use jsi_idl::model::Literal;

use super::{Notes, RustType, Shape};

/// A union.
#[derive(Debug)]
pub struct Union {
    /// The name in Rust.
    pub name: String,
    /// The `.jsi` name.
    pub js_name: String,
    /// Documentation.
    pub notes: Notes,
    /// Whether a value may contain another value of the same union.
    pub recursive: bool,
    /// The largest number of arrays, tuples and maps in a value that are around another value of the cycle.
    pub layers: usize,
    /// Whether a value holds a promise, which can be passed once.
    pub promise: bool,
    /// Whether it may be the content of a promise.
    pub promised: bool,
    /// Whether a value may be or hold a promise that is in no record.
    pub holds_promise: bool,
    /// The members in order.
    pub members: Vec<UnionMember>,
    /// What the members take: themselves, and the members of unions among them.
    pub leaves: Vec<UnionLeaf>,
}

/// A member of a union.
#[derive(Debug)]
pub struct UnionMember {
    /// The name of the variant in Rust, escaped.
    pub name: String,
    /// The name of the function that makes it, escaped.
    pub constructor: String,
    /// Documentation.
    pub notes: Notes,
    /// The type of the value; none of a literal.
    pub ty: Option<RustType>,
    /// The type in the variant, if the value is boxed.
    pub boxed: Option<RustType>,
    /// Whether there is a conversion from the type.
    pub from: bool,
    /// Whether there is a conversion from `&str`, too.
    pub from_str: bool,
    /// Its shape.
    pub shape: Shape,
    /// Its type in TypeScript.
    pub ts: String,
}

/// What a member takes.
#[derive(Debug)]
pub struct UnionLeaf {
    /// The index of the member.
    pub member: usize,
    /// The type in the `.jsi` file.
    pub name: String,
    /// Its shape, which is no union.
    pub shape: Shape,
    /// What decides, beyond the sort of the value.
    pub test: LeafTest,
}

/// What decides whether a value of its sort belongs to a leaf.
#[derive(Debug)]
pub enum LeafTest {
    /// The shape itself.
    Sort,
    /// A class; these leaves are its base classes.
    Class(Vec<usize>),
    /// A record whose field of this name in JavaScript has one of the values.
    Field(String, Vec<Literal>),
}
