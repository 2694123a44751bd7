//! Types and shapes as Rust writes them.

use super::layout::Doc;
use crate::bindings::{FunctionShape, Shape, Ty};

/// A type.
pub(crate) fn ty(it: &Ty) -> Doc {
    match it {
        Ty::Name(name) => Doc::Text(name.clone()),
        Ty::Generic(name, args) => {
            let items = args.iter().map(ty).collect();
            Doc::Seq(vec![
                Doc::text(*name),
                Doc::List {
                    open: "<",
                    items,
                    close: ">",
                    tuple: false,
                },
            ])
        }
        Ty::Tuple(parts) => Doc::List {
            open: "(",
            items: parts.iter().map(ty).collect(),
            close: ")",
            tuple: true,
        },
        Ty::Ref(target) => Doc::Seq(vec![Doc::text("&"), ty(target)]),
        Ty::RefMut(target) => Doc::Seq(vec![Doc::text("&mut "), ty(target)]),
        Ty::Slice(element) => Doc::Seq(vec![Doc::text("["), ty(element), Doc::text("]")]),
    }
}

/// An expression of type `&'static Shape`.
pub(crate) fn shape(it: &Shape) -> Doc {
    match it {
        Shape::Named(name) => Doc::text(format!("<{name} as ::jsi_runtime::FromJs>::SHAPE")),
        Shape::Leaf(_) | Shape::Around(..) | Shape::Function(_) => {
            Doc::Seq(vec![Doc::text("&"), shape_value(it)])
        }
    }
}

/// An expression of type `Shape`.
pub(crate) fn shape_value(it: &Shape) -> Doc {
    match it {
        Shape::Leaf(kind) => Doc::text(format!("::jsi_runtime::Shape::{}", kind.name())),
        Shape::Around(kind, inner) => {
            let variant = format!("::jsi_runtime::Shape::{}", kind.name());
            Doc::call(variant, vec![shape(inner)])
        }
        Shape::Named(name) => Doc::text(format!("*<{name} as ::jsi_runtime::FromJs>::SHAPE")),
        Shape::Function(index) => {
            let shape = vec![Doc::text(format!("&__FUNCTION_{index}"))];
            Doc::call("::jsi_runtime::Shape::Function", shape)
        }
    }
}

/// The expression of a function's arguments, of type `&'static Shape`.
pub(crate) fn args(it: &FunctionShape) -> Doc {
    match &it.args {
        Some(args) => {
            let list = Doc::List {
                open: "[",
                items: args.iter().map(shape).collect(),
                close: "]",
                tuple: false,
            };
            let list = Doc::Seq(vec![Doc::text("&"), list]);
            Doc::Seq(vec![
                Doc::text("&"),
                Doc::call("::jsi_runtime::Shape::Tuple", vec![list]),
            ])
        }
        None => Doc::text("&::jsi_runtime::Shape::Array(&::jsi_runtime::Shape::Any)"),
    }
}
