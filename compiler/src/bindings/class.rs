//! Classes of JavaScript.

use super::{Calls, Function, Notes};

/// A class of JavaScript.
#[derive(Debug)]
pub struct Class {
    /// The trait of the members of its objects.
    pub name: String,
    /// The struct that is an object.
    pub handle: String,
    /// Constructor and static members; a class without `from` has none.
    pub statics: Option<Statics>,
    /// The `.jsi` name.
    pub js_name: String,
    /// Documentation.
    pub notes: Notes,
    /// The classes above, the nearest first.
    pub parents: Vec<Parent>,
    /// All members.
    pub calls: Calls,
}

/// The functions of constructor and static members.
#[derive(Debug)]
pub struct Statics {
    /// The trait.
    pub name: String,
    /// The struct that calls JavaScript.
    pub handle: String,
}

/// A class that another one extends, directly or not.
#[derive(Debug)]
pub struct Parent {
    /// Its trait, as this file names it.
    pub name: String,
    /// Its struct, as this file names it.
    pub handle: String,
    /// The members of its own objects, with types as this file names them; only for their signatures.
    pub functions: Vec<Function>,
    /// The stem of the file of its declarations, if it is another file.
    pub ts_module: Option<String>,
    /// Its name there.
    pub ts_name: String,
    /// Whether it has a constructor in JavaScript that is known.
    pub from: bool,
}
