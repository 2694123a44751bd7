//! The trait of an interface or class: what users call and mock. No type of wasm-bindgen stands here.

use super::signature::{self, Form};
use super::writer::Writer;
use super::{text, typed, with_form};
use crate::bindings::{Function, Notes};

/// Prints a trait.
pub(crate) fn print<'a>(
    w: &mut Writer,
    head: &str,
    notes: &Notes,
    all: impl Iterator<Item = &'a Function>,
) {
    text::notes(w, notes);
    w.block(head, |w| {
        for function in all {
            text::notes(w, &function.notes);
            w.signature(signature::method(function, Form::Plain), ";");
            // of an event, the closure's form is a function of the handle
            if let (Some(with), None) = (&function.with_form, &function.event) {
                with_form::print(w, function, with, Form::With);
            }
            if let Some(of) = function.typed.as_ref().filter(|it| !it.of_handle) {
                typed::print(w, function, of);
            }
        }
    });
}
