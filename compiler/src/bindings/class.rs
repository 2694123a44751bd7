//! Classes of JavaScript.

use super::{Calls, Function, Notes, RustType, TypeParam};

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
    /// The type parameters.
    pub type_params: Vec<TypeParam>,
    /// Documentation.
    pub notes: Notes,
    /// The classes above, the nearest first.
    pub parents: Vec<Parent>,
    /// Methods of these that return the object they were called on, with this class as the type of the result.
    pub narrowed: Vec<Narrowed>,
    /// The class as a value, if one is used somewhere.
    pub value: Option<ClassValue>,
    /// All members.
    pub calls: Calls,
}

/// A class as a value.
#[derive(Debug)]
pub struct ClassValue {
    /// The trait of the functions that make objects.
    pub name: String,
    /// The struct of the value.
    pub handle: RustType,
}

/// The functions of constructor and static members.
#[derive(Debug)]
pub struct Statics {
    /// The trait.
    pub name: String,
    /// The struct that calls JavaScript.
    pub handle: String,
}

/// A method of a class above that returns the object it was called on.
#[derive(Debug)]
pub struct Narrowed {
    /// The trait that declares it, as this file names it.
    pub of: String,
    /// The struct of that class, without type arguments.
    pub handle: String,
    /// The method.
    pub function: Function,
}

/// A class that another one extends, directly or not.
#[derive(Debug)]
pub struct Parent {
    /// Its trait, as this file names it.
    pub name: String,
    /// Its struct with type arguments, as this file names it.
    pub handle: RustType,
    /// The members of its own objects, with types as this file names them; only for their signatures.
    pub functions: Vec<Function>,
    /// The stem of the file of its declarations, if it is another file.
    pub ts_module: Option<String>,
    /// Its name there.
    pub ts_name: String,
    /// Its type arguments in TypeScript.
    pub ts_args: String,
    /// Whether it has a constructor in JavaScript that is known.
    pub from: bool,
}
