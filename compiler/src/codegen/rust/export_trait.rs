//! The trait that the user of an export implements.

use super::layout::Doc;
use super::text;
use super::types::ty;
use super::writer::{Signature, Writer};
use crate::bindings::ExportFunction;

/// Prints the functions of a trait; `receiver` is their first parameter.
pub(crate) fn declarations<'a>(
    w: &mut Writer,
    functions: impl IntoIterator<Item = &'a ExportFunction>,
    receiver: Option<&'static str>,
) {
    for function in functions {
        text::notes(w, &function.notes);
        w.signature(signature(function, receiver), ";");
    }
}

/// `fn name(…) -> …`
pub(crate) fn signature(function: &ExportFunction, receiver: Option<&'static str>) -> Signature {
    let params = function.params.iter().map(|param| {
        let head = Doc::text(format!("{}: ", param.name));
        Doc::Seq(vec![head, ty(&param.ty)])
    });
    let params = receiver.map(Doc::text).into_iter().chain(params);
    Signature {
        name: format!("fn {}", function.name),
        params: params.collect(),
        output: Some(ty(&function.result.output)),
    }
}
