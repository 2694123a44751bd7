//! Memory views: how a parameter crosses that shares memory, and what its type is in each language.

use jsi_abi::Kind;
use jsi_idl::model::{self, TypedArray, ViewElement};

use super::marshal::Shapes;
use super::names;
use crate::bindings::{Marshal, Param, Presence, Shape, Ty, View};

/// Lowers a parameter of an import: memory that the call lends, or a buffer that outlives it.
pub(crate) fn param(param: &model::Param, element: ViewElement, shapes: &mut Shapes) -> Param {
    let readonly = param.readonly;
    let (ty, marshal) = if param.pinned {
        let shape = shapes.values.add(shape(element, readonly));
        (Ty::Ref(Box::new(pinned(element))), Marshal::Wire(shape))
    } else {
        let slice = Box::new(Ty::Slice(Box::new(rust(element))));
        let ty = if readonly {
            Ty::Ref(slice)
        } else {
            Ty::RefMut(slice)
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

/// `PinnedBuffer<W>`
pub(crate) fn pinned(element: ViewElement) -> Ty {
    Ty::Generic("::jsi_runtime::PinnedBuffer", vec![rust(element)])
}

/// The shape of a pinned buffer.
pub(crate) fn shape(element: ViewElement, readonly: bool) -> Shape {
    let kind = if readonly {
        Kind::ReadonlyView
    } else {
        Kind::View
    };
    Shape::Around(kind, Box::new(Shape::Leaf(element.kind())))
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

fn rust(element: ViewElement) -> Ty {
    Ty::Name(element.rust().into())
}
