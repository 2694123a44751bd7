//! Memory views: how a parameter crosses that shares memory, and what its type is in each language.

use jsi_idl::model::{self, TypedArray, ViewElement};

use super::marshal::Shapes;
use super::names;
use super::shapes::view_shape;
use super::types::Scope;
use crate::bindings::{Marshal, Param, Presence, RustType, View};

/// Lowers a parameter of an import: memory that the call lends, or a buffer that outlives it.
pub(crate) fn param(
    param: &model::Param,
    element: ViewElement,
    scope: &Scope<'_>,
    shapes: &mut Shapes,
) -> Param {
    let readonly = param.readonly;
    let (ty, marshal) = if param.pinned {
        let shape = shapes.values.add(view_shape(element, readonly));
        (
            RustType::Ref(Box::new(scope.pinned(element))),
            Marshal::Wire(shape),
        )
    } else {
        let slice = Box::new(RustType::Slice(Box::new(RustType::Name(
            element.rust().into(),
        ))));
        let ty = if readonly {
            RustType::Ref(slice)
        } else {
            RustType::RefMut(slice)
        };
        (ty, Marshal::View(View { element, readonly }))
    };
    Param {
        name: names::escaped(&param.rust_name),
        js_name: names::ts_param(&param.name),
        ty,
        marshal,
        // neither optional nor nullable, see JSI0206
        presence: Presence::Required,
        ts: ts(element, readonly),
    }
}

/// The type in TypeScript; `codegen::dts` declares `MemoryView`.
pub(crate) fn ts(element: ViewElement, readonly: bool) -> String {
    let array = TypedArray::of(element.kind()).map_or("", TypedArray::name);
    if readonly {
        format!("Omit<MemoryView<{array}>, \"set\">")
    } else {
        format!("MemoryView<{array}>")
    }
}
