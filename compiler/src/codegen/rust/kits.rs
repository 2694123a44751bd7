//! The parts of the runtime's JavaScript that a glue module calls: what no glue names is not linked.

use std::collections::BTreeSet;

use crate::bindings::{Calls, Function, Marshal, Reference, Scalar, Source};
use jsi_idl::model::NumberWidth;

/// The names of the kits, each once.
pub(crate) fn of(calls: &Calls) -> BTreeSet<&'static str> {
    let of_source = match &calls.source {
        Some(Source::Host(_)) => Some("MODULES"),
        Some(Source::Module { .. } | Source::Global(_)) | None => None,
    };
    let of_class = calls.class.as_ref().map(|_| "CLASSES");
    let of_functions = calls.functions.iter().flat_map(of_function);
    of_source
        .into_iter()
        .chain(of_class)
        .chain(of_functions)
        .collect()
}

fn of_function(function: &Function) -> impl Iterator<Item = &'static str> {
    let params = function.params.iter();
    params
        .filter_map(|param| of_param(param.marshal))
        .chain(of_result(function.result.marshal))
}

fn of_param(marshal: Marshal) -> Option<&'static str> {
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
        Marshal::Callback(_) => Some("CALLBACKS"),
        Marshal::Wire(_) => Some("CODECS"),
    }
}

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
