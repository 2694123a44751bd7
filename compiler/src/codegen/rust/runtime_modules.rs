//! The runtime modules that a glue module calls: what no glue names is not linked.
//!
//! Fast path: callbacks whose arguments and result are scalars need no codecs (benchmark rows `callback …`).

use std::collections::BTreeSet;

use crate::bindings::{Calls, Function, FunctionShape, Marshal, Reference, Scalar, Shape, Source};
use jsi_abi::{Callback, Check};

/// Their names, each once.
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

pub(crate) fn of_param(marshal: Marshal, shapes: &[FunctionShape]) -> Option<&'static str> {
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
            Some(shape) if is_direct(shape) => "CALLBACKS",
            Some(_) | None => "ENCODED_CALLBACKS",
        }),
        Marshal::Wire(_) => Some("CODECS"),
    }
}

/// A callback has no more arguments if each crosses as a number.
const MOST_NUMBERS: usize = 8;

/// Whether all arguments and the result of a callback cross as a number each. The runtime has the same rule.
fn is_direct(shape: &FunctionShape) -> bool {
    let callback = |shape: &Shape| match shape {
        Shape::Leaf(kind) => kind.row().callback,
        Shape::Around(..)
        | Shape::Parts(..)
        | Shape::Of(_)
        | Shape::Literal(_)
        | Shape::Function(_) => Callback::Bytes,
    };
    let args = shape.args.as_ref();
    args.is_some_and(|args| {
        args.len() <= MOST_NUMBERS && args.iter().all(|arg| callback(arg).argument())
    }) && callback(&shape.result).result()
}

pub(crate) fn of_result(marshal: Marshal) -> Option<&'static str> {
    match marshal {
        Marshal::Void | Marshal::View(_) | Marshal::Callback(_) => None,
        Marshal::Scalar(Scalar::Kind(kind)) | Marshal::Reference(Reference::Kind(kind)) => {
            of_check(kind.row().check)
        }
        Marshal::Reference(Reference::Function(_)) => None,
        Marshal::Scalar(Scalar::Enum) | Marshal::SafeInteger(_) => Some("NUMBERS"),
        Marshal::Text => Some("STRINGS"),
        Marshal::Elements(_) => Some("ARRAYS"),
        Marshal::Reference(Reference::Class(_)) => Some("CLASSES"),
        Marshal::Promise(_) => Some("PROMISES"),
        Marshal::Wire(_) => Some("CODECS"),
    }
}

/// Where the functions are that the glue's check of a result calls.
fn of_check(check: Check) -> Option<&'static str> {
    match check {
        Check::Integer { .. }
        | Check::BigInt { .. }
        | Check::Float32
        | Check::Char
        | Check::Date => Some("NUMBERS"),
        Check::Error => Some("ERRORS"),
        Check::Anything
        | Check::Boolean
        | Check::Number
        | Check::TypeOf(_)
        | Check::Object
        | Check::Promise
        | Check::Composed => None,
    }
}
