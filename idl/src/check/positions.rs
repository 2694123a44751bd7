//! The positions in which a type is allowed: JSI0206 for optional ones, JSI0210, JSI0211 and JSI0212.

use super::Check;
use super::resolved_type::{ResolvedKind, ResolvedType};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};
use crate::syntax::tree::TypeParam;

/// The position of a type.
#[derive(Debug, Clone, Copy)]
pub(crate) enum TypePosition {
    /// The right side of `type A = …`: judged where the alias is used.
    Alias,
    /// Of a method or constructor; `promise` is the method's result if that is a `Promise`.
    Param { export: bool, promise: Option<Span> },
    /// Of a method.
    Result { export: bool },
    /// Of an interface or class.
    Property { export: bool, readonly: bool },
    /// Of a record.
    Field,
    /// Of a union.
    Member,
    /// Of a callback interface, whose values cross in both directions.
    Callback(CallbackPart),
}

/// The part of a callback interface that has a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallbackPart {
    Param,
    Result,
    Property,
}

impl TypePosition {
    fn is_export(self) -> bool {
        match self {
            Self::Param { export, .. }
            | Self::Result { export }
            | Self::Property { export, .. } => export,
            Self::Alias | Self::Field | Self::Member | Self::Callback(_) => false,
        }
    }
}

/// The position of a type with the attributes and `?` around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TypeContext<'p> {
    pub(crate) file: FileId,
    pub(crate) position: TypePosition,
    /// `@pinned`
    pub(crate) pinned: bool,
    /// The `?` after the name.
    pub(crate) optional: Option<Span>,
    /// Whether it is the result of a method of a class's objects.
    pub(crate) of_method: bool,
    /// The type parameters around it.
    pub(crate) type_params: TypeParams<'p>,
}

/// The type parameters that a type can name.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TypeParams<'p> {
    /// Those of the class around it.
    pub(crate) class: &'p [TypeParam],
    /// Those of the method around it.
    pub(crate) method: &'p [TypeParam],
    /// Whether it is of a static member, which cannot name those of the class.
    pub(crate) is_static: bool,
}

impl<'p> TypeParams<'p> {
    /// Those of a class.
    pub(crate) fn of_class(class: &'p [TypeParam]) -> Self {
        Self {
            class,
            ..Self::default()
        }
    }

    /// The one of this name.
    pub(crate) fn find(&self, name: &str) -> Option<&'p TypeParam> {
        let mut all = self.method.iter().chain(self.class);
        all.find(|it| it.name.text == name)
    }

    /// Whether one of the method has this name.
    pub(crate) fn is_of_method(&self, name: &str) -> bool {
        self.method.iter().any(|it| it.name.text == name)
    }
}

/// The direction of values, seen from Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// They arrive.
    In,
    /// They leave.
    Out,
    /// Either.
    Both,
}

impl Direction {
    /// The direction of the arguments of a function that goes this way.
    pub(crate) fn reversed(self) -> Self {
        match self {
            Self::In => Self::Out,
            Self::Out => Self::In,
            Self::Both => Self::Both,
        }
    }
}

impl TypeContext<'_> {
    /// A position without attributes and `?`.
    pub(crate) fn new(file: FileId, position: TypePosition) -> Self {
        Self {
            file,
            position,
            pinned: false,
            optional: None,
            of_method: false,
            type_params: TypeParams::default(),
        }
    }

    /// The direction of values in this position.
    pub(crate) fn direction(&self) -> Direction {
        match self.position {
            TypePosition::Alias
            | TypePosition::Field
            | TypePosition::Member
            | TypePosition::Callback(_) => Direction::Both,
            TypePosition::Param { export: true, .. } | TypePosition::Result { export: false } => {
                Direction::In
            }
            TypePosition::Param { export: false, .. } | TypePosition::Result { export: true } => {
                Direction::Out
            }
            TypePosition::Property {
                readonly: false, ..
            } => Direction::Both,
            TypePosition::Property { export: true, .. } => Direction::Out,
            TypePosition::Property { export: false, .. } => Direction::In,
        }
    }
}

impl Check<'_> {
    /// The error of a type, whose parts are correct, in its position.
    pub(super) fn check_position(
        &self,
        ty: &ResolvedType,
        context: &TypeContext<'_>,
    ) -> Option<Diagnostic> {
        let bare = ty.without_null();
        let is_class = |it: &ResolvedType| matches!(it.kind, ResolvedKind::Constructor(_));
        if context.position.is_export()
            && let Some(class) = ty.find(&is_class)
        {
            let message = "`Class` cannot be used in an export";
            let diagnostic = Diagnostic::new(Code::JSI0303, context.file, class.span, message)
                .label("a class of JavaScript")
                .help("use `Object` for a reference to the class");
            return Some(self.with_alias(diagnostic, class));
        }
        if let Some(mark) = context.optional
            && let Some(diagnostic) = self.check_optional(bare, context, mark)
        {
            return Some(diagnostic);
        }
        if let TypePosition::Alias = context.position {
            return None;
        }
        match &bare.kind {
            ResolvedKind::Void => {
                let is_result = matches!(
                    context.position,
                    TypePosition::Result { .. } | TypePosition::Callback(CallbackPart::Result)
                );
                (!is_result).then(|| self.void_value(bare, context))
            }
            ResolvedKind::Literal(_) => {
                self.check_literal_position(bare, context, context.position)
            }
            ResolvedKind::View(element) => self.check_view_position(bare, element, context),
            ResolvedKind::Error
            | ResolvedKind::This
            | ResolvedKind::Prim(_)
            | ResolvedKind::Parameter(..)
            | ResolvedKind::Record(_)
            | ResolvedKind::Enum(_)
            | ResolvedKind::Class(_)
            | ResolvedKind::Applied(..)
            | ResolvedKind::Union(_)
            | ResolvedKind::Constructor(_)
            | ResolvedKind::Nullable(_)
            | ResolvedKind::Array(_)
            | ResolvedKind::Tuple(_)
            | ResolvedKind::Dictionary(_)
            | ResolvedKind::Map(..)
            | ResolvedKind::Set(_)
            | ResolvedKind::Iterable(_)
            | ResolvedKind::AsyncIterable(_)
            | ResolvedKind::Promise(_)
            | ResolvedKind::Function(_) => None,
        }
    }

    /// `Void` in the place of a value; a parameter can be removed.
    fn void_value(&self, ty: &ResolvedType, context: &TypeContext<'_>) -> Diagnostic {
        let diagnostic = self.void_error(ty, context.file);
        match self.param_around(context.file, ty.span) {
            Some(param) => diagnostic.offer("remove the parameter", param, ""),
            None => diagnostic,
        }
    }

    fn check_optional(
        &self,
        ty: &ResolvedType,
        context: &TypeContext<'_>,
        mark: Span,
    ) -> Option<Diagnostic> {
        if let ResolvedKind::Literal(_) = ty.kind {
            let message = "a literal cannot be optional";
            let diagnostic = Diagnostic::new(Code::JSI0206, context.file, mark, message)
                .label("makes it optional")
                .secondary_label(context.file, ty.head, "the literal")
                .help("declare an `enum` with this value")
                .fix("remove the `?`", mark, "");
            return Some(self.with_alias(diagnostic, ty));
        }
        let ResolvedKind::View(_) = ty.kind else {
            return None;
        };
        let message = "a `MemoryView` cannot be optional";
        let diagnostic = Diagnostic::new(Code::JSI0206, context.file, mark, message)
            .label("makes it optional")
            .secondary_label(context.file, ty.head, "the `MemoryView`")
            .fix("remove the `?`", mark, "");
        Some(self.with_alias(diagnostic, ty))
    }

    /// A literal is sent as an argument, or is in a record or union.
    fn check_literal_position(
        &self,
        ty: &ResolvedType,
        context: &TypeContext,
        position: TypePosition,
    ) -> Option<Diagnostic> {
        let what = match position {
            TypePosition::Alias
            | TypePosition::Field
            | TypePosition::Member
            | TypePosition::Param { export: false, .. } => return None,
            TypePosition::Param { export: true, .. } => "a parameter of an export",
            TypePosition::Result { .. } => "a result",
            TypePosition::Property { .. } | TypePosition::Callback(CallbackPart::Property) => {
                "a property"
            }
            TypePosition::Callback(CallbackPart::Param) => "a parameter of a callback interface",
            TypePosition::Callback(CallbackPart::Result) => "the result of a callback interface",
        };
        let message = format!("a literal cannot be the type of {what}");
        let diagnostic = Diagnostic::new(Code::JSI0211, context.file, ty.span, message)
            .label("always the same value")
            .help("declare an `enum` with this value");
        Some(self.with_alias(diagnostic, ty))
    }

    fn check_view_position(
        &self,
        ty: &ResolvedType,
        element: &ResolvedType,
        context: &TypeContext<'_>,
    ) -> Option<Diagnostic> {
        let what = match context.position {
            TypePosition::Param {
                export: false,
                promise,
            } => {
                return match promise {
                    Some(promise) if !context.pinned => {
                        Some(self.across_await(ty, context, promise))
                    }
                    _ => None,
                };
            }
            TypePosition::Result { export: true } if context.pinned => return None,
            TypePosition::Param { .. } => "a parameter of an export",
            TypePosition::Result { export: false } => "the result of an import",
            TypePosition::Result { .. } => "the result of an export",
            TypePosition::Property { .. } => "a property",
            TypePosition::Callback(CallbackPart::Param) => "a parameter of a callback interface",
            TypePosition::Callback(CallbackPart::Result) => "the result of a callback interface",
            TypePosition::Callback(CallbackPart::Property) => "a property",
            TypePosition::Field => "a record field",
            TypePosition::Member => "a member of a union",
            TypePosition::Alias => return None,
        };
        let message = format!("a `MemoryView` cannot be {what}");
        let label = match context.position {
            TypePosition::Result { export: true } => {
                "memory that is borrowed for a call cannot be returned"
            }
            _ => "the memory belongs to Rust",
        };
        let mut diagnostic =
            Diagnostic::new(Code::JSI0211, context.file, ty.span, message).label(label);
        if matches!(context.position, TypePosition::Result { export: true }) {
            diagnostic =
                diagnostic.help("with `@pinned` before the method, the view outlives the call");
        }
        let diagnostic = offer_copy(diagnostic.help(copied(element)), ty, element);
        Some(self.with_alias(diagnostic, ty))
    }

    fn across_await(
        &self,
        ty: &ResolvedType,
        context: &TypeContext<'_>,
        promise: Span,
    ) -> Diagnostic {
        let message = "a method that returns a `Promise` cannot borrow a `MemoryView`";
        let diagnostic = Diagnostic::new(Code::JSI0212, context.file, ty.span, message)
            .label("borrowed until the call returns")
            .secondary_label(context.file, promise, "the promise settles after the call")
            .help("with `@pinned` before the parameter, the view outlives the call")
            .help(copied(element_of(ty)));
        let diagnostic = match self.param_start(context.file, ty.span) {
            Some(at) => diagnostic.offer("add `@pinned`", Span::new(at, at), "@pinned "),
            None => diagnostic,
        };
        self.with_alias(offer_copy(diagnostic, ty, element_of(ty)), ty)
    }
}

fn element_of(view: &ResolvedType) -> &ResolvedType {
    match &view.kind {
        ResolvedKind::View(element) => element,
        _ => view,
    }
}

fn copied(element: &ResolvedType) -> String {
    let name = typed_array(element).unwrap_or("Uint8Array");
    format!("use a typed array, which is copied: `{name}`")
}

/// Offers the typed array with the elements of a view.
fn offer_copy(diagnostic: Diagnostic, view: &ResolvedType, element: &ResolvedType) -> Diagnostic {
    match typed_array(element).filter(|_| view.alias.is_none()) {
        Some(name) => diagnostic.offer(format!("write `{name}`"), view.span, name),
        None => diagnostic,
    }
}

fn typed_array(element: &ResolvedType) -> Option<&'static str> {
    match element.kind {
        ResolvedKind::Prim(prim) => crate::model::TypedArray::of(prim.kind()).map(|it| it.name()),
        _ => None,
    }
}
