//! The form of a function with type parameters: it converts to and from the values of the function that is over `Any`.

use super::export_callee::{borrowed, lent};
use super::layout::Doc;
use super::signature::{self, Form};
use super::text::literal;
use super::types::flat;
use super::writer::{Around, Body, Writer};
use super::{rt, text};
use crate::bindings::{Erased, Function, Presence, Typed, TypedReply};

/// Prints it as a function of the trait, or of the handle.
pub(crate) fn print(w: &mut Writer, function: &Function, typed: &Typed) {
    let mut notes = function.notes.clone();
    let any = function.name.trim_start_matches("r#");
    let (method, whose) = match typed.of_handle {
        true => (signature::inherent(function, Form::Typed), "this object"),
        false => (signature::method(function, Form::Typed), "the caller"),
    };
    notes.docs = format!("The same as [`Self::{any}`] with the types of {whose}.");
    text::notes(w, &notes);
    signature::print(w, method, function, Form::Typed, !typed.of_handle);
    w.nested(|w| body(w, function, typed));
    w.line("}");
}

fn body(w: &mut Writer, function: &Function, typed: &Typed) {
    let pairs = function.params.iter().zip(&typed.params);
    let mut statements = Vec::new();
    let mut args = vec![Doc::text("self")];
    for (param, of) in pairs {
        let Some(erased) = &of.erased else {
            args.push(Doc::text(param.name.clone()));
            continue;
        };
        let place = literal(&format!("{}: parameter {}", function.place, param.js_name));
        let value = vec![Doc::text(param.name.clone()), Doc::text(place)];
        let value = Doc::Seq(vec![Doc::call(rt("erased"), value), Doc::text("?")]);
        statements.push((
            format!("let {}: {}", param.name, flat(&erased.owned)),
            value,
        ));
        args.push(given(&param.name, erased, param.presence));
    }
    let call = Doc::call(format!("Self::{}", function.name), args);
    let place = literal(&format!("{}: result", function.place));
    let is_plain = statements.is_empty();
    let (head, value) = match (typed.reply, typed.converts) {
        (TypedReply::Result, true) => (Some(format!("{}({place}, || ", rt("typed"))), call),
        (TypedReply::Promise, true) => {
            let head = format!("{}({place}, || ", rt("typed_promise"));
            (Some(head), Doc::call("Ok", vec![call]))
        }
        (TypedReply::Result, false) => (None, call),
        (TypedReply::Promise | TypedReply::Report, false) if is_plain => (None, call),
        (TypedReply::Promise, false) => {
            let head = format!("{}(|| ", rt("erased_promise"));
            (Some(head), Doc::call("Ok", vec![call]))
        }
        (TypedReply::Report, _) => {
            let head = format!("{}(|| ", rt("erased_report"));
            (Some(head), Doc::call("Ok", vec![call]))
        }
    };
    let around = head.map(|head| Around {
        head: Doc::text(head),
        tail: ")",
    });
    let around: Vec<Around> = around.into_iter().collect();
    w.wrapped(&around, Body { statements, value }, "");
}

/// The argument of the function that is over `Any`.
fn given(name: &str, erased: &Erased, presence: Presence) -> Doc {
    match presence {
        Presence::Rest => {
            let each = lent("(*it)", &erased.borrow);
            Doc::text(format!("&{}(&{name}, |it| {each})", rt("each")))
        }
        Presence::Required
        | Presence::Nullable
        | Presence::Optional
        | Presence::OptionalNullable => borrowed(name, &erased.borrow, presence),
    }
}
