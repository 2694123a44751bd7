//! Implementations of generated traits: bodies that call the glue, and bodies for where there is no JavaScript.

use super::call::{Passed, pass, receive, rt};
use super::layout::Doc;
use super::text::literal;
use super::traits::{is_void, signature};
use super::writer::Writer;
use crate::bindings::{Function, Holder, Marshal};

/// Prints an implementation that calls the glue.
pub(crate) fn through_glue<'a>(
    w: &mut Writer,
    head: &str,
    functions: impl Iterator<Item = &'a Function>,
) {
    implementation(w, head, functions, |w, function| {
        w.doc(&signature(function, |param| param.name.clone()), " {");
        w.nested(|w| call_glue(w, function));
        w.line("}");
    });
}

/// Prints an implementation for where there is no JavaScript and nothing stands for it.
pub(crate) fn unavailable<'a>(
    w: &mut Writer,
    head: &str,
    functions: impl Iterator<Item = &'a Function>,
) {
    implementation(w, head, functions, |w, function| {
        let signature = signature(function, |_| "_".to_owned());
        if function.infallible {
            // there is nothing to do, and nowhere to say so
            w.doc(&signature, " {}");
            return;
        }
        w.doc(&signature, " {");
        w.nested(|w| w.doc(&unavailable_call(function), ""));
        w.line("}");
    });
}

/// The error that names the function.
pub(crate) fn unavailable_call(function: &Function) -> Doc {
    Doc::call(rt("unavailable"), vec![Doc::text(literal(&function.place))])
}

/// `head { … }`, or `head {}` where there is no function.
pub(crate) fn implementation<'a>(
    w: &mut Writer,
    head: &str,
    functions: impl Iterator<Item = &'a Function>,
    print: impl Fn(&mut Writer, &Function),
) {
    let mut functions = functions.peekable();
    if functions.peek().is_none() {
        w.line(&format!("{head} {{}}"));
    } else {
        w.block(head, |w| functions.for_each(|function| print(w, function)));
    }
}

/// Passes everything, calls, and takes the result.
fn call_glue(w: &mut Writer, function: &Function) {
    w.line("__start();");
    let received = receive(function);
    let passed: Vec<Passed> = function
        .params
        .iter()
        .enumerate()
        .map(|(i, param)| pass(function, i, param))
        .collect();
    if let Marshal::Promise(shape) = function.result.marshal {
        w.line(&format!("{}(", received.wrap));
        w.nested(|w| {
            w.line(&format!("&__SHAPE_{shape},"));
            w.line("|__id, __shape| {");
            w.nested(|w| {
                call(w, function, passed, received.args, ";");
                w.line("::core::result::Result::Ok(())");
            });
            w.line("},");
        });
        w.line(")");
    } else if function.infallible {
        w.line(&format!("{}(|| {{", rt("infallible")));
        w.nested(|w| {
            call(w, function, passed, received.args, ";");
            w.line(&format!("{}()", received.wrap));
        });
        w.line("});");
    } else if is_void(&function.result) {
        call(w, function, passed, received.args, ";");
        w.line(&format!("{}()", received.wrap));
    } else {
        let made = prepare(w, function, passed, received.args);
        let mut args = vec![Doc::call(function.glue.clone(), made)];
        args.extend(received.more);
        w.doc(&Doc::call(received.wrap, args), "");
    }
}

/// The call as a statement.
fn call(w: &mut Writer, function: &Function, passed: Vec<Passed>, more: Vec<Doc>, after: &str) {
    let args = prepare(w, function, passed, more);
    w.doc(&Doc::call(function.glue.clone(), args), after);
}

/// Prints the statements before the call; gives its arguments.
fn prepare(w: &mut Writer, function: &Function, passed: Vec<Passed>, more: Vec<Doc>) -> Vec<Doc> {
    let mut args = match function.on {
        Holder::Receiver => vec![Doc::call(rt("reference"), vec![Doc::text("self")])],
        Holder::Source => Vec::new(),
    };
    for (i, it) in passed.into_iter().enumerate() {
        if let Some(value) = it.prepare {
            let statement = Doc::Seq(vec![Doc::text(format!("let __p{i} = ")), value]);
            w.doc(&statement, if it.fallible { "?;" } else { ";" });
        }
        args.extend(it.args);
    }
    args.extend(more);
    args
}
