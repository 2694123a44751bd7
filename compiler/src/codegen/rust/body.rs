//! Bodies of functions that call the glue. Macros of the runtime choose what they do where there is no JavaScript.

use super::call::{lift_result, lower_param};
use super::layout::Doc;
use super::rt;
use super::signature::{self, Form};
use super::text::literal;
use super::writer::{Around, Body, Writer};
use crate::bindings::{Function, Holder, Marshal, Role};

/// Prints an implementation for what `from` names: an interface, or constructor and static members of a class.
pub(crate) fn of_source<'a>(w: &mut Writer, head: &str, all: impl Iterator<Item = &'a Function>) {
    w.block(head, |w| {
        for function in all {
            let place = literal(&function.place);
            let head = Doc::text(format!("{}({place} => ", rt("call!")));
            print(w, function, head);
        }
    });
}

/// Prints an implementation of a class's trait for its objects, which have these type parameters.
pub(crate) fn of_object<'a>(
    w: &mut Writer,
    name: &str,
    handle: &str,
    type_params: &str,
    all: impl Iterator<Item = &'a Function>,
) {
    let head = format!("impl{type_params} {name} for {handle}{type_params}");
    w.block(&head, |w| {
        for function in all {
            let place = literal(&function.place);
            let parts = vec![
                Doc::text(format!("{}({place}, ", rt("member!"))),
                forward(name, function, Form::Plain, "self"),
                Doc::text(" => "),
            ];
            print(w, function, Doc::Seq(parts));
        }
    });
}

/// Prints an implementation of a callback interface's trait for its objects, which either side implements.
pub(crate) fn of_either<'a>(
    w: &mut Writer,
    name: &str,
    handle: &str,
    all: impl Iterator<Item = &'a Function>,
) {
    w.block(&format!("impl {name} for {handle}"), |w| {
        for function in all {
            let place = literal(&function.place);
            let start = match &function.optional {
                Some(optional) => {
                    let called = match function.role {
                        Role::Has => rt("has!"),
                        Role::Call | Role::Get | Role::Set | Role::New | Role::Index(_) => {
                            rt("optional!")
                        }
                    };
                    format!("{called}({}, {place}, ", optional.index)
                }
                None => format!("{}({place}, ", rt("either!")),
            };
            let parts = vec![
                Doc::text(start),
                forward(name, function, Form::Plain, "self"),
                Doc::text(" => "),
            ];
            print(w, function, Doc::Seq(parts));
        }
    });
}

/// `Trait::name(this, …)`
pub(crate) fn forward(of: &str, function: &Function, form: Form, this: &str) -> Doc {
    let params = function.params.iter();
    let args = params.map(|param| Doc::text(param.name.clone()));
    let this = Doc::text(this.to_owned());
    let args = std::iter::once(this).chain(args).collect();
    Doc::call(format!("{of}::{}", form.name(function)), args)
}

/// Prints a function whose body stands in a call of a macro.
fn print(w: &mut Writer, function: &Function, head: Doc) {
    w.signature(signature::method(function, Form::Plain), " {");
    w.nested(|w| {
        let mut around = vec![Around { head, tail: ")" }];
        if let (Some(optional), Role::Call) = (&function.optional, function.role) {
            let (test, lift, js) = (&optional.test, rt("lift"), rt("js"));
            let test = format!("{}({lift}({test}({js}(self))), || ", rt("if_present"));
            around.push(Around {
                head: Doc::text(test),
                tail: ")",
            });
        }
        if let Marshal::Promise(shape) = function.result.marshal {
            let head = if function.result.declared {
                let place = literal(&format!("{}: result", function.place));
                format!(
                    "{}(&__SHAPE_{shape}, {place}, |__id, __shape| ",
                    rt("promise_at")
                )
            } else {
                format!("{}(&__SHAPE_{shape}, |__id, __shape| ", rt("promise"))
            };
            around.push(Around {
                head: Doc::text(head),
                tail: ")",
            });
        } else if function.infallible {
            around.push(Around {
                head: Doc::text(format!("{}(|| ", rt("infallible"))),
                tail: ")",
            });
        }
        w.wrapped(&around, glue_call(function), "");
    });
    w.line("}");
}

/// Lowers all parameters, calls the glue, and lifts the result.
fn glue_call(function: &Function) -> Body {
    let mut statements = Vec::new();
    let mut args = match function.on {
        Holder::Receiver | Holder::Class => vec![Doc::call(rt("js"), vec![Doc::text("self")])],
        Holder::Source => Vec::new(),
    };
    for (i, param) in function.params.iter().enumerate() {
        let lowered = lower_param(function, i, param);
        if let Some(value) = lowered.prepare {
            statements.push((format!("let __p{i}"), value));
        }
        args.extend(lowered.args);
    }
    let lifted = lift_result(function);
    args.extend(lifted.args);
    let call = Doc::call(function.glue.clone(), args);
    let args = std::iter::once(call).chain(lifted.more).collect();
    Body {
        statements,
        value: Doc::call(lifted.function, args),
    }
}
