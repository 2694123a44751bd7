//! Tuples, records with any keys, maps and sets: their parts, JSI0214 for keys and JSI0219 for tuples.

use super::Check;
use super::nesting::{COPIED, ENUM, Part};
use super::positions::Direction;
use super::resolved_type::{ResolvedKind, ResolvedType};
use crate::builtins;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// A tuple of more elements has only one type: Rust implements its traits for tuples of up to so many.
const MOST_ELEMENTS: usize = 12;

impl Check<'_> {
    /// Adds what is wrong in the elements of a tuple.
    pub(super) fn check_tuple(
        &self,
        tuple: &ResolvedType,
        elements: &[ResolvedType],
        file: FileId,
        direction: Direction,
        out: &mut Vec<Diagnostic>,
    ) {
        if let Some(wrong) = self.check_tuple_length(tuple, elements, file) {
            return out.push(wrong);
        }
        for element in elements {
            self.check_part(element, file, direction, out);
        }
    }

    fn check_tuple_length(
        &self,
        tuple: &ResolvedType,
        elements: &[ResolvedType],
        file: FileId,
    ) -> Option<Diagnostic> {
        let wrong = |message| Diagnostic::new(Code::JSI0219, file, tuple.span, message);
        let Some((first, others)) = elements.split_first() else {
            let diagnostic = wrong("a tuple has at least one element".to_owned())
                .label("expected a type between the brackets")
                .help("an array of any length is `Array<T>`");
            return Some(self.with_alias(diagnostic, tuple));
        };
        let of = first.to_type();
        if elements.len() <= MOST_ELEMENTS || others.iter().all(|other| other.to_type() == of) {
            return None;
        }
        let count = elements.len();
        let diagnostic = wrong(format!(
            "a tuple of different types has at most {MOST_ELEMENTS} elements, not {count}"
        ))
        .label("too many elements")
        .help("use a record, or combine several elements in a tuple of their own");
        Some(self.with_alias(diagnostic, tuple))
    }

    /// The error in a type of keys.
    pub(super) fn check_key(
        &self,
        key: &ResolvedType,
        role: &str,
        file: FileId,
    ) -> Option<Diagnostic> {
        let help = match &key.kind {
            ResolvedKind::Error | ResolvedKind::Enum(_) | ResolvedKind::Class(_) => return None,
            ResolvedKind::Applied(id, _) if !self.is_record(*id) => return None,
            ResolvedKind::Prim(prim) if prim.row().key => return None,
            ResolvedKind::Nullable(_) if matches!(key.without_null().kind, ResolvedKind::Error) => {
                return None;
            }
            ResolvedKind::Void => return Some(self.void_error(key, file)),
            ResolvedKind::Record(_)
            | ResolvedKind::Applied(..)
            | ResolvedKind::Array(_)
            | ResolvedKind::Tuple(_)
            | ResolvedKind::Dictionary(_)
            | ResolvedKind::Map(..)
            | ResolvedKind::Set(_) => "a copied value is never the same key again; use a string",
            ResolvedKind::Nullable(_) => "remove the `?`; null cannot be a key",
            ResolvedKind::Prim(_)
            | ResolvedKind::Iterable(_)
            | ResolvedKind::AsyncIterable(_)
            | ResolvedKind::This
            | ResolvedKind::Union(_)
            | ResolvedKind::Literal(_)
            | ResolvedKind::Parameter(..)
            | ResolvedKind::Constructor(_)
            | ResolvedKind::Promise(_)
            | ResolvedKind::View(_)
            | ResolvedKind::Function(_) => {
                "use `Object` for a key that JavaScript compares by identity"
            }
        };
        let message = format!("`{}` cannot be {role}", self.text(key));
        let diagnostic = Diagnostic::new(Code::JSI0214, file, key.span, message)
            .label("not a type of keys")
            .help(format!(
                "keys can be {}, enums and classes",
                builtins::key_names()
            ))
            .help(help);
        let diagnostic = match &key.kind {
            ResolvedKind::Nullable(inner) if inner.span.end < key.span.end => {
                let mark = Span::new(inner.span.end, key.span.end);
                diagnostic.offer("remove the `?`", mark, "")
            }
            _ => diagnostic,
        };
        Some(self.with_alias(diagnostic, key))
    }

    /// The error in the type of the elements of an iterable.
    pub(super) fn check_iterable(
        &self,
        iterable: &ResolvedType,
        element: &ResolvedType,
        of: &str,
        file: FileId,
    ) -> Option<Diagnostic> {
        let Some(promise) = self.held(element, Part::Promise) else {
            return self.check_value(element, of, file);
        };
        let message = format!("`{}` cannot be in {of}", self.text(promise));
        let diagnostic = Diagnostic::new(Code::JSI0203, file, promise.span, message)
            .label("not a type of values");
        let diagnostic = self.with_alias(diagnostic, promise);
        let is_written = promise.alias.is_none() && iterable.alias.is_none();
        if let ResolvedKind::Promise(content) = &element.kind
            && !matches!(content.kind, ResolvedKind::Void | ResolvedKind::Promise(_))
            && is_written
            && self.lookup(file, "AsyncIterable").is_none()
        {
            let content = self.written(file, content.span);
            let fixed = format!("AsyncIterable<{content}>");
            let title = format!("use `{fixed}`, which waits for each element");
            return Some(diagnostic.fix(title, iterable.span, fixed));
        }
        Some(diagnostic.help("an `AsyncIterable` waits for each of its elements"))
    }

    /// Adds what is wrong in an element of a tuple.
    fn check_part(
        &self,
        part: &ResolvedType,
        file: FileId,
        direction: Direction,
        out: &mut Vec<Diagnostic>,
    ) {
        let (wrong, help) = if let ResolvedKind::Void = part.kind {
            return out.push(self.void_error(part, file));
        } else if let Some(view) = self.held(part, Part::View) {
            (view, COPIED)
        } else if let Some(literal) = self.held(part, Part::Literal) {
            (literal, ENUM)
        } else {
            return self.check_nesting(part, file, direction, out);
        };
        let message = format!("`{}` cannot be in a tuple", self.text(wrong));
        let diagnostic = Diagnostic::new(Code::JSI0203, file, wrong.span, message)
            .label("not a type of values")
            .help(help);
        out.push(self.with_alias(diagnostic, wrong));
    }
}
