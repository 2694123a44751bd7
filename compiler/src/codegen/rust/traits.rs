//! The trait of an interface or class: what users call and mock. No type of wasm-bindgen stands here.

use super::layout::Doc;
use super::signature::{self, Form};
use super::writer::{Around, Body, Writer};
use super::{rt, text};
use crate::bindings::{Function, Notes, WithClosure};

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
            if let Some(with) = &function.with_closure {
                with_closure(w, function, with);
            }
        }
    });
}

/// The second form of a function, made of the first.
fn with_closure(w: &mut Writer, function: &Function, with: &WithClosure) {
    let mut notes = function.notes.clone();
    let plain = function.name.trim_start_matches("r#");
    notes.docs = format!(
        "The same as [`Self::{plain}`] with a closure, whose callback lives as long as the second value."
    );
    text::notes(w, &notes);
    signature::must_use(w, Form::WithClosure);
    w.signature(signature::method(function, Form::WithClosure), "");
    w.line("where");
    w.nested(|w| w.line(&format!("Self: {},", with.sized)));
    let params = function.params.iter();
    let args = params.map(|param| Doc::text(param.name.clone()));
    let args = std::iter::once(Doc::text("self")).chain(args).collect();
    let callback = function.params.get(with.param);
    let callback = callback.map_or("", |param| param.name.as_str());
    let head = format!(
        "{}({}({callback}), |{callback}| ",
        rt("with_callback"),
        rt("Callback::new")
    );
    let around = [Around {
        head: Doc::text(head),
        tail: ")",
    }];
    let body = Body {
        statements: Vec::new(),
        value: Doc::call(format!("Self::{}", function.name), args),
    };
    w.line("{");
    w.nested(|w| w.wrapped(&around, body, ""));
    w.line("}");
}
