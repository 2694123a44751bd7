//! JSI0201, the rule that users meet first: an array inside a promise, and the ways around it.

use super::Check;
use super::positions::Direction;
use super::resolved_type::{ResolvedKind, ResolvedType};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::TypedArray;
use crate::source::FileId;

impl Check<'_> {
    /// `Promise<Array<T>>`; `array` is the inner part without a `?` of its own.
    pub(super) fn array_in_promise(
        &self,
        promise: &ResolvedType,
        array: &ResolvedType,
        element: &ResolvedType,
        file: FileId,
        direction: Direction,
    ) -> Diagnostic {
        let rust = self.element_in_rust(element);
        let arrives = format!(
            "when Rust receives the object, copy its elements with `object.to_array::<{rust}>()`"
        );
        let leaves =
            format!("when Rust passes the object, create it with `Object::from_array(&[{rust}])`");
        let mut diagnostic = Diagnostic::new(
            Code::JSI0201,
            file,
            array.span,
            "a `Promise` cannot resolve to an `Array`",
        )
        .label("an array is copied during the call")
        .secondary_label(file, promise.head, "the promise settles after the call");
        diagnostic = self.with_alias(diagnostic, array);
        diagnostic = diagnostic.help("in two steps, use `Object` for a reference to the array");
        if direction != Direction::Out {
            diagnostic = diagnostic.help(arrives);
        }
        if direction != Direction::In {
            diagnostic = diagnostic.help(leaves);
        }
        if self.check_element(element, file).is_none() {
            let text = self.text(element);
            let record = format!(
                "in one step, use a record that contains the array: `record List {{ items: Array<{text}>; }}` and `Promise<List>`"
            );
            diagnostic = diagnostic.help(record);
        }
        if let ResolvedKind::Prim(prim) = element.kind
            && let Some(typed) = TypedArray::of(prim.kind())
        {
            let name = typed.name();
            diagnostic =
                diagnostic.help(format!("in one step, use a typed array: `Promise<{name}>`"));
        }
        let title = "replace the array with `Object`";
        diagnostic.fix(title, array.span, "Object")
    }

    /// The element type as the runtime's array functions take it.
    fn element_in_rust(&self, element: &ResolvedType) -> String {
        match &element.kind {
            ResolvedKind::Prim(prim) => match prim.row().rust.name() {
                // a typed array is not an element
                "" => "Object".to_owned(),
                name => name.to_owned(),
            },
            ResolvedKind::Record(_) | ResolvedKind::Enum(_) => self.text(element),
            ResolvedKind::Class(_) => format!("Js{}", self.text(element)),
            ResolvedKind::Nullable(inner) => format!("Option<{}>", self.element_in_rust(inner)),
            // not elements that can be copied out in one go
            ResolvedKind::Error
            | ResolvedKind::Void
            | ResolvedKind::Array(_)
            | ResolvedKind::Promise(_)
            | ResolvedKind::View(_)
            | ResolvedKind::Function(_) => "Object".to_owned(),
        }
    }
}
