//! A callback interface: the trait, which users implement and call, and the struct of its objects.

use super::body;
use super::export_call::{METHODS, callee, methods};
use super::export_callee::{Callee, On};
use super::export_direct;
use super::glue::{self, statics};
use super::layout::{Doc, List};
use super::signature::{self, Form};
use super::text::{self, literal};
use super::writer::Writer;
use super::{WASM, rt};
use crate::bindings::{CallbackInterface, Function, Role};
use crate::codegen::js;

/// Prints everything of a callback interface.
pub(crate) fn callback_interface(w: &mut Writer, it: &CallbackInterface) {
    declaration(w, it);
    handle(w, it);
    w.line("const _: () = {");
    w.nested(|w| {
        w.doc(&implementation(it), ";");
        glue::with_text(w, &it.calls, &js::callback_interface(it), true);
        let functions = it.calls.functions.iter();
        body::of_either(w, &it.name, &it.handle, functions);
        called(w, it);
    });
    w.line("};");
}

/// The trait. Optional members have a default.
fn declaration(w: &mut Writer, it: &CallbackInterface) {
    text::notes(w, &it.notes);
    w.block(&format!("pub trait {}", it.name), |w| {
        for function in &it.calls.functions {
            text::notes(w, &function.notes);
            let signature = signature::method(function, Form::Plain);
            let Some(value) = default(function) else {
                w.signature(signature, ";");
                continue;
            };
            w.signature(signature, " {");
            w.nested(|w| w.doc(&value, ""));
            w.line("}");
        }
    });
}

/// What an optional member gives where an implementation does not have it.
pub(crate) fn default(function: &Function) -> Option<Doc> {
    function.optional.as_ref()?;
    Some(match function.role {
        Role::Has => Doc::text("false"),
        Role::Call | Role::Get | Role::Set | Role::New | Role::Index(_) => {
            Doc::call(rt("absent"), vec![Doc::text(literal(&function.place))])
        }
    })
}

fn handle(w: &mut Writer, it: &CallbackInterface) {
    let CallbackInterface { name, handle, .. } = it;
    w.line(&format!(
        "/// An object with the members of [`{name}`], which Rust or JavaScript implements."
    ));
    w.line("#[derive(Clone, Debug, PartialEq, Eq)]");
    w.line(&format!(
        "pub struct {handle}({}<dyn {name}>);",
        rt("Implemented")
    ));
    w.block(&format!("impl {handle}"), |w| {
        w.line("/// An object that `it` implements.");
        w.line("#[must_use]");
        let head = format!("pub fn new(it: impl {name} + 'static) -> Self");
        w.block(&head, |w| {
            let rc = Doc::call("::std::rc::Rc::new", vec![Doc::text("it")]);
            let value = Doc::call(rt("Implemented::new"), vec![rc]);
            w.doc(&Doc::call("Self", vec![value]), "");
        });
        w.line("/// The object that `it` implements. It is the same object for each clone of the `Rc`.");
        w.line("#[must_use]");
        let head = format!("pub fn from_rc(it: ::std::rc::Rc<dyn {name}>) -> Self");
        w.block(&head, |w| {
            let value = Doc::call(rt("Implemented::from_rc"), vec![Doc::text("it")]);
            w.doc(&Doc::call("Self", vec![value]), "");
        });
    });
}

/// The macro that implements the traits of a value that crosses.
fn implementation(it: &CallbackInterface) -> Doc {
    let tests = it.calls.functions.iter().filter(|it| it.role == Role::Has);
    let tests = tests.map(|it| Doc::text(it.name.clone())).collect();
    let head = format!(
        "{}({}: {} = {}, ",
        rt("callback_interface!"),
        it.handle,
        it.name,
        literal(&it.js_name)
    );
    Doc::Seq(vec![
        Doc::text(head),
        Doc::List(List::Array, tests),
        Doc::text(")"),
    ])
}

/// The description of a Rust object for the runtime.
fn called(w: &mut Writer, it: &CallbackInterface) {
    w.line(WASM);
    w.line("const _: () = {");
    w.nested(|w| {
        statics(w, &it.shapes, &it.function_shapes);
        for function in &it.functions {
            let on = On::Implemented(it.name.clone());
            callee(w, &Callee::method(on, function), function);
        }
        let head = format!("impl {} for dyn {}", rt("Exported"), it.name);
        w.block(&head, |w| {
            methods(w, "Self", &METHODS, &it.functions, Vec::new());
            export_direct::modules(w, it.functions.iter());
        });
    });
    w.line("};");
}
