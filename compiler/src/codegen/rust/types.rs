//! Types and shapes as Rust writes them.

use jsi_abi::Kind;
use jsi_idl::model::Literal;

use super::layout::{Doc, List};
use super::{rt, text};
use crate::bindings::{FunctionShape, RustType, Shape};

/// A type.
pub(crate) fn ty(it: &RustType) -> Doc {
    match it {
        RustType::Name(name) => Doc::Text(name.clone()),
        RustType::Generic(name, args) => {
            let args = args.iter().map(ty).collect();
            Doc::Seq(vec![Doc::Text(name.clone()), Doc::List(List::Types, args)])
        }
        RustType::Tuple(parts) => Doc::List(List::Tuple, parts.iter().map(ty).collect()),
        RustType::Ref(target) => Doc::Seq(vec![Doc::text("&"), ty(target)]),
        RustType::RefMut(target) => Doc::Seq(vec![Doc::text("&mut "), ty(target)]),
        RustType::Slice(element) => Doc::Seq(vec![Doc::text("["), ty(element), Doc::text("]")]),
        RustType::Array(element, count) => {
            let end = Doc::text(format!("; {count}]"));
            Doc::Seq(vec![Doc::text("["), ty(element), end])
        }
    }
}

/// A type on one line.
pub(crate) fn flat(it: &RustType) -> String {
    let mut out = String::new();
    ty(it).print_flat(&mut out);
    out
}

/// An expression of type `&'static Shape`.
pub(crate) fn shape(it: &Shape) -> Doc {
    match it {
        Shape::Of(of) => Doc::text(format!("<{} as {}>::SHAPE", flat(of), rt("FromJs"))),
        Shape::Leaf(_)
        | Shape::Around(..)
        | Shape::Parts(..)
        | Shape::Literal(_)
        | Shape::Function(_) => Doc::Seq(vec![Doc::text("&"), shape_value(it)]),
    }
}

/// An expression of type `Shape`.
pub(crate) fn shape_value(it: &Shape) -> Doc {
    let variant = |name: &str| rt(&format!("Shape::{name}"));
    match it {
        Shape::Leaf(kind) => Doc::text(variant(kind.name())),
        Shape::Around(kind, inner) => Doc::call(variant(kind.name()), vec![shape(inner)]),
        Shape::Parts(Kind::Iterable, parts) => {
            Doc::call(rt("iterable!"), parts.iter().map(shape).collect())
        }
        Shape::Parts(Kind::AsyncIterable, parts) => {
            Doc::call(rt("async_iterable!"), parts.iter().map(shape).collect())
        }
        Shape::Parts(kind, parts) => {
            let parts = Doc::List(List::Array, parts.iter().map(shape).collect());
            let parts = Doc::Seq(vec![Doc::text("&"), parts]);
            let load = if *kind == Kind::Tuple {
                "load_tuples"
            } else {
                "load_collections"
            };
            let fields = vec![
                Doc::Seq(vec![Doc::text("parts: "), parts]),
                Doc::text(format!("load: {}", rt(load))),
            ];
            let name = Doc::text(format!("&{} ", rt("CollectionShape")));
            let shape = Doc::Seq(vec![name, Doc::List(List::Fields, fields)]);
            Doc::call(variant(kind.name()), vec![shape])
        }
        Shape::Of(of) => Doc::text(format!("*<{} as {}>::SHAPE", flat(of), rt("FromJs"))),
        Shape::Literal(value) => {
            let made = Doc::call(rt("literal_shape"), vec![literal(value)]);
            let made = Doc::Seq(vec![Doc::text("const { &"), made, Doc::text(" }")]);
            Doc::call(variant("Literal"), vec![made])
        }
        Shape::Function(function) => {
            let shape = Doc::Seq(vec![Doc::text("&"), function_shape(function)]);
            Doc::call(variant("Function"), vec![shape])
        }
    }
}

/// A value of JavaScript.
pub(crate) fn literal(it: &Literal) -> Doc {
    let (variant, value) = match it {
        Literal::String(value) => ("String", text::literal(value)),
        Literal::Number(digits) => ("Number", text::literal(digits)),
        Literal::Boolean(value) => ("Boolean", value.to_string()),
    };
    Doc::call(rt(&format!("Literal::{variant}")), vec![Doc::text(value)])
}

/// The expression of a function's shape.
pub(crate) fn function_shape(it: &FunctionShape) -> Doc {
    let args = match &it.args {
        Some(args) => {
            let args = Doc::List(List::Array, args.iter().map(shape).collect());
            Doc::call(
                rt("Shape::Arguments"),
                vec![Doc::Seq(vec![Doc::text("&"), args])],
            )
        }
        None => Doc::text(format!("{0}::Array(&{0}::Any)", rt("Shape"))),
    };
    let fields = vec![
        Doc::Seq(vec![Doc::text("args: &"), args]),
        Doc::Seq(vec![Doc::text("result: "), shape(&it.result)]),
        Doc::text(format!("rest: {}", it.rest)),
    ];
    let name = Doc::text(format!("{} ", rt("FunctionShape")));
    Doc::Seq(vec![name, Doc::List(List::Fields, fields)])
}
