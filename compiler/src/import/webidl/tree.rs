//! The tree of a WebIDL file.

/// A definition: one item of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Definition {
    pub(super) attributes: Vec<Attribute>,
    /// Whether it adds to a definition elsewhere.
    pub(super) partial: bool,
    pub(super) name: String,
    pub(super) kind: Kind,
    /// Where it begins in the file.
    pub(super) at: usize,
}

/// The kinds of definition, as they are written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// One that stays after definitions are merged.
    Entity(EntityKind),
    Mixin {
        members: Vec<Member>,
    },
    /// `Name includes Mixin;`
    Includes(String),
}

/// The kinds of definition that stay after they are merged, with members and fields of these types.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum EntityKind<M = Member, F = Field> {
    Interface {
        base: Option<String>,
        members: Vec<M>,
    },
    CallbackInterface {
        members: Vec<M>,
    },
    Namespace {
        members: Vec<M>,
    },
    Dictionary {
        base: Option<String>,
        fields: Vec<F>,
    },
    Enum {
        values: Vec<String>,
    },
    Callback {
        result: Type,
        inputs: Vec<Input>,
        text: String,
    },
    Typedef(Type),
}

impl<M, F> EntityKind<M, F> {
    /// The same definition with other members and fields.
    pub(super) fn map<N, G>(
        self,
        of_members: impl Fn(Vec<M>) -> Vec<N>,
        of_fields: impl Fn(Vec<F>) -> Vec<G>,
    ) -> EntityKind<N, G> {
        match self {
            Self::Interface { base, members } => EntityKind::Interface {
                base,
                members: of_members(members),
            },
            Self::CallbackInterface { members } => EntityKind::CallbackInterface {
                members: of_members(members),
            },
            Self::Namespace { members } => EntityKind::Namespace {
                members: of_members(members),
            },
            Self::Dictionary { base, fields } => EntityKind::Dictionary {
                base,
                fields: of_fields(fields),
            },
            Self::Enum { values } => EntityKind::Enum { values },
            Self::Callback {
                result,
                inputs,
                text,
            } => EntityKind::Callback {
                result,
                inputs,
                text,
            },
            Self::Typedef(ty) => EntityKind::Typedef(ty),
        }
    }
}

/// An extended attribute: `[Name]`, `[Name=Value]`, `[Name=(A, B)]`, `[Name(…)]`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Attribute {
    pub(super) name: String,
    /// What is after `=`: an identifier, several, or a string.
    pub(super) values: Vec<String>,
    /// The parameters, of a legacy factory function.
    pub(super) inputs: Vec<Input>,
}

/// A member of an interface, mixin or namespace.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Member {
    pub(super) attributes: Vec<Attribute>,
    pub(super) kind: MemberKind,
    /// As written, on one line, without attributes.
    pub(super) text: String,
}

/// The kinds of member.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum MemberKind {
    Constant {
        name: String,
        ty: Type,
    },
    Property {
        name: String,
        ty: Type,
        readonly: bool,
        is_static: bool,
        /// Whether the object as a string is its value.
        stringifier: bool,
    },
    Method {
        /// `None` for a getter, setter or deleter that has no name.
        name: Option<String>,
        special: Option<Special>,
        result: Type,
        inputs: Vec<Input>,
    },
    /// `stringifier;`
    Stringifier,
    Constructor {
        inputs: Vec<Input>,
    },
    Iterable {
        is_async: bool,
        key: Option<Type>,
        value: Type,
        inputs: Vec<Input>,
    },
    Maplike {
        readonly: bool,
        key: Type,
        value: Type,
    },
    Setlike {
        readonly: bool,
        value: Type,
    },
}

/// What is special about an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Special {
    Static,
    Getter,
    Setter,
    Deleter,
    Stringifier,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Input {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) optional: bool,
    pub(super) rest: bool,
}

/// A field of a dictionary.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) required: bool,
    /// As written, on one line, without attributes.
    pub(super) text: String,
}

/// A type.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Type {
    /// A built-in type or one that is defined, as `unsigned long`.
    Name(String),
    Nullable(Box<Type>),
    Union(Vec<Type>),
    Promise(Box<Type>),
    /// `sequence<T>`, `FrozenArray<T>`, `ObservableArray<T>`
    List(Box<Type>),
    /// An iterable with `async_sequence<T>`.
    AsyncList(Box<Type>),
    Record(Box<Type>, Box<Type>),
}

impl Member {
    /// Whether it has an attribute.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|it| it.name == name)
    }

    /// Its name, if it has one.
    pub(super) fn name(&self) -> Option<&str> {
        match &self.kind {
            MemberKind::Constant { name, .. } | MemberKind::Property { name, .. } => Some(name),
            MemberKind::Method { name, .. } => name.as_deref(),
            MemberKind::Stringifier
            | MemberKind::Constructor { .. }
            | MemberKind::Iterable { .. }
            | MemberKind::Maplike { .. }
            | MemberKind::Setlike { .. } => None,
        }
    }
}
