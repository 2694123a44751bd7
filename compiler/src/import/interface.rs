//! The interface that an import makes: items of the language before they are printed.

use jsi_abi::{NumberWidth, Prim};

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

    /// The types in it.
    pub(super) fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Void
            | Self::This
            | Self::Prim(_)
            | Self::Literal(_)
            | Self::Class(_)
            | Self::Param(_)
            | Self::Function(None) => Vec::new(),
            Self::Item(_, parts) | Self::Tuple(parts) => parts.iter().collect(),
            Self::Map(key, value) => vec![key, value],
            Self::Array(of)
            | Self::Record(of)
            | Self::Set(of)
            | Self::Iterable(of)
            | Self::AsyncIterable(of)
            | Self::Promise(of)
            | Self::Nullable(of) => vec![of],
            Self::Function(Some(it)) => {
                let inputs = it.inputs.iter().map(|input| &input.ty);
                inputs.chain([&it.result]).collect()
            }
        }
    }

    /// The types in it, to change.
    pub(super) fn parts_mut(&mut self) -> Vec<&mut Self> {
        match self {
            Self::Void
            | Self::This
            | Self::Prim(_)
            | Self::Literal(_)
            | Self::Class(_)
            | Self::Param(_)
            | Self::Function(None) => Vec::new(),
            Self::Item(_, parts) | Self::Tuple(parts) => parts.iter_mut().collect(),
            Self::Map(key, value) => vec![key, value],
            Self::Array(of)
            | Self::Record(of)
            | Self::Set(of)
            | Self::Iterable(of)
            | Self::AsyncIterable(of)
            | Self::Promise(of)
            | Self::Nullable(of) => vec![of],
            Self::Function(Some(it)) => {
                let inputs = it.inputs.iter_mut().map(|input| &mut input.ty);
                inputs.chain([&mut it.result]).collect()
            }
        }
    }

    /// Calls `found` with every name of an item, to change.
    fn for_items(&mut self, found: &mut dyn FnMut(&mut ItemId)) {
        if let Self::Item(id, _) | Self::Class(id) = self {
            found(id);
        }
        for part in self.parts_mut() {
            part.for_items(found);
        }
    }

    /// How deep types are nested in it.
    pub(super) fn depth(&self) -> usize {
        let parts = self.parts().into_iter();
        parts.map(Self::depth).max().map_or(1, |it| it + 1)
    }

    /// Whether it or a type in it is as wanted.
    pub(super) fn any(&self, wanted: &dyn Fn(&Self) -> bool) -> bool {
        wanted(self) || self.parts().into_iter().any(|part| part.any(wanted))
    }
}

impl Item {
    /// Its members, or the fields of a record.
    pub(super) fn members(&self) -> &[Member] {
        match &self.kind {
            ItemKind::Class { members, .. }
            | ItemKind::Interface { members, .. }
            | ItemKind::Callback { members }
            | ItemKind::Record {
                fields: members, ..
            } => members,
            ItemKind::Pending
            | ItemKind::Enum { .. }
            | ItemKind::Union { .. }
            | ItemKind::Alias(_) => &[],
        }
    }
}

impl ItemKind {
    /// Its members, or the fields of a record, to change.
    pub(super) fn members_mut(&mut self) -> Option<&mut Vec<Member>> {
        match self {
            Self::Class { members, .. }
            | Self::Interface { members, .. }
            | Self::Callback { members }
            | Self::Record {
                fields: members, ..
            } => Some(members),
            Self::Pending | Self::Enum { .. } | Self::Union { .. } | Self::Alias(_) => None,
        }
    }

    /// Calls `found` with every name of an item, to change.
    pub(super) fn for_items(&mut self, found: &mut dyn FnMut(&mut ItemId)) {
        let mut types: Vec<&mut Ty> = Vec::new();
        match self {
            Self::Pending | Self::Enum { .. } => {}
            Self::Interface { members, .. } | Self::Callback { members } => {
                members.iter_mut().for_each(|it| it.kind.for_items(found));
            }
            Self::Class {
                params,
                extends,
                members,
                ..
            } => {
                params
                    .iter_mut()
                    .flat_map(|it| &mut it.bound)
                    .for_each(&mut *found);
                if let Some((base, args)) = extends {
                    found(base);
                    types.extend(args);
                }
                members.iter_mut().for_each(|it| it.kind.for_items(found));
            }
            Self::Record { params, fields } => {
                params
                    .iter_mut()
                    .flat_map(|it| &mut it.bound)
                    .for_each(&mut *found);
                fields.iter_mut().for_each(|it| it.kind.for_items(found));
            }
            Self::Union { members, .. } => types.extend(members),
            Self::Alias(ty) => types.push(ty),
        }
        types.into_iter().for_each(|ty| ty.for_items(found));
    }
}

impl MemberKind {
    /// Calls `found` with every name of an item, to change.
    fn for_items(&mut self, found: &mut dyn FnMut(&mut ItemId)) {
        if let Self::Method { params, .. } = self {
            params
                .iter_mut()
                .flat_map(|it| &mut it.bound)
                .for_each(&mut *found);
        }
        for ty in self.types_mut() {
            ty.for_items(found);
        }
    }

    /// Every type of the member, to change.
    pub(super) fn types_mut(&mut self) -> Vec<&mut Ty> {
        fn of(inputs: &mut [Input]) -> impl Iterator<Item = &mut Ty> {
            inputs.iter_mut().map(|it| &mut it.ty)
        }
        match self {
            Self::Constructor { inputs } => of(inputs).collect(),
            Self::Method { inputs, result, .. } | Self::Call { inputs, result } => {
                of(inputs).chain([result]).collect()
            }
            Self::Property { ty, .. } => vec![ty],
            Self::Index { key, ty, .. } => vec![key, ty],
            Self::Events {
                events, options, ..
            } => {
                let values = events.iter_mut().flat_map(|it| of(&mut it.inputs));
                values
                    .chain(options.iter_mut().map(|it| &mut it.ty))
                    .collect()
            }
        }
    }

    /// Every type of the member.
    pub(super) fn types(&self) -> Vec<&Ty> {
        fn of(inputs: &[Input]) -> impl Iterator<Item = &Ty> {
            inputs.iter().map(|it| &it.ty)
        }
        match self {
            Self::Constructor { inputs } => of(inputs).collect(),
            Self::Method { inputs, result, .. } | Self::Call { inputs, result } => {
                of(inputs).chain([result]).collect()
            }
            Self::Property { ty, .. } => vec![ty],
            Self::Index { key, ty, .. } => vec![key, ty],
            Self::Events {
                events, options, ..
            } => {
                let values = events.iter().flat_map(|it| of(&it.inputs));
                values.chain(options.iter().map(|it| &it.ty)).collect()
            }
        }
    }
}
