//! Types inside other types: JSI0201 to JSI0206, JSI0210 and JSI0213. The outermost error is reported, but each parameter and
//! the result of a function type is checked by itself.

use super::Check;
use super::positions::Direction;
use super::resolved_type::{ResolvedKind, ResolvedSignature, ResolvedType};
use crate::builtins;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Prim, TypedArray};
use crate::source::{FileId, Span};

/// A function type has no more parameters than this.
const MOST_PARAMS: usize = 8;

const SIMPLE_OR_REFERENCE: &str =
    "use a simple type, or a nullable `String`, `Object`, `Symbol`, `Error`, typed array or class";

impl Check<'_> {
    /// Adds what is wrong inside `ty` to `out`.
    pub(super) fn check_nesting(
        &self,
        ty: &ResolvedType,
        file: FileId,
        direction: Direction,
        out: &mut Vec<Diagnostic>,
    ) {
        match &ty.kind {
            ResolvedKind::Nullable(inner) => match self.check_nullable(ty, inner, file) {
                Some(diagnostic) => out.push(diagnostic),
                None => self.check_nesting(inner, file, direction, out),
            },
            ResolvedKind::Array(inner) => out.extend(self.check_element(inner, file)),
            ResolvedKind::Promise(inner) => {
                out.extend(self.check_promise(ty, inner, file, direction))
            }
            ResolvedKind::View(inner) => out.extend(self.check_view(inner, file)),
            ResolvedKind::Function(Some(signature)) => {
                self.check_function(signature, file, direction, out)
            }
            ResolvedKind::Error
            | ResolvedKind::Void
            | ResolvedKind::Prim(_)
            | ResolvedKind::Function(None) => {}
            ResolvedKind::Record(_) | ResolvedKind::Enum(_) | ResolvedKind::Class(_) => {}
        }
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
            ResolvedKind::Promise(_) => {
                let message = "a `Promise` cannot be nullable";
                let diagnostic = Diagnostic::new(Code::JSI0206, file, mark, message)
                    .label("a promise is never null")
                    .secondary_label(file, inner.head, "the `Promise`")
                    .help("the value of the promise can be nullable, as in `Promise<String?>`");
                Some(self.with_alias(diagnostic, inner))
            }
            ResolvedKind::View(_) => {
                let message = "a `MemoryView` cannot be nullable";
                let diagnostic = Diagnostic::new(Code::JSI0206, file, mark, message)
                    .label("a memory view is never null")
                    .secondary_label(file, inner.head, "the `MemoryView`")
                    .help("use a view of length 0");
                Some(self.with_alias(diagnostic, inner))
            }
            _ => None,
        }
    }

    /// The error in the element type of an `Array`.
    pub(super) fn check_element(&self, inner: &ResolvedType, file: FileId) -> Option<Diagnostic> {
        if inner.is_element() {
            return None;
        }
        let text = self.text(inner);
        let message = format!("`{text}` cannot be an element of an `Array`");
        let mut diagnostic =
            Diagnostic::new(Code::JSI0203, file, inner.span, message).label("not an element type");
        if let ResolvedKind::Prim(prim) = inner.kind
            && let Some(array) = TypedArray::of(prim.kind())
        {
            let name = array.name();
            diagnostic = diagnostic.help(format!(
                "use a typed array for elements of this type: `{name}`"
            ));
        }
        let diagnostic = diagnostic.help(format!(
            "elements can be {}, records, enums, classes and nullable classes",
            builtins::element_names()
        ));
        Some(self.with_alias(diagnostic, inner))
    }

    fn check_promise(
        &self,
        promise: &ResolvedType,
        inner: &ResolvedType,
        file: FileId,
        direction: Direction,
    ) -> Option<Diagnostic> {
        if matches!(inner.kind, ResolvedKind::Void) || self.fits_slot(inner) {
            return None;
        }
        if let ResolvedKind::Array(element) = &inner.without_null().kind {
            let array = inner.without_null();
            return Some(self.array_in_promise(promise, array, element, file, direction));
        }
        let text = self.text(inner);
        let message = format!("a `Promise` cannot resolve to `{text}`");
        let help = match &inner.kind {
            ResolvedKind::Promise(_) => "nested promises resolve to the innermost value",
            ResolvedKind::Function(_) => "use `Object` to pass a function by reference",
            ResolvedKind::View(_) => "use a typed array, which is copied",
            _ => SIMPLE_OR_REFERENCE,
        };
        let diagnostic = Diagnostic::new(Code::JSI0202, file, inner.span, message)
            .label("not allowed as the value of a promise")
            .secondary_label(file, promise.head, "inside this promise")
            .help(help);
        Some(self.with_alias(diagnostic, inner))
    }

    fn check_view(&self, inner: &ResolvedType, file: FileId) -> Option<Diagnostic> {
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
        Some(self.with_alias(diagnostic, inner))
    }

    pub(super) fn check_function(
        &self,
        signature: &ResolvedSignature,
        file: FileId,
        direction: Direction,
        out: &mut Vec<Diagnostic>,
    ) {
        if let Some(surplus) = signature
            .params
            .get(MOST_PARAMS..)
            .filter(|it| !it.is_empty())
        {
            let count = signature.params.len();
            let message = format!("a `Function` has at most {MOST_PARAMS} parameters, not {count}");
            let spans = surplus.iter().map(|(_, ty)| ty.span);
            let span = spans.reduce(Span::to).unwrap_or_default();
            let diagnostic = Diagnostic::new(Code::JSI0213, file, span, message)
                .label("too many")
                .help("combine several values in a record");
            out.push(diagnostic);
            return;
        }
        for (_, param) in &signature.params {
            if matches!(param.kind, ResolvedKind::Void) {
                out.push(self.void_error(param, file));
            } else if !self.fits_slot(param) {
                out.push(self.in_function(param, file, "a parameter"));
            }
        }
        let result = &signature.result;
        match result.kind {
            ResolvedKind::Void => {}
            ResolvedKind::Promise(_) => self.check_nesting(result, file, direction, out),
            _ if self.fits_slot(result) => {}
            _ => out.push(self.in_function(result, file, "the result")),
        }
    }

    fn in_function(&self, ty: &ResolvedType, file: FileId, role: &str) -> Diagnostic {
        let message = format!("`{}` cannot be {role} of a `Function`", self.text(ty));
        let help = match ty.without_null().kind {
            ResolvedKind::Array(_) => {
                "use `Object` for a reference to the array, a record that contains the array, or a typed array for numbers"
            }
            ResolvedKind::Function(_) => "use `Object` to pass a function by reference",
            ResolvedKind::Promise(_) => {
                "a promise is allowed as the result; use `Object` to pass one by reference"
            }
            ResolvedKind::View(_) => "use a typed array, which is copied",
            _ => SIMPLE_OR_REFERENCE,
        };
        let diagnostic = Diagnostic::new(Code::JSI0204, file, ty.span, message)
            .label("not supported in a callback")
            .help(help);
        self.with_alias(diagnostic, ty)
    }

    fn fits_slot(&self, ty: &ResolvedType) -> bool {
        ty.is_error() || ty.is_simple() || ty.is_nullable_reference()
    }

    /// `Void` where a value is needed.
    pub(super) fn void_error(&self, ty: &ResolvedType, file: FileId) -> Diagnostic {
        let diagnostic = Diagnostic::new(Code::JSI0210, file, ty.span, "`Void` is not a value")
            .label("expected a type other than `Void`")
            .help("`Void` is allowed as a result, and as the value of a `Promise`");
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
