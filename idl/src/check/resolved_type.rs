//! A type with its names bound and the place of every part, between the tree and the model: what the type rules
//! look at.

use crate::model::{FunctionParam, FunctionType, ItemId, NumberWidth, Prim, Type, ViewElement};
use crate::source::Span;

/// A part of a type.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    /// Where it is written; what comes out of an alias has the place where the alias is used.
    pub(crate) span: Span,
    /// The name alone, without arguments and `?`.
    pub(crate) head: Span,
    /// The alias it came out of.
    pub(crate) alias: Option<ItemId>,
}

/// The forms of a type.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// Reported already; silent.
    Error,
    Void,
    Prim(Prim),
    Record(ItemId),
    Enum(ItemId),
    Class(ItemId),
    Nullable(Box<Node>),
    Array(Box<Node>),
    Promise(Box<Node>),
    View(Box<Node>),
    Function(Option<Box<Signature>>),
}

/// `(A, B) => R`
#[derive(Debug, Clone)]
pub(crate) struct Signature {
    pub(crate) params: Vec<(Option<String>, Node)>,
    pub(crate) result: Node,
}

impl Node {
    /// What may stand wherever a value may.
    pub(crate) fn is_simple(&self) -> bool {
        matches!(
            self.kind,
            Kind::Prim(_) | Kind::Record(_) | Kind::Enum(_) | Kind::Class(_)
        )
    }

    /// `String?`, `Object?`, `Error?`, a typed array `?`, a class `?`.
    pub(crate) fn is_nullable_reference(&self) -> bool {
        let Kind::Nullable(inner) = &self.kind else {
            return false;
        };
        match inner.kind {
            Kind::Class(_) => true,
            Kind::Prim(prim) => prim.is_nullable_inside(),
            Kind::Error
            | Kind::Void
            | Kind::Record(_)
            | Kind::Enum(_)
            | Kind::Nullable(_)
            | Kind::Array(_)
            | Kind::Promise(_)
            | Kind::View(_)
            | Kind::Function(_) => false,
        }
    }

    /// Whether it, or what its `?` stands after, was reported already.
    pub(crate) fn is_error(&self) -> bool {
        matches!(self.without_null().kind, Kind::Error)
    }

    /// The type without its `?`.
    pub(crate) fn without_null(&self) -> &Self {
        match &self.kind {
            Kind::Nullable(inner) => inner,
            _ => self,
        }
    }

    /// The type of the model. Wrong element types of views have been reported by then.
    pub(crate) fn to_type(&self) -> Type {
        match &self.kind {
            Kind::Error => Type::Error,
            Kind::Void => Type::Void,
            Kind::Prim(prim) => Type::Prim(*prim),
            Kind::Record(id) | Kind::Enum(id) | Kind::Class(id) => Type::Named(*id),
            Kind::Nullable(inner) => Type::Nullable(Box::new(inner.to_type())),
            Kind::Array(inner) => Type::Array(Box::new(inner.to_type())),
            Kind::Promise(inner) => Type::Promise(Box::new(inner.to_type())),
            Kind::View(inner) => inner.view_element().map_or(Type::Error, Type::MemoryView),
            Kind::Function(signature) => {
                Type::Function(signature.as_ref().map(|it| Box::new(it.to_type())))
            }
        }
    }

    /// The element type, if this can be one of a `MemoryView`.
    pub(crate) fn view_element(&self) -> Option<ViewElement> {
        match self.kind {
            Kind::Prim(Prim::Number(width)) => ViewElement::from_name(width.name()),
            _ => None,
        }
    }

    /// A type of the model as it stands at `span`, where an alias is used or the whole type is written.
    pub(crate) fn from_type(
        ty: &Type,
        alias: Option<ItemId>,
        span: Span,
        named: &dyn Fn(ItemId) -> Kind,
    ) -> Self {
        let part = |ty: &Type| Self::from_type(ty, alias, span, named);
        let kind = match ty {
            Type::Error => Kind::Error,
            Type::Void => Kind::Void,
            Type::Prim(prim) => Kind::Prim(*prim),
            Type::Named(id) => named(*id),
            Type::Nullable(inner) => Kind::Nullable(Box::new(part(inner))),
            Type::Array(inner) => Kind::Array(Box::new(part(inner))),
            Type::Promise(inner) => Kind::Promise(Box::new(part(inner))),
            Type::MemoryView(element) => {
                let width = NumberWidth::from_name(element.name());
                let element = width.map_or(Type::Error, |width| Type::Prim(Prim::Number(width)));
                Kind::View(Box::new(part(&element)))
            }
            Type::Function(None) => Kind::Function(None),
            Type::Function(Some(function)) => {
                let params = function.params.iter();
                Kind::Function(Some(Box::new(Signature {
                    params: params.map(|it| (it.name.clone(), part(&it.ty))).collect(),
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

    /// What it is called in a message, without backticks. Signatures are left out.
    pub(crate) fn text(&self, name: &dyn Fn(ItemId) -> String) -> String {
        match &self.kind {
            Kind::Error => "?".to_owned(),
            Kind::Void => "Void".to_owned(),
            Kind::Prim(prim) => prim.to_string(),
            Kind::Record(id) | Kind::Enum(id) | Kind::Class(id) => name(*id),
            Kind::Nullable(inner) => format!("{}?", inner.text(name)),
            Kind::Array(inner) => format!("Array<{}>", inner.text(name)),
            Kind::Promise(inner) => format!("Promise<{}>", inner.text(name)),
            Kind::View(inner) => format!("MemoryView<{}>", inner.text(name)),
            Kind::Function(_) => "Function".to_owned(),
        }
    }
}

impl Signature {
    fn to_type(&self) -> FunctionType {
        let params = self.params.iter();
        FunctionType {
            params: params
                .map(|(name, node)| FunctionParam {
                    name: name.clone(),
                    ty: node.to_type(),
                })
                .collect(),
            result: self.result.to_type(),
        }
    }
}
