//! The functions of a handle that add listeners: they take closures, and have the names of the trait's functions.

use super::layout::Doc;
use super::rt;
use super::signature::{self, Form};
use super::text;
use super::writer::Writer;
use crate::bindings::Function;

/// Prints the functions for the events among these, which are those of the trait `of`.
pub(crate) fn print<'a>(w: &mut Writer, of: &str, functions: impl Iterator<Item = &'a Function>) {
    // one with type parameters is a function of the handle already
    for function in functions.filter(|it| it.event.is_some() && it.typed.is_none()) {
        text::notes(w, &function.notes);
        w.signature(signature::inherent(function, Form::With), " {");
        w.nested(|w| {
            let params = function.params.iter().map(|param| param.name.clone());
            let args = std::iter::once("self".to_owned()).chain(params);
            let args = args.map(Doc::text).collect();
            let call = Doc::call(format!("{of}::{}", Form::Plain.name(function)), args);
            for listener in function.params.iter().take(1) {
                let name = &listener.name;
                let callback = Doc::call(rt("Callback::new"), vec![Doc::text(name.clone())]);
                let value = Doc::Seq(vec![Doc::text("&"), callback]);
                w.assign(&format!("let {name}"), value);
            }
            w.doc(&call, "");
        });
        w.line("}");
    }
}
