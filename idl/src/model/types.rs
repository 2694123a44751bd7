//! Types of the model: aliases expanded, names bound, short forms and long forms the same.

use super::{ItemId, Literal, Prim, ViewElement};

/// A type.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// No value; a result only.
    Void,
    /// The object that a method of a class was called on; a result only, also in `Promise` and `?`.
    This,
    /// A type without parts.
    Prim(Prim),
    /// A type parameter of the method, class or record around it, by its name.
    Parameter(String),
    /// A record, enum, union or class (never an alias or interface once checked).
    Named(ItemId),
    /// A class or record with type arguments: `Signal<Number>`.
    Applied(ItemId, Vec<Type>),
    /// `Class<C>`: a class with `from`, as a value.
    Constructor(ItemId),
    /// One value: a field, a parameter of an import, or a member of a union.
    Literal(Literal),
    /// `T?`
    Nullable(Box<Type>),
    /// `Array<T>`
    Array(Box<Type>),
    /// `[A, B]`
    Tuple(Vec<Type>),
    /// `Record<T>`
    Dictionary(Box<Type>),
    /// `Map<K, V>`
    Map(Box<Type>, Box<Type>),
    /// `Set<T>`
    Set(Box<Type>),
    /// `Iterable<T>`
    Iterable(Box<Type>),
    /// `AsyncIterable<T>`
    AsyncIterable(Box<Type>),
    /// `Promise<T>`, `Promise<Void>`
    Promise(Box<Type>),
    /// `MemoryView<W>`
    MemoryView(ViewElement),
    /// `Function<(A, B) => R>`; `None` is the untyped `Function`.
    Function(Option<Box<FunctionType>>),
    /// Stands for a type that was already reported; absent from a checked model.
    Error,
}

impl Type {
    /// Whether it is `This`, alone or in `Promise` and `?`.
    #[must_use]
    pub fn returns_this(&self) -> bool {
        match self {
            Self::This => true,
            Self::Nullable(inner) | Self::Promise(inner) => inner.returns_this(),
            Self::Void
            | Self::Prim(_)
            | Self::Literal(_)
            | Self::Parameter(_)
            | Self::Named(_)
            | Self::Applied(..)
            | Self::Constructor(_)
            | Self::Array(_)
            | Self::Tuple(_)
            | Self::Dictionary(_)
            | Self::Map(..)
            | Self::Set(_)
            | Self::Iterable(_)
            | Self::AsyncIterable(_)
            | Self::MemoryView(_)
            | Self::Function(_)
            | Self::Error => false,
        }
    }

    /// The same with `Any` in the place of type parameters.
    #[must_use]
    pub fn erased(&self) -> Self {
        self.with_arguments(&|_| Some(Self::Prim(Prim::Any)))
    }

    /// The same with these types in the place of type parameters.
    #[must_use]
    pub fn with_arguments(&self, of: &impl Fn(&str) -> Option<Self>) -> Self {
        let part = |ty: &Self| Box::new(ty.with_arguments(of));
        let parts = |all: &[Self]| all.iter().map(|ty| ty.with_arguments(of)).collect();
        match self {
            Self::Parameter(name) => of(name).unwrap_or_else(|| self.clone()),
            Self::Nullable(inner) => Self::Nullable(part(inner)),
            Self::Array(inner) => Self::Array(part(inner)),
            Self::Dictionary(inner) => Self::Dictionary(part(inner)),
            Self::Set(inner) => Self::Set(part(inner)),
            Self::Promise(inner) => Self::Promise(part(inner)),
            Self::Iterable(inner) => Self::Iterable(part(inner)),
            Self::AsyncIterable(inner) => Self::AsyncIterable(part(inner)),
            Self::Map(key, value) => Self::Map(part(key), part(value)),
            Self::Tuple(elements) => Self::Tuple(parts(elements)),
            Self::Applied(id, args) => Self::Applied(*id, parts(args)),
            Self::Function(Some(function)) => Self::Function(Some(Box::new(FunctionType {
                params: function
                    .params
                    .iter()
                    .map(|param| FunctionParam {
                        ty: param.ty.with_arguments(of),
                        ..param.clone()
                    })
                    .collect(),
                result: function.result.with_arguments(of),
            }))),
            Self::Void
            | Self::This
            | Self::Prim(_)
            | Self::Literal(_)
            | Self::Named(_)
            | Self::Constructor(_)
            | Self::MemoryView(_)
            | Self::Function(None)
            | Self::Error => self.clone(),
        }
    }

    /// Whether it names a type parameter for which this holds.
    #[must_use]
    pub fn names_parameter(&self, wanted: &impl Fn(&str) -> bool) -> bool {
        let mut found = false;
        self.visit(&mut |ty| {
            if let Self::Parameter(name) = ty {
                found |= wanted(name);
            }
        });
        found
    }

    /// The same with this type in the place of `This`.
    #[must_use]
    pub fn with_this(&self, this: &Self) -> Self {
        match self {
            Self::This => this.clone(),
            Self::Nullable(inner) => Self::Nullable(Box::new(inner.with_this(this))),
            Self::Promise(inner) => Self::Promise(Box::new(inner.with_this(this))),
            Self::Void
            | Self::Prim(_)
            | Self::Literal(_)
            | Self::Parameter(_)
            | Self::Named(_)
            | Self::Applied(..)
            | Self::Constructor(_)
            | Self::Array(_)
            | Self::Tuple(_)
            | Self::Dictionary(_)
            | Self::Map(..)
            | Self::Set(_)
            | Self::Iterable(_)
            | Self::AsyncIterable(_)
            | Self::MemoryView(_)
            | Self::Function(_)
            | Self::Error => self.clone(),
        }
    }
}

impl Type {
    /// Visits the type and the types inside it.
    pub fn visit(&self, visit: &mut impl FnMut(&Self)) {
        visit(self);
        match self {
            Self::Nullable(inner)
            | Self::Array(inner)
            | Self::Dictionary(inner)
            | Self::Set(inner)
            | Self::Iterable(inner)
            | Self::AsyncIterable(inner)
            | Self::Promise(inner) => inner.visit(visit),
            Self::Map(key, value) => {
                key.visit(visit);
                value.visit(visit);
            }
            Self::Tuple(parts) | Self::Applied(_, parts) => {
                for part in parts {
                    part.visit(visit);
                }
            }
            Self::Function(Some(function)) => {
                for param in &function.params {
                    param.ty.visit(visit);
                }
                function.result.visit(visit);
            }
            Self::Void
            | Self::This
            | Self::Prim(_)
            | Self::Literal(_)
            | Self::Parameter(_)
            | Self::Named(_)
            | Self::Constructor(_)
            | Self::MemoryView(_)
            | Self::Function(None)
            | Self::Error => {}
        }
    }
}

/// `(A, B) => R`
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionType {
    /// The parameters.
    pub params: Vec<FunctionParam>,
    /// The result.
    pub result: Type,
}

/// A parameter of a function type.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionParam {
    /// Its name, where written.
    pub name: Option<String>,
    /// Its type; of a rest parameter the `Array<T>`.
    pub ty: Type,
    /// `p?: T`
    pub optional: bool,
    /// `...p: Array<T>`
    pub rest: bool,
}
