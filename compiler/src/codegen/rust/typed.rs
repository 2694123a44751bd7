//! The form of a function with type parameters: it converts to and from the values of the function that is over `Any`.

use super::export_callee::{borrowed, lent};
use super::layout::Doc;
use super::signature::{self, Form};
use super::text::literal;
use super::types::{self, flat};
use super::writer::{Around, Body, Writer};
use super::{rt, text, with_form};
use crate::bindings::{Borrow, Conversion, Erased, Function, Presence, Typed, TypedReply};

/// Prints it as a function of the trait, or of the handle.
pub(crate) fn print(w: &mut Writer, function: &Function, typed: &Typed) {
    let mut notes = function.notes.clone();
    let any = function.name.trim_start_matches("r#");
    let is_event = function.event.is_some();
    let form = match is_event {
        true => Form::TypedWith,
        false => Form::Typed,
    };
    let (method, whose) = match typed.of_handle {
        true => (signature::inherent(function, form), "this object"),
        false => (signature::method(function, form), "the caller"),
    };
    notes.docs = format!("The same as [`Self::{any}`] with the types of {whose}.");
    text::notes(w, &notes);
    signature::print(w, method, function, form, !typed.of_handle);
    w.nested(|w| body(w, function, typed));
    w.line("}");
    if let Some(with) = typed.with_form.as_ref().filter(|_| !is_event) {
        with_form::print(w, function, with, Form::TypedWith);
    }
}

fn body(w: &mut Writer, function: &Function, typed: &Typed) {
    let pairs = function.params.iter().zip(&typed.params);
    let mut statements = Vec::new();
    let mut args = vec![Doc::text("self")];
    // of an event, a closure is given
    let closure = function.event.as_ref().and(typed.with_form.as_ref());
    let closure = closure.and_then(|with| with.closure.as_ref());
    for (index, (param, of)) in pairs.enumerate() {
        let name = &param.name;
        let Some(erased) = &of.erased else {
            args.push(Doc::text(name.clone()));
            continue;
        };
        let mut given_as = name.clone();
        if let Some(closure) = closure.filter(|it| it.param == index) {
            let new = Doc::call(rt("Callback::new"), vec![Doc::text(name.clone())]);
            statements.push((format!("let {name}: {}", flat(&closure.callback)), new));
            given_as.insert(0, '&');
        }
        let place = literal(&format!("{}: parameter {}", function.place, param.js_name));
        let (head, value) = match &erased.conversion {
            Conversion::Default => {
                let value = vec![Doc::text(given_as), Doc::text(place)];
                let head = format!("let {name}: {}", flat(&erased.owned));
                (head, fallible(Doc::call(rt("erased"), value)))
            }
            Conversion::Shapes(shapes) => {
                let shapes = named_shapes(w, &format!("{index}"), shapes, types::shape);
                let value = [given_as].into_iter().chain(shapes).chain([place]);
                let value = value.map(Doc::text).collect();
                let head = format!("let {name}: {}", flat(&erased.owned));
                (head, fallible(Doc::call(rt("erased_as"), value)))
            }
            Conversion::Callback(shapes) => {
                let shapes = named_shapes(w, &format!("{index}"), shapes, |it| {
                    Doc::Seq(vec![Doc::text("&"), types::function_shape(it)])
                });
                let value = callback(given_as, shapes, place, param.presence);
                (format!("let {name}"), value)
            }
        };
        statements.push((head, value));
        args.push(match (&erased.conversion, param.presence) {
            (Conversion::Callback(_), Presence::Required | Presence::Rest) => {
                Doc::text(format!("&*{name}"))
            }
            (Conversion::Callback(_), Presence::Nullable | Presence::Optional) => {
                Doc::text(format!("{name}.as_deref()"))
            }
            (Conversion::Callback(_), Presence::OptionalNullable) => {
                Doc::text(format!("{name}.as_ref().map(|it| it.as_deref())"))
            }
            (Conversion::Default | Conversion::Shapes(_), presence) => {
                given(name, erased, presence)
            }
        });
    }
    let call = Doc::call(format!("Self::{}", function.name), args);
    let place = literal(&format!("{}: result", function.place));
    let is_plain = statements.is_empty();
    let shapes = typed.shapes.as_ref();
    let shapes = shapes.map(|it| named_shapes(w, "result", it, types::shape));
    let converted = |name: &str| match &shapes {
        None => format!("{}({place}, || ", rt(name)),
        Some([of, over_any]) => {
            let name = rt(&format!("{name}_as"));
            format!("{name}({place}, {over_any}, {of}, || ")
        }
    };
    let (head, value) = match (typed.reply, typed.converts) {
        (TypedReply::Result, true) => (Some(converted("typed")), call),
        (TypedReply::Promise, true) => (
            Some(converted("typed_promise")),
            Doc::call("Ok", vec![call]),
        ),
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

fn fallible(call: Doc) -> Doc {
    Doc::Seq(vec![call, Doc::text("?")])
}

/// Prints variables with the shapes of a value and of the same over `Any`; gives their names.
fn named_shapes<T>(
    w: &mut Writer,
    of: &str,
    [own, over_any]: &[T; 2],
    shape: impl Fn(&T) -> Doc,
) -> [String; 2] {
    [("own", own), ("any", over_any)].map(|(name, value)| {
        let name = format!("__{name}_{of}");
        let value = Doc::call(rt("constant!"), vec![shape(value)]);
        w.assign(&format!("let {name}"), value);
        name
    })
}

/// A callback over `Any`.
fn callback(given: String, [own, over_any]: [String; 2], place: String, presence: Presence) -> Doc {
    let function = match presence {
        Presence::Required | Presence::Rest => "erased_callback",
        Presence::Nullable | Presence::Optional => "erased_callback_option",
        Presence::OptionalNullable => "erased_callback_options",
    };
    let args = [given, own, over_any, place].map(Doc::text);
    Doc::call(rt(function), args.to_vec())
}

/// The argument of the function that is over `Any`.
fn given(name: &str, erased: &Erased, presence: Presence) -> Doc {
    match presence {
        // a list of what is passed by value, such as iterators, is lent as it is
        Presence::Rest if matches!(erased.borrow, Borrow::Value) => Doc::text(format!("&{name}")),
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
