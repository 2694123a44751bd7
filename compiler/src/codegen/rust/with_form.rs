//! The second form of a function: for a closure, or for values that convert into the parameters. It calls the first form.

use super::layout::Doc;
use super::signature::{self, Form};
use super::writer::{Around, Body, Writer};
use super::{rt, text, types};
use crate::bindings::{Function, WithForm};

/// Prints it.
pub(super) fn print(w: &mut Writer, function: &Function, with: &WithForm, form: Form) {
    let mut notes = function.notes.clone();
    let (made_of, of_handle) = match &function.typed {
        Some(typed) if form == Form::TypedWith => (typed.name.as_str(), typed.of_handle),
        _ => (function.name.as_str(), false),
    };
    let plain = made_of.trim_start_matches("r#");
    let lives = "whose callback lives as long as the second value";
    notes.docs = match (&with.closure, with.unions.as_slice()) {
        (Some(_), []) => format!("The same as [`Self::{plain}`] with a closure, {lives}."),
        (Some(_), _) => format!(
            "The same as [`Self::{plain}`] for values that convert into the parameters, and with a closure, {lives}."
        ),
        (None, _) => {
            format!("The same as [`Self::{plain}`] for values that convert into the parameters.")
        }
    };
    text::notes(w, &notes);
    signature::must_use(w, function, form);
    if form == Form::TypedWith {
        let head = match of_handle {
            true => signature::inherent(function, form),
            false => signature::method(function, form),
        };
        signature::print(w, head, function, form, !of_handle);
    } else {
        w.signature(signature::method(function, form), "");
        w.line("where");
        w.nested(|w| w.line(&format!("Self: {},", with.sized)));
        w.line("{");
    }
    let is_union = |index: usize| with.unions.iter().any(|union| union.param == index);
    let args = function.params.iter().enumerate().map(|(index, param)| {
        let borrow = if is_union(index) && param.is_reference() {
            "&"
        } else {
            ""
        };
        Doc::text(format!("{borrow}{}", param.name))
    });
    let args = std::iter::once(Doc::text("self")).chain(args).collect();
    let named = |index: usize| {
        let param = function.params.get(index);
        param.map_or("", |param| param.name.as_str())
    };
    let around = with.closure.as_ref().map(|closure| {
        let callback = named(closure.param);
        let head = format!(
            "{}({}({callback}), |{callback}| ",
            rt("with_callback"),
            rt("Callback::new")
        );
        Around {
            head: Doc::text(head),
            tail: ")",
        }
    });
    let converted = with.unions.iter().map(|union| {
        let name = named(union.param);
        let mut of = String::new();
        types::ty(&union.ty).print_flat(&mut of);
        (
            format!("let {name}: {of}"),
            Doc::text(format!("{name}.into()")),
        )
    });
    let body = Body {
        statements: converted.collect(),
        value: Doc::call(format!("Self::{made_of}"), args),
    };
    w.nested(|w| w.wrapped(around.as_slice(), body, ""));
    w.line("}");
}
