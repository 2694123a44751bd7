//! The parts of the runtime's JavaScript that a glue module calls: what no glue names is not linked.

use std::collections::BTreeSet;

use crate::bindings::{Calls, Function, FunctionShape, Marshal, Reference, Scalar, Shape, Source};
use jsi_idl::model::NumberWidth;

/// The names of the kits, each once.
pub(crate) fn of(calls: &Calls) -> BTreeSet<&'static str> {
    let of_source = match &calls.source {
        Some(Source::Host(_)) => Some("MODULES"),
        Some(Source::Module { .. } | Source::Global(_)) | None => None,
    };
    let of_class = calls.class.as_ref().map(|_| "CLASSES");
    let of_functions = calls
        .functions
        .iter()
        .flat_map(|function| of_function(function, &calls.function_shapes));
    of_source
        .into_iter()
        .chain(of_class)
        .chain(of_functions)
        .collect()
}

fn of_function<'a>(
    function: &'a Function,
    shapes: &'a [FunctionShape],
) -> impl Iterator<Item = &'static str> + 'a {
    let params = function.params.iter();
    params
        .filter_map(|param| of_param(param.marshal, shapes))
        .chain(of_result(function.result.marshal))
}

fn of_param(marshal: Marshal, shapes: &[FunctionShape]) -> Option<&'static str> {
    match marshal {
        Marshal::Void
        | Marshal::Scalar(_)
        | Marshal::SafeInteger(_)
        | Marshal::Reference(_)
        // made by Rust before the call
        | Marshal::Promise(_) => None,
        Marshal::Text => Some("STRINGS"),
        Marshal::Elements(_) => Some("ARRAYS"),
        Marshal::View(_) => Some("VIEWS"),
        Marshal::Callback(shape) => Some(match shapes.get(shape) {
            Some(shape) if is_flat(shape) => "CALLBACKS",
            Some(_) | None => "CODED_CALLBACKS",
        }),
        Marshal::Wire(_) => Some("CODECS"),
    }
}

/// Whether all arguments and the result of a callback cross as a number each. The runtime has the same rule.
fn is_flat(shape: &FunctionShape) -> bool {
    let scalar = |shape: &Shape, others: &[&str]| match shape {
        Shape::Leaf(name) => SCALARS.contains(name) || others.contains(name),
        Shape::Around(..) | Shape::Named(_) | Shape::Function(_) => false,
    };
    let args = shape.args.as_ref();
    args.is_some_and(|args| args.iter().all(|arg| scalar(arg, &["SafeI64", "SafeU64"])))
        && scalar(&shape.result, &["Void"])
}

const SCALARS: [&str; 13] = [
    "Bool", "I8", "U8", "I16", "U16", "I32", "U32", "Isize", "Usize", "F32", "F64", "Char", "Date",
];

fn of_result(marshal: Marshal) -> Option<&'static str> {
    match marshal {
        Marshal::Void
        | Marshal::View(_)
        | Marshal::Callback(_)
        | Marshal::Scalar(Scalar::Bool | Scalar::Number(NumberWidth::F64))
        | Marshal::Reference(Reference::Object | Reference::Function(_)) => None,
        Marshal::Scalar(
            Scalar::Number(
                NumberWidth::I8
                | NumberWidth::U8
                | NumberWidth::I16
                | NumberWidth::U16
                | NumberWidth::I32
                | NumberWidth::U32
                | NumberWidth::I64
                | NumberWidth::U64
                | NumberWidth::Isize
                | NumberWidth::Usize
                | NumberWidth::F32,
            )
            | Scalar::BigI64
            | Scalar::BigU64
            | Scalar::Char
            | Scalar::Date
            | Scalar::Enum,
        )
        | Marshal::SafeInteger(_) => Some("NUMBERS"),
        Marshal::Text => Some("STRINGS"),
        Marshal::Elements(_) => Some("ARRAYS"),
        Marshal::Reference(Reference::Error) => Some("ERRORS"),
        Marshal::Reference(Reference::Class(_)) => Some("CLASSES"),
        Marshal::Promise(_) => Some("PROMISES"),
        Marshal::Wire(_) => Some("CODECS"),
    }
}
