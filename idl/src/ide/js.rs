//! What a caller has of JavaScript: the names of modules and classes, and the global objects. Analysis of JavaScript is not part
//! of this crate.

/// A name that a module exports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The name for importers.
    pub name: String,
    /// What it is.
    pub kind: ExportKind,
}

/// The kinds of export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportKind {
    /// A function with these parameters. A rest parameter begins with `...`.
    Function(Vec<String>),
    /// A class.
    Class,
    /// A variable, or a value whose kind is not known.
    Value,
}

/// A member of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassMember {
    /// Its name.
    pub name: String,
    /// The parameters of a method; `None` for a property.
    pub params: Option<Vec<String>>,
    /// A member of the class itself.
    pub is_static: bool,
    /// A property with `get` and without `set`.
    pub readonly: bool,
}

/// A property of the global object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Global {
    /// Its name.
    pub name: String,
    /// Where it exists, in one or two words.
    pub place: &'static str,
    /// The same as a sentence.
    pub docs: &'static str,
}
