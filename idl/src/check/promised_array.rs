//! JSI0201, the rule that users meet first: an array inside a promise, and the ways around it.

use jsi_abi::RustType;

use super::Check;
use super::positions::Direction;
use super::resolved_type::{ResolvedKind, ResolvedType};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::TypedArray;
use crate::source::FileId;

impl Check<'_> {
    /// `Promise<Array<T>>`; `array` is the content of the promise without its `?`, or a part of it.
    pub(super) fn array_in_promise(
        &self,
        promise: &ResolvedType,
        content: &ResolvedType,
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
        // an alias may stand for more than the array
        let whole = std::ptr::eq(array, content.without_null());
        // without the array, a type parameter may be unused
        let is_parameter = |it: &ResolvedType| matches!(it.kind, ResolvedKind::Parameter(..));
        let replaceable = (whole || array.alias.is_none()) && element.find(&is_parameter).is_none();
        let written = replaceable.then(|| self.written(file, array.span));
        if let Some(written) = written
            && self.check_element(element, file).is_none()
        {
            let record = format!(
                "in one step, use a record that contains the array: `record List {{ items: {written}; }}` and `Promise<List>`"
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
        let nullable =
            array.alias.is_some() && content.alias == array.alias && !std::ptr::eq(array, content);
        let object = if nullable { "Object?" } else { "Object" };
        match written {
            Some(_) => {
                let title = format!("replace the array with `{object}`");
                diagnostic.offer(title, array.span, object)
            }
            None => diagnostic,
        }
    }

    /// The element type as the runtime's array functions take it.
    fn element_in_rust(&self, element: &ResolvedType) -> String {
        match &element.kind {
            ResolvedKind::Prim(prim) => match prim.rust() {
                RustType::Elements(element) => format!("Vec<{element}>"),
                other => other.name().to_owned(),
            },
            ResolvedKind::Record(_) | ResolvedKind::Enum(_) | ResolvedKind::Union(_) => {
                self.text(element)
            }
            ResolvedKind::Class(_) => format!("Js{}", self.text(element)),
            ResolvedKind::Applied(id, _) if self.is_record(*id) => self.text(element),
            ResolvedKind::Constructor(class) => {
                format!("JsClass<{}>", self.element_in_rust(class))
            }
            ResolvedKind::Nullable(inner) => format!("Option<{}>", self.element_in_rust(inner)),
            ResolvedKind::Array(inner) => format!("Vec<{}>", self.element_in_rust(inner)),
            // types with long names, and errors
            ResolvedKind::Error
            | ResolvedKind::Void
            | ResolvedKind::This
            | ResolvedKind::Literal(_)
            | ResolvedKind::Parameter(..)
            | ResolvedKind::Applied(..)
            | ResolvedKind::Tuple(_)
            | ResolvedKind::Dictionary(_)
            | ResolvedKind::Map(..)
            | ResolvedKind::Set(_)
            | ResolvedKind::Iterable(_)
            | ResolvedKind::AsyncIterable(_)
            | ResolvedKind::Promise(_)
            | ResolvedKind::View(_)
            | ResolvedKind::Function(_) => "Object".to_owned(),
        }
    }
}
