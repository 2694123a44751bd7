//! A type with its names bound and the place of every part, between the tree and the model: what the type rules
//! look at.

use crate::model::{
    FunctionParam, FunctionType, ItemId, Literal, NumberWidth, Prim, Type, ViewElement,
};
use crate::source::Span;

/// A part of a type.
#[derive(Debug, Clone)]
pub(crate) struct ResolvedType {
    pub(crate) kind: ResolvedKind,
    /// Its span; the parts of an alias have the span where the alias is used.
    pub(crate) span: Span,
    /// The name alone, without arguments and `?`.
    pub(crate) head: Span,
    /// The alias that it is a part of.
    pub(crate) alias: Option<ItemId>,
}

/// The forms of a type.
#[derive(Debug, Clone)]
pub(crate) enum ResolvedKind {
    /// Reported already.
    Error,
    Void,
    This,
    Prim(Prim),
    /// A type parameter with the class that is its bound.
    Parameter(String, Option<ItemId>),
    Record(ItemId),
    Enum(ItemId),
    /// A class or a callback interface.
    Class(ItemId),
    /// An item with type arguments: `Signal<Number>`
    Applied(ItemId, Vec<ResolvedType>),
    /// `Class<C>`
    Constructor(Box<ResolvedType>),
    Union(ItemId),
    Literal(Literal),
    Nullable(Box<ResolvedType>),
    Array(Box<ResolvedType>),
    Tuple(Vec<ResolvedType>),
    Dictionary(Box<ResolvedType>),
    Map(Box<ResolvedType>, Box<ResolvedType>),
    Set(Box<ResolvedType>),
    Iterable(Box<ResolvedType>),
    AsyncIterable(Box<ResolvedType>),
    Promise(Box<ResolvedType>),
    View(Box<ResolvedType>),
    Function(Option<Box<ResolvedSignature>>),
}

/// `(A, B) => R`
#[derive(Debug, Clone)]
pub(crate) struct ResolvedSignature {
    pub(crate) params: Vec<ResolvedParam>,
    pub(crate) result: ResolvedType,
}

/// `name: A`, `name?: A` or `...name: Array<A>`
#[derive(Debug, Clone)]
pub(crate) struct ResolvedParam {
    pub(crate) name: Option<String>,
    pub(crate) ty: ResolvedType,
    pub(crate) optional: bool,
    pub(crate) rest: bool,
}

impl ResolvedType {
    /// The first part of the type, or itself, of this kind.
    pub(crate) fn find(&self, wanted: &dyn Fn(&Self) -> bool) -> Option<&Self> {
        if wanted(self) {
            return Some(self);
        }
        match &self.kind {
            ResolvedKind::Nullable(inner)
            | ResolvedKind::Constructor(inner)
            | ResolvedKind::Array(inner)
            | ResolvedKind::Promise(inner)
            | ResolvedKind::Dictionary(inner)
            | ResolvedKind::Set(inner)
            | ResolvedKind::Iterable(inner)
            | ResolvedKind::AsyncIterable(inner)
            | ResolvedKind::View(inner) => inner.find(wanted),
            ResolvedKind::Map(key, value) => key.find(wanted).or_else(|| value.find(wanted)),
            ResolvedKind::Tuple(parts) | ResolvedKind::Applied(_, parts) => {
                parts.iter().find_map(|part| part.find(wanted))
            }
            ResolvedKind::Function(Some(signature)) => {
                let params = signature.params.iter().map(|param| &param.ty);
                let mut parts = params.chain([&signature.result]);
                parts.find_map(|part| part.find(wanted))
            }
            ResolvedKind::Function(None)
            | ResolvedKind::Error
            | ResolvedKind::Void
            | ResolvedKind::This
            | ResolvedKind::Prim(_)
            | ResolvedKind::Parameter(..)
            | ResolvedKind::Record(_)
            | ResolvedKind::Enum(_)
            | ResolvedKind::Class(_)
            | ResolvedKind::Union(_)
            | ResolvedKind::Literal(_) => None,
        }
    }

    /// The type without its `?`.
    pub(crate) fn without_null(&self) -> &Self {
        match &self.kind {
            ResolvedKind::Nullable(inner) => inner,
            _ => self,
        }
    }

    /// The type of the model. Wrong element types of views have been reported by then.
    pub(crate) fn to_type(&self) -> Type {
        match &self.kind {
            ResolvedKind::Error => Type::Error,
            ResolvedKind::Void => Type::Void,
            ResolvedKind::This => Type::This,
            ResolvedKind::Prim(prim) => Type::Prim(*prim),
            ResolvedKind::Parameter(name, _) => Type::Parameter(name.clone()),
            ResolvedKind::Record(id)
            | ResolvedKind::Enum(id)
            | ResolvedKind::Class(id)
            | ResolvedKind::Union(id) => Type::Named(*id),
            ResolvedKind::Applied(id, args) => {
                Type::Applied(*id, args.iter().map(ResolvedType::to_type).collect())
            }
            ResolvedKind::Literal(literal) => Type::Literal(literal.clone()),
            ResolvedKind::Constructor(inner) => match inner.kind {
                ResolvedKind::Class(id) => Type::Constructor(id),
                _ => Type::Error,
            },
            ResolvedKind::Nullable(inner) => Type::Nullable(Box::new(inner.to_type())),
            ResolvedKind::Array(inner) => Type::Array(Box::new(inner.to_type())),
            ResolvedKind::Tuple(parts) => {
                Type::Tuple(parts.iter().map(ResolvedType::to_type).collect())
            }
            ResolvedKind::Dictionary(value) => Type::Dictionary(Box::new(value.to_type())),
            ResolvedKind::Map(key, value) => {
                Type::Map(Box::new(key.to_type()), Box::new(value.to_type()))
            }
            ResolvedKind::Set(element) => Type::Set(Box::new(element.to_type())),
            ResolvedKind::Iterable(element) => Type::Iterable(Box::new(element.to_type())),
            ResolvedKind::AsyncIterable(element) => {
                Type::AsyncIterable(Box::new(element.to_type()))
            }
            ResolvedKind::Promise(inner) => Type::Promise(Box::new(inner.to_type())),
            ResolvedKind::View(inner) => inner.view_element().map_or(Type::Error, Type::MemoryView),
            ResolvedKind::Function(signature) => {
                Type::Function(signature.as_ref().map(|it| Box::new(it.to_type())))
            }
        }
    }

    /// The element type, if this can be one of a `MemoryView`.
    pub(crate) fn view_element(&self) -> Option<ViewElement> {
        match self.kind {
            ResolvedKind::Prim(Prim::Number(width)) => ViewElement::from_name(width.name()),
            _ => None,
        }
    }

    /// A type of the model at `span`, where an alias is used or the whole type is written.
    pub(crate) fn from_type(
        ty: &Type,
        alias: Option<ItemId>,
        span: Span,
        named: &dyn Fn(ItemId) -> ResolvedKind,
    ) -> Self {
        let part = |ty: &Type| Self::from_type(ty, alias, span, named);
        let kind = match ty {
            Type::Error => ResolvedKind::Error,
            Type::Void => ResolvedKind::Void,
            Type::This => ResolvedKind::This,
            Type::Prim(prim) => ResolvedKind::Prim(*prim),
            Type::Parameter(name) => ResolvedKind::Parameter(name.clone(), None),
            Type::Named(id) => named(*id),
            Type::Applied(id, args) => ResolvedKind::Applied(*id, args.iter().map(part).collect()),
            Type::Constructor(id) => ResolvedKind::Constructor(Box::new(part(&Type::Named(*id)))),
            Type::Literal(literal) => ResolvedKind::Literal(literal.clone()),
            Type::Nullable(inner) => ResolvedKind::Nullable(Box::new(part(inner))),
            Type::Array(inner) => ResolvedKind::Array(Box::new(part(inner))),
            Type::Tuple(parts) => ResolvedKind::Tuple(parts.iter().map(part).collect()),
            Type::Dictionary(value) => ResolvedKind::Dictionary(Box::new(part(value))),
            Type::Map(key, value) => ResolvedKind::Map(Box::new(part(key)), Box::new(part(value))),
            Type::Set(element) => ResolvedKind::Set(Box::new(part(element))),
            Type::Iterable(element) => ResolvedKind::Iterable(Box::new(part(element))),
            Type::AsyncIterable(element) => ResolvedKind::AsyncIterable(Box::new(part(element))),
            Type::Promise(inner) => ResolvedKind::Promise(Box::new(part(inner))),
            Type::MemoryView(element) => {
                let width = NumberWidth::from_name(element.name());
                let element = width.map_or(Type::Error, |width| Type::Prim(Prim::Number(width)));
                ResolvedKind::View(Box::new(part(&element)))
            }
            Type::Function(None) => ResolvedKind::Function(None),
            Type::Function(Some(function)) => {
                let params = function.params.iter();
                ResolvedKind::Function(Some(Box::new(ResolvedSignature {
                    params: params
                        .map(|it| ResolvedParam {
                            name: it.name.clone(),
                            ty: part(&it.ty),
                            optional: it.optional,
                            rest: it.rest,
                        })
                        .collect(),
                    result: part(&function.result),
                })))
            }
        };
        Self {
            kind,
            span,
            head: span,
            alias,
        }
    }

    /// Its text for a message, without backticks and signatures.
    pub(crate) fn text(&self, name: &dyn Fn(ItemId) -> String) -> String {
        match &self.kind {
            ResolvedKind::Error => "?".to_owned(),
            ResolvedKind::Void => "Void".to_owned(),
            ResolvedKind::This => "This".to_owned(),
            ResolvedKind::Prim(prim) => prim.to_string(),
            ResolvedKind::Parameter(name, _) => name.clone(),
            ResolvedKind::Record(id)
            | ResolvedKind::Enum(id)
            | ResolvedKind::Class(id)
            | ResolvedKind::Union(id) => name(*id),
            ResolvedKind::Applied(id, args) => {
                let args: Vec<String> = args.iter().map(|arg| arg.text(name)).collect();
                format!("{}<{}>", name(*id), args.join(", "))
            }
            ResolvedKind::Literal(literal) => literal.to_string(),
            ResolvedKind::Constructor(inner) => format!("Class<{}>", inner.text(name)),
            ResolvedKind::Nullable(inner) => format!("{}?", inner.text(name)),
            ResolvedKind::Array(inner) => format!("Array<{}>", inner.text(name)),
            ResolvedKind::Tuple(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| part.text(name)).collect();
                format!("[{}]", parts.join(", "))
            }
            ResolvedKind::Dictionary(value) => format!("Record<{}>", value.text(name)),
            ResolvedKind::Map(key, value) => {
                format!("Map<{}, {}>", key.text(name), value.text(name))
            }
            ResolvedKind::Set(element) => format!("Set<{}>", element.text(name)),
            ResolvedKind::Iterable(element) => format!("Iterable<{}>", element.text(name)),
            ResolvedKind::AsyncIterable(element) => {
                format!("AsyncIterable<{}>", element.text(name))
            }
            ResolvedKind::Promise(inner) => format!("Promise<{}>", inner.text(name)),
            ResolvedKind::View(inner) => format!("MemoryView<{}>", inner.text(name)),
            ResolvedKind::Function(_) => "Function".to_owned(),
        }
    }
}

impl ResolvedSignature {
    fn to_type(&self) -> FunctionType {
        let params = self.params.iter();
        FunctionType {
            params: params
                .map(|it| FunctionParam {
                    name: it.name.clone(),
                    ty: it.ty.to_type(),
                    optional: it.optional,
                    rest: it.rest,
                })
                .collect(),
            result: self.result.to_type(),
        }
    }
}
