//! The interface that an import makes: items of the language before they are printed.

use jsi_abi::{NumberWidth, Prim};

use super::facts::{DeclarationId, FactNumber, ObjectId};

/// Names an item; an index into [`Interface::items`].
pub(super) type ItemId = usize;

/// All items, in the order in which they are printed.
#[derive(Debug, Clone, Default)]
pub(super) struct Interface {
    pub(super) items: Vec<Item>,
    /// The language that it is made of, for comments.
    pub(super) language: &'static str,
    /// The items of the exports. The others are of use if these name them.
    pub(super) roots: Vec<ItemId>,
    /// The number of the fact that each member was made of, by the ids of facts.
    pub(super) origins: Vec<FactNumber>,
    /// The items of object types.
    pub(super) named: Vec<Named>,
}

/// The item of an object type.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) item: ItemId,
    pub(super) origin: TypeOrigin,
    /// The type parameters that it has, by their names in TypeScript.
    pub(super) params: Vec<String>,
    /// The types of other type parameters, of which the item is a copy.
    pub(super) bound: Vec<(String, Ty)>,
}

/// An object type among the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum TypeOrigin {
    Declaration(DeclarationId),
    Object(ObjectId),
}

/// An item.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its name, unique after everything is decided.
    pub(super) name: String,
    pub(super) docs: Text,
    /// What is left out of it, and why.
    pub(super) left_out: Vec<LeftOut>,
    /// What a reader should know, a line each.
    pub(super) notes: Vec<String>,
    pub(super) kind: ItemKind,
}

/// Documentation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Text {
    pub(super) lines: Vec<String>,
    pub(super) deprecated: Option<String>,
}

/// A member that is not in the interface.
#[derive(Debug, Clone)]
pub(super) struct LeftOut {
    /// The fact that it comes from.
    pub(super) fact: FactId,
    /// The declaration as written.
    pub(super) text: String,
    pub(super) reason: String,
}

/// Numbers the members of TypeScript, for the tally: one that becomes several methods counts once.
pub(super) type FactId = usize;

/// The kinds of item.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum ItemKind {
    /// Decided, and filled later.
    Pending,
    Class {
        js: Option<String>,
        from: Option<String>,
        params: Vec<TypeParam>,
        extends: Option<(ItemId, Vec<Ty>)>,
        members: Vec<Member>,
    },
    Interface {
        js: Option<String>,
        from: String,
        members: Vec<Member>,
    },
    Callback {
        members: Vec<Member>,
    },
    Record {
        params: Vec<TypeParam>,
        fields: Vec<Member>,
    },
    Enum {
        values: Vec<Value>,
        open: bool,
    },
    Union {
        members: Vec<Ty>,
        /// The names in Rust of members that need one, by their index.
        rust: Vec<(usize, String)>,
    },
    Alias(Ty),
}

/// A type parameter with its bound.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct TypeParam {
    pub(super) name: String,
    pub(super) bound: Option<ItemId>,
}

/// A value of an enum.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Value {
    pub(super) kind: ValueKind,
    pub(super) rust: Option<String>,
    pub(super) docs: Text,
}

/// The two forms of a value of an enum.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum ValueKind {
    Text(String),
    Number { name: String, value: i64 },
}

/// A member of a class, interface or record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Member {
    pub(super) fact: FactId,
    /// The name in JavaScript, of a member of a namespace with those of the namespaces.
    pub(super) js: String,
    /// The name in the interface.
    pub(super) name: String,
    /// The name in Rust, where it is not derived.
    pub(super) rust: Option<String>,
    pub(super) docs: Text,
    pub(super) is_static: bool,
    pub(super) kind: MemberKind,
    /// What the interface does not say.
    pub(super) losses: Vec<String>,
    /// What a reader should know, although nothing is lost.
    pub(super) notes: Vec<String>,
    /// The declaration as written.
    pub(super) text: String,
}

/// The kinds of member.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum MemberKind {
    Constructor {
        inputs: Vec<Input>,
    },
    Method {
        params: Vec<TypeParam>,
        optional: bool,
        inputs: Vec<Input>,
        result: Ty,
    },
    Property {
        readonly: bool,
        optional: bool,
        ty: Ty,
    },
    Call {
        inputs: Vec<Input>,
        result: Ty,
    },
    Index {
        readonly: bool,
        key: Ty,
        ty: Ty,
    },
    Events {
        methods: [String; 2],
        options: Option<Input>,
        events: Vec<Event>,
    },
}

/// An event of a block.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Event {
    pub(super) name: String,
    pub(super) rust: Option<String>,
    pub(super) docs: Text,
    pub(super) inputs: Vec<Input>,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Input {
    pub(super) name: String,
    pub(super) rest: bool,
    pub(super) optional: bool,
    pub(super) ty: Ty,
}

/// A type of the language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Ty {
    Void,
    This,
    Prim(Prim),
    Literal(Literal),
    Item(ItemId, Vec<Ty>),
    Class(ItemId),
    Param(String),
    Array(Box<Ty>),
    Tuple(Vec<Ty>),
    Record(Box<Ty>),
    Map(Box<Ty>, Box<Ty>),
    Set(Box<Ty>),
    Iterable(Box<Ty>),
    AsyncIterable(Box<Ty>),
    Promise(Box<Ty>),
    /// A function; without a signature it takes and returns anything.
    Function(Option<Box<Signature>>),
    Nullable(Box<Ty>),
}

/// The signature of a function type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Signature {
    pub(super) inputs: Vec<Input>,
    pub(super) result: Ty,
}

/// A value as a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Literal {
    Text(String),
    /// As printed.
    Number(String),
    Boolean(bool),
}

impl Ty {
    pub(super) const ANY: Self = Self::Prim(Prim::Any);
    pub(super) const BOOLEAN: Self = Self::Prim(Prim::Boolean);
    pub(super) const NUMBER: Self = Self::Prim(Prim::Number(NumberWidth::F64));
    pub(super) const STRING: Self = Self::Prim(Prim::String);
    pub(super) const OBJECT: Self = Self::Prim(Prim::Object);

    /// With `?`, unless it may be absent already.
    pub(super) fn nullable(self) -> Self {
        match self {
            Self::ANY | Self::Void | Self::Nullable(_) => self,
            ty => Self::Nullable(Box::new(ty)),
        }
    }
}
