//! What is known about a JavaScript module: its exports, and the shape of the values behind them. Everything that the text does not
//! show for certain is [`Value::Unknown`] or open.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jsi_idl::source::Span;

/// A value of a module: an index into [`Module::values`].
pub(super) type ValueId = usize;

/// A module.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// Its path in the loader.
    pub(super) path: String,
    pub(super) text: Arc<str>,
    /// The modules that it names.
    pub(super) requests: Vec<Request>,
    /// What it exports by name.
    pub(super) exports: BTreeMap<String, Export>,
    /// The requests of `export * from`.
    pub(super) stars: Vec<usize>,
    /// Whether it may have exports that are not seen.
    pub(super) is_open: bool,
    /// Whether it could not be read at all, such as a file that is being written.
    pub(super) is_broken: bool,
    /// `module.exports`, if it is a CommonJS module.
    pub(super) common: Option<Common>,
    pub(super) values: Vec<Value>,
    /// The names that are declared at the top level.
    pub(super) locals: BTreeMap<String, Local>,
    /// The properties that it assigns to objects other than `this`.
    pub(super) assigned: HashSet<String>,
    /// The classes that other classes extend, with the names of the members that these add.
    pub(super) extended: Vec<(ValueId, Vec<String>)>,
    /// Imported names whose values this module may change: the request, and the name.
    pub(super) changed: Vec<(usize, String)>,
}

/// A module that is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) specifier: String,
    /// Whether it is named by `require`, and not by `import`.
    pub(super) is_require: bool,
}

/// What a CommonJS module exports.
#[derive(Debug, Clone, Copy)]
pub(super) struct Common {
    pub(super) value: ValueId,
    /// Whether it marks itself as a compiled ES module, so that `default` depends on who imports it.
    pub(super) is_compiled: bool,
}

/// A name at the top level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Local {
    /// The place of the name.
    pub(super) span: Span,
    /// The place of the whole declaration, if it is a function or a class.
    pub(super) declaration: Option<Span>,
}

/// An export.
#[derive(Debug, Clone)]
pub(super) struct Export {
    /// Where it is named.
    pub(super) span: Span,
    /// The name in its declaration, if that is in this module.
    pub(super) declared: Option<Span>,
    pub(super) target: Target,
}

/// What an exported or imported name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A value of the module.
    Value(ValueId),
    /// An export of another module.
    From(usize, String),
    /// All exports of another module.
    Namespace(usize),
    /// What `require` gives: `module.exports`, or all exports of an ES module.
    Required(usize),
}

/// A value.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// It cannot be seen.
    Unknown,
    /// It belongs to another module, or is another value of this one.
    Imported(Target),
    Function(Function),
    Class(Class),
    /// An object that is written out.
    Object(Object),
    /// An object made with `new` by this value.
    Instance(ValueId, Span),
    /// A value that is neither a function nor an object with members: what it is, such as "a string".
    Plain(&'static str, Span),
}

impl Value {
    /// What a reader calls it.
    pub(super) fn described(&self) -> &'static str {
        match self {
            Self::Unknown | Self::Imported(_) => "a value",
            Self::Function(it) if it.is_generator => "a generator function",
            Self::Function(it) if it.is_async => "an async function",
            Self::Function(_) => "a function",
            Self::Class(_) => "a class",
            Self::Object(_) | Self::Instance(..) => "an object",
            Self::Plain(what, _) => what,
        }
    }

    /// Where it is named or written.
    pub(super) fn span(&self) -> Option<Span> {
        match self {
            Self::Unknown | Self::Imported(_) => None,
            Self::Function(it) => Some(it.span),
            Self::Class(it) => Some(it.span),
            Self::Object(it) => Some(it.span),
            Self::Instance(_, span) | Self::Plain(_, span) => Some(*span),
        }
    }
}

/// A function.
#[derive(Debug, Clone)]
pub(super) struct Function {
    /// Its name, or else its first word.
    pub(super) span: Span,
    pub(super) is_async: bool,
    pub(super) is_generator: bool,
    /// Whether `new` can be used with it.
    pub(super) is_constructor: bool,
    pub(super) params: Vec<Param>,
    /// The name of the rest parameter.
    pub(super) rest: Option<String>,
    /// Whether it takes any number of arguments: by a rest parameter, by `arguments`, or unseen.
    pub(super) takes_all: bool,
    /// Whether it does nothing but throw, or nothing at all.
    pub(super) is_stub: bool,
    /// Whether its result is a promise.
    pub(super) promise: Promise,
    /// Its result, if that is the same object at every `return`.
    pub(super) result: Option<ValueId>,
    /// Its own properties.
    pub(super) statics: Members,
    /// The members of what `new` makes with it.
    pub(super) instance: Members,
}

/// A parameter of a function.
#[derive(Debug, Clone)]
pub(super) struct Param {
    pub(super) name: String,
    /// Where the function uses it in a way that undefined is no value for; `None` if it need not be given, or that is unknown.
    pub(super) needed: Option<Span>,
}

/// Whether a result is a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Promise {
    Always,
    Never,
    Unknown,
}

/// A class.
#[derive(Debug, Clone)]
pub(super) struct Class {
    /// Its name, or the word `class`.
    pub(super) span: Span,
    /// The offset of the brace that closes its body.
    pub(super) end: u32,
    pub(super) base: Base,
    pub(super) constructor: Option<Function>,
    pub(super) statics: Members,
    pub(super) instance: Members,
}

/// What a class extends.
#[derive(Debug, Clone)]
pub(super) enum Base {
    None,
    /// A class of the language or the host.
    Global(String),
    /// A value of the module.
    Value(ValueId),
}

/// An object that is written out.
#[derive(Debug, Clone)]
pub(super) struct Object {
    pub(super) span: Span,
    pub(super) members: Members,
}

/// The members of an object or class.
#[derive(Debug, Clone, Default)]
pub(super) struct Members {
    pub(super) named: BTreeMap<String, Member>,
    /// Whether there may be others.
    pub(super) is_open: bool,
}

/// A member.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// The place of its name.
    pub(super) span: Span,
    pub(super) form: Form,
}

/// How a member is given.
#[derive(Debug, Clone)]
pub(super) enum Form {
    /// A method, or a field or property with this value.
    Value(ValueId),
    /// A method of a class or object.
    Method(ValueId),
    /// A getter, a setter, or both.
    Accessor {
        get: bool,
        set: bool,
        /// What the getter returns, if it has one `return`.
        value: Option<ValueId>,
    },
    /// Something else.
    Unknown,
}
