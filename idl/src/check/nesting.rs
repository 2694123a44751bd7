//! Types inside other types: JSI0201 to JSI0206, JSI0210 and JSI0213. Every value type may stand everywhere; these rules name what
//! may not. The outermost error is reported, but each parameter and the result of a function type is checked by itself.

use std::collections::HashSet;

use super::Check;
use super::positions::Direction;
use super::resolved_type::{ResolvedKind, ResolvedSignature, ResolvedType};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Prim, Type, TypedArray};
use crate::source::{FileId, Span};

/// A form of values that may not stand in every type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Array,
    Literal,
    Promise,
    View,
}

impl Part {
    fn is(self, kind: &ResolvedKind) -> bool {
        match self {
            Self::Array => matches!(kind, ResolvedKind::Array(_)),
            Self::Literal => matches!(kind, ResolvedKind::Literal(_)),
            Self::Promise => matches!(kind, ResolvedKind::Promise(_)),
            Self::View => matches!(kind, ResolvedKind::View(_)),
        }
    }

    /// Whether a member of a union is one. It may be a literal, and that it is a view is reported where the union is declared.
    fn is_member(self, ty: &Type) -> bool {
        match self {
            Self::Array => matches!(ty, Type::Array(_)),
            Self::Promise => matches!(ty, Type::Promise(_)),
            Self::Literal | Self::View => false,
        }
    }
}

/// A function type has no more parameters than this.
const MOST_PARAMS: usize = 16;

pub(super) const COPIED: &str = "use a typed array, which is copied";
pub(super) const ENUM: &str = "declare an `enum` with this value";

impl Check<'_> {
    /// Adds what is wrong inside `ty` to `out`.
    pub(super) fn check_nesting(
        &self,
        ty: &ResolvedType,
        file: FileId,
        direction: Direction,
        out: &mut Vec<Diagnostic>,
    ) {
        let (wrong, inner) = match &ty.kind {
            ResolvedKind::Nullable(inner) => (self.check_nullable(ty, inner, file), inner),
            ResolvedKind::Array(inner) => (self.check_element(inner, file), inner),
            ResolvedKind::Iterable(inner) => {
                (self.check_iterable(ty, inner, "an `Iterable`", file), inner)
            }
            ResolvedKind::AsyncIterable(inner) => (
                self.check_iterable(ty, inner, "an `AsyncIterable`", file),
                inner,
            ),
            ResolvedKind::Dictionary(inner) => (self.check_value(inner, "a `Record`", file), inner),
            ResolvedKind::Map(key, value) => {
                match self.check_key(key, "a key of a `Map`", file) {
                    Some(diagnostic) => out.push(diagnostic),
                    None => self.check_nesting(key, file, direction, out),
                }
                (self.check_value(value, "a `Map`", file), value)
            }
            ResolvedKind::Set(element) => {
                return match self.check_key(element, "an element of a `Set`", file) {
                    Some(diagnostic) => out.push(diagnostic),
                    None => self.check_nesting(element, file, direction, out),
                };
            }
            ResolvedKind::Tuple(elements) => {
                return self.check_tuple(ty, elements, file, direction, out);
            }
            ResolvedKind::Applied(id, args) => {
                return self.check_arguments(*id, args, file, direction, out);
            }
            ResolvedKind::Promise(inner) => (self.check_promise(ty, inner, file, direction), inner),
            ResolvedKind::View(inner) => return out.extend(self.check_view(ty, inner, file)),
            ResolvedKind::Function(Some(signature)) => {
                return self.check_function(signature, file, direction, out);
            }
            ResolvedKind::Error
            | ResolvedKind::Void
            | ResolvedKind::This
            | ResolvedKind::Prim(_)
            | ResolvedKind::Parameter(..)
            | ResolvedKind::Function(None)
            | ResolvedKind::Record(_)
            | ResolvedKind::Enum(_)
            | ResolvedKind::Class(_)
            | ResolvedKind::Union(_)
            | ResolvedKind::Literal(_)
            | ResolvedKind::Constructor(_) => return,
        };
        match wrong {
            Some(diagnostic) => out.push(diagnostic),
            None => self.check_nesting(inner, file, direction, out),
        }
    }

    /// The first part of a value that is of an unwanted form: the type itself, what is null or that, an element of a tuple, or a
    /// union with such a member. A record hides its fields, and what is in an `Array` or behind a `Promise` or `Function` is not
    /// a part of the value.
    pub(super) fn held<'t>(
        &self,
        ty: &'t ResolvedType,
        unwanted: Part,
    ) -> Option<&'t ResolvedType> {
        match &ty.kind {
            kind if unwanted.is(kind) => Some(ty),
            ResolvedKind::Union(id) => {
                let member = Type::Named(*id);
                self.type_holds(&member, unwanted).then_some(ty)
            }
            ResolvedKind::Nullable(inner) => self.held(inner, unwanted),
            ResolvedKind::Tuple(elements) => elements.iter().find_map(|it| self.held(it, unwanted)),
            ResolvedKind::Error
            | ResolvedKind::Void
            | ResolvedKind::This
            | ResolvedKind::Prim(_)
            | ResolvedKind::Parameter(..)
            | ResolvedKind::Record(_)
            | ResolvedKind::Enum(_)
            | ResolvedKind::Class(_)
            | ResolvedKind::Applied(..)
            | ResolvedKind::Literal(_)
            | ResolvedKind::Constructor(_)
            | ResolvedKind::Array(_)
            | ResolvedKind::Dictionary(_)
            | ResolvedKind::Map(..)
            | ResolvedKind::Set(_)
            | ResolvedKind::Iterable(_)
            | ResolvedKind::AsyncIterable(_)
            | ResolvedKind::Promise(_)
            | ResolvedKind::View(_)
            | ResolvedKind::Function(_) => None,
        }
    }

    /// Whether a value of a type of the model is or holds one of an unwanted form, as in [`Self::held`].
    pub(super) fn type_holds(&self, ty: &Type, unwanted: Part) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![ty];
        while let Some(ty) = open.pop() {
            match ty {
                ty if unwanted.is_member(ty) => return true,
                Type::Nullable(inner) => open.push(inner),
                Type::Tuple(elements) => open.extend(elements),
                Type::Named(id) if seen.insert(*id) => {
                    open.extend(self.unions.get(id).into_iter().flatten());
                }
                Type::Named(_)
                | Type::Applied(..)
                | Type::Void
                | Type::This
                | Type::Prim(_)
                | Type::Parameter(_)
                | Type::Literal(_)
                | Type::Constructor(_)
                | Type::Array(_)
                | Type::Dictionary(_)
                | Type::Map(..)
                | Type::Set(_)
                | Type::Iterable(_)
                | Type::AsyncIterable(_)
                | Type::Promise(_)
                | Type::MemoryView(_)
                | Type::Function(_)
                | Type::Error => {}
            }
        }
        false
    }

    fn check_nullable(
        &self,
        ty: &ResolvedType,
        inner: &ResolvedType,
        file: FileId,
    ) -> Option<Diagnostic> {
        let mark = Span::new(inner.span.end, ty.span.end);
        let text = self.text(inner);
        match inner.kind {
            ResolvedKind::Void => Some(self.void_error(inner, file)),
            ResolvedKind::Nullable(_) => {
                let message = format!("`{text}` is already nullable");
                let diagnostic = Diagnostic::new(Code::JSI0206, file, mark, message);
                let any = inner.without_null();
                let diagnostic = if matches!(any.kind, ResolvedKind::Prim(Prim::Any)) {
                    let both = Span::new(any.span.end, ty.span.end);
                    let title = "remove both `?`, because `Any` includes null";
                    diagnostic.fix(title, both, "")
                } else {
                    diagnostic.fix("remove the second `?`", mark, "")
                };
                Some(self.with_alias(diagnostic.label("duplicate `?`"), inner))
            }
            ResolvedKind::Literal(_) => {
                let message = "a literal cannot be nullable";
                let diagnostic = Diagnostic::new(Code::JSI0206, file, mark, message)
                    .label("a literal is always the same value")
                    .secondary_label(file, inner.head, "the literal")
                    .help("declare an `enum` with this value, which can be nullable");
                Some(self.with_alias(diagnostic, inner))
            }
            ResolvedKind::View(_) => {
                let message = "a `MemoryView` cannot be nullable";
                let diagnostic = Diagnostic::new(Code::JSI0206, file, mark, message)
                    .label("a memory view is never null")
                    .secondary_label(file, inner.head, "the `MemoryView`")
                    .help("use a view of length 0")
                    .offer("remove the `?`", mark, "");
                Some(self.with_alias(diagnostic, inner))
            }
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

    /// The error in the element type of an `Array`.
    pub(super) fn check_element(&self, inner: &ResolvedType, file: FileId) -> Option<Diagnostic> {
        self.check_value(inner, "an `Array`", file)
    }

    /// The error in the type of values that are in `of`.
    pub(super) fn check_value(
        &self,
        inner: &ResolvedType,
        of: &str,
        file: FileId,
    ) -> Option<Diagnostic> {
        let is_array = of == "an `Array`";
        let (wrong, help) = if let ResolvedKind::Void = inner.kind {
            if !is_array {
                return Some(self.void_error(inner, file));
            }
            (
                inner,
                "`Void` is allowed as a result, and as the value of a `Promise`",
            )
        } else if let Some(view) = self.held(inner, Part::View) {
            (view, COPIED)
        } else if let Some(literal) = self.held(inner, Part::Literal) {
            (literal, ENUM)
        } else {
            let help = "use a record that contains the promise, or one `Promise` for all values";
            (self.held(inner, Part::Promise)?, help)
        };
        let message = format!("`{}` cannot be in {of}", self.text(wrong));
        let label = match (&wrong.kind, is_array) {
            (ResolvedKind::Union(_), _) => "a member of the union holds a `Promise`",
            (_, true) => "not an element type",
            (_, false) => "not a type of values",
        };
        let diagnostic = Diagnostic::new(Code::JSI0203, file, wrong.span, message)
            .label(label)
            .help(help);
        Some(self.with_alias(diagnostic, wrong))
    }

    fn check_promise(
        &self,
        promise: &ResolvedType,
        inner: &ResolvedType,
        file: FileId,
        direction: Direction,
    ) -> Option<Diagnostic> {
        if let Some(array) = self.held(inner, Part::Array) {
            return Some(match &array.kind {
                ResolvedKind::Array(element) => {
                    self.array_in_promise(promise, inner, array, element, file, direction)
                }
                _ => self.union_in_promise(promise, array, file),
            });
        }
        if let ResolvedKind::Void = inner.kind {
            return None;
        }
        let (wrong, help) = if let Some(view) = self.held(inner, Part::View) {
            (view, COPIED)
        } else if let Some(literal) = self.held(inner, Part::Literal) {
            (literal, ENUM)
        } else {
            let help = "nested promises resolve to the innermost value";
            (self.held(inner, Part::Promise)?, help)
        };
        let message = format!("a `Promise` cannot resolve to `{}`", self.text(wrong));
        let label = match wrong.kind {
            ResolvedKind::Union(_) => "a member of the union holds a `Promise`",
            _ => "not allowed as the value of a promise",
        };
        let diagnostic = Diagnostic::new(Code::JSI0202, file, wrong.span, message)
            .label(label)
            .secondary_label(file, promise.head, "inside this promise")
            .help(help);
        let nested = matches!(wrong.kind, ResolvedKind::Promise(_))
            && std::ptr::eq(wrong, inner)
            && wrong.alias.is_none();
        let diagnostic = if nested {
            let written = self.written(file, wrong.span);
            diagnostic.fix(format!("write `{written}`"), promise.span, written)
        } else {
            diagnostic
        };
        Some(self.with_alias(diagnostic, wrong))
    }

    /// The error of a union in a promise, a member of which holds an array.
    fn union_in_promise(
        &self,
        promise: &ResolvedType,
        union: &ResolvedType,
        file: FileId,
    ) -> Diagnostic {
        let message = format!("a `Promise` cannot resolve to `{}`", self.text(union));
        let diagnostic = Diagnostic::new(Code::JSI0201, file, union.span, message)
            .label("a member of the union holds an `Array`, which is copied during the call")
            .secondary_label(file, promise.head, "the promise settles after the call")
            .help("use a record that contains the union");
        self.with_alias(diagnostic, union)
    }

    fn check_view(
        &self,
        view: &ResolvedType,
        inner: &ResolvedType,
        file: FileId,
    ) -> Option<Diagnostic> {
        if matches!(inner.kind, ResolvedKind::Error) || inner.view_element().is_some() {
            return None;
        }
        let message = format!(
            "`{}` cannot be an element of a `MemoryView`",
            self.text(inner)
        );
        let diagnostic = Diagnostic::new(Code::JSI0205, file, inner.span, message)
            .label("not an element type of a memory view")
            .help("elements can be `u8`, `i32`, `f32` and `f64`");
        let typed = match inner.kind {
            ResolvedKind::Prim(prim) => TypedArray::of(prim.kind()),
            _ => None,
        };
        let diagnostic = match typed.filter(|_| view.alias.is_none()) {
            Some(typed) => {
                let title = format!("write `{}`, which is copied", typed.name());
                diagnostic.offer(title, view.span, typed.name())
            }
            None => diagnostic,
        };
        Some(self.with_alias(diagnostic, inner))
    }

    /// Adds what is wrong in a function type to `out`.
    fn check_function(
        &self,
        signature: &ResolvedSignature,
        file: FileId,
        direction: Direction,
        out: &mut Vec<Diagnostic>,
    ) {
        let surplus = signature.params.iter().skip(MOST_PARAMS);
        if let Some(span) = surplus.map(|param| param.ty.span).reduce(Span::to) {
            let count = signature.params.len();
            let message = format!("a `Function` has at most {MOST_PARAMS} parameters, not {count}");
            let diagnostic = Diagnostic::new(Code::JSI0213, file, span, message)
                .label("too many")
                .help("combine several values in a record");
            out.push(diagnostic);
            return;
        }
        for param in &signature.params {
            if let ResolvedKind::Void = param.ty.kind {
                out.push(self.void_error(&param.ty, file));
            } else {
                self.check_slot(&param.ty, "a parameter", file, direction.reversed(), out);
            }
        }
        let result = &signature.result;
        self.check_slot(result, "the result", file, direction, out);
    }

    fn check_slot(
        &self,
        ty: &ResolvedType,
        role: &str,
        file: FileId,
        direction: Direction,
        out: &mut Vec<Diagnostic>,
    ) {
        if let Some(literal) = self.held(ty, Part::Literal) {
            let message = format!("`{}` cannot be {role} of a `Function`", self.text(literal));
            let diagnostic = Diagnostic::new(Code::JSI0204, file, literal.span, message)
                .label("always the same value")
                .help(ENUM);
            out.push(self.with_alias(diagnostic, literal));
            return;
        }
        let Some(view) = self.held(ty, Part::View) else {
            return self.check_nesting(ty, file, direction, out);
        };
        let message = format!("`{}` cannot be {role} of a `Function`", self.text(view));
        let diagnostic = Diagnostic::new(Code::JSI0204, file, view.span, message)
            .label("borrowed only for a call of an imported method")
            .help(COPIED);
        out.push(self.with_alias(diagnostic, view));
    }

    /// `Void` where a value is needed.
    pub(super) fn void_error(&self, ty: &ResolvedType, file: FileId) -> Diagnostic {
        let diagnostic = Diagnostic::new(Code::JSI0210, file, ty.span, "`Void` is not a value")
            .label("expected a type other than `Void`")
            .help("`Void` is allowed as a result, and as the value of a `Promise`");
        let diagnostic = match self.written(file, Span::new(ty.span.end, ty.span.end + 1)) {
            "?" => {
                let mark = Span::new(ty.span.end, ty.span.end + 1);
                diagnostic.offer("remove the `?`", mark, "")
            }
            _ => diagnostic,
        };
        self.with_alias(diagnostic, ty)
    }

    /// Points at the alias that a wrong type came through.
    pub(super) fn with_alias(&self, diagnostic: Diagnostic, ty: &ResolvedType) -> Diagnostic {
        match ty.alias.and_then(|id| self.scopes.item(id)) {
            Some(item) => {
                let words = format!("`{}` is an alias of `{}`", item.name.text, self.text(ty));
                diagnostic.secondary_label(item.file, item.name.span, words)
            }
            None => diagnostic,
        }
    }

    /// The text of a type for a message.
    pub(super) fn text(&self, ty: &ResolvedType) -> String {
        ty.text(&|id| {
            let item = self.scopes.item(id);
            item.map(|item| item.name.text.clone()).unwrap_or_default()
        })
    }
}
