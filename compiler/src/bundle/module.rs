//! One JavaScript file: its names at the top level with every place where they stand, what it imports and exports, and the
//! changes that make a part of a larger module of it. The rest of the bundler does not see the syntax tree.

use std::collections::{HashMap, HashSet};

use oxc_span::Span;

use super::error::{BundleError, place};

/// A file.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// Its path in the package's folder, with `/`.
    pub(super) path: String,
    /// Its path as messages have it.
    pub(super) shown: String,
    pub(super) text: String,
    /// The names at the top level, imported ones included.
    pub(super) symbols: Vec<Symbol>,
    /// The modules that it names, in the order of evaluation.
    pub(super) requests: Vec<Request>,
    /// What it exports by name.
    pub(super) exports: HashMap<String, Export>,
    /// The requests of `export * from`.
    pub(super) stars: Vec<usize>,
    /// What becomes another text, whatever the names are.
    pub(super) edits: Vec<Edit>,
    /// `import("…")` of a string, with its request.
    pub(super) dynamic: Vec<(Span, usize)>,
    /// Where `import.meta.url` stands.
    pub(super) urls: Vec<Span>,
    /// `new URL("…", import.meta.url)` of a relative path: the string, where it stands, and where `import.meta.url` stands.
    pub(super) addresses: Vec<(String, Span, Span)>,
    /// The names that are declared in functions and blocks.
    pub(super) nested: HashSet<String>,
    /// The names that it uses without a declaration.
    pub(super) globals: HashSet<String>,
    /// Where it waits at the top level.
    pub(super) waits: Option<u32>,
}

/// A name at the top level.
#[derive(Debug)]
pub(super) struct Symbol {
    pub(super) name: String,
    pub(super) origin: Origin,
    /// Where it stands, its declaration included.
    pub(super) sites: Vec<Site>,
}

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    /// A function that nothing is assigned to: it has its value from the start.
    Function,
    /// Any other declaration.
    Declared,
    /// An import of this name.
    Imported(usize, String),
    /// `import * as`.
    Namespace(usize),
}

/// A place where a name stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Site {
    pub(super) span: Span,
    pub(super) form: Form,
}

/// How a name stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    Plain,
    /// `{ name }` for `{ name: name }`.
    Shorthand,
    /// The object of `name.member`, with the range of all of it.
    Member(String, Span),
    /// The module in the glue's call that reports a missing function: the function, and the range of the whole statement.
    Missing(String, Span),
    /// The name of a class declaration, with the range of the declaration.
    Class(Span),
}

/// A module that is named.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) specifier: String,
    /// ` with { … }`, as it is written.
    pub(super) attributes: String,
    /// Where it is named.
    pub(super) span: Span,
    pub(super) target: Target,
}

/// What a request leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Target {
    /// Not looked for yet.
    #[default]
    Unknown,
    /// The module of this number.
    Module(usize),
    /// A package, an address, a module of the host.
    External,
    /// `import("…")` of a file that does not exist in the folder.
    Absent,
}

/// What an exported name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Export {
    /// A name of the module.
    Symbol(usize),
    /// `export { name } from`.
    From(usize, String),
    /// `export * as name from`.
    Namespace(usize),
}

/// A change of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) span: Span,
    pub(super) text: Replacement,
}

/// What a change puts there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Replacement {
    Text(String),
    /// The final name of this symbol between two texts.
    Name(&'static str, usize, &'static str),
}

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    Module,
    /// The main file for Node: modules are named by `require`.
    CommonJs,
}

impl Module {
    /// A place in this file.
    pub(super) fn place(&self, span: Span) -> String {
        place(&self.shown, &self.text, span.start)
    }

    /// An error at a place of this file.
    pub(super) fn error(&self, span: Span, message: String) -> BundleError {
        BundleError::Script {
            place: self.place(span),
            message,
        }
    }
}
