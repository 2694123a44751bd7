//! An interface of JavaScript: the trait, and the struct that implements it by calling the glue, or natively with errors.

use super::call::{Passed, pass, receive, rt};
use super::layout::Doc;
use super::text::{literal, raw_literal};
use super::traits::{self, is_void, signature};
use super::ty::{args, shape, shape_value};
use super::writer::Writer;
use super::{NATIVE, THROUGH_RUNTIME, WASM, WASM_BINDGEN};
use crate::bindings::{Function, Import, Marshal};
use crate::codegen::js;

/// Prints everything of an interface.
pub(crate) fn import(w: &mut Writer, import: &Import) {
    traits::print(w, import);
    w.line(&format!("/// Calls the JavaScript of [`{}`].", import.name));
    w.line("#[derive(Clone, Copy, Debug, Default)]");
    w.line(&format!("pub struct {};", import.handle));
    if import.functions.is_empty() {
        w.line(&format!("impl {} for {} {{}}", import.name, import.handle));
        return;
    }
    w.line(WASM);
    w.line("const _: () = {");
    w.nested(|w| {
        statics(w, import);
        glue(w, import);
        w.block(&implementation(import), |w| {
            for function in &import.functions {
                w.doc(&signature(function, |param| param.name.clone()), " {");
                w.nested(|w| body(w, function));
                w.line("}");
            }
        });
    });
    w.line("};");
    w.line(NATIVE);
    w.block(&implementation(import), |w| {
        for function in &import.functions {
            let head = signature(function, |_| "_".to_owned());
            if function.infallible {
                // there is nothing to do, and nowhere to say so
                w.doc(&head, " {}");
                continue;
            }
            w.doc(&head, " {");
            let call = Doc::call(rt("unavailable"), vec![Doc::text(literal(&function.place))]);
            w.nested(|w| w.doc(&call, ""));
            w.line("}");
        }
    });
}

fn implementation(import: &Import) -> String {
    format!("impl {} for {}", import.name, import.handle)
}

/// The shapes that the functions name.
fn statics(w: &mut Writer, import: &Import) {
    for (i, it) in import.shapes.iter().enumerate() {
        let head = Doc::text(format!("static __SHAPE_{i}: ::jsi_runtime::Shape = "));
        w.doc(&Doc::Seq(vec![head, shape_value(it)]), ";");
    }
    for (i, it) in import.function_shapes.iter().enumerate() {
        w.line(&format!(
            "static __FUNCTION_{i}: ::jsi_runtime::FunctionShape = ::jsi_runtime::FunctionShape {{"
        ));
        w.nested(|w| {
            w.doc(&Doc::Seq(vec![Doc::text("args: "), args(it)]), ",");
            w.last(&Doc::Seq(vec![Doc::text("result: "), shape(&it.result)]));
        });
        w.line("};");
    }
}

/// The glue and its functions.
fn glue(w: &mut Writer, import: &Import) {
    w.line(WASM_BINDGEN);
    w.nested(|w| w.line(THROUGH_RUNTIME));
    w.nested(|w| w.line(&format!("inline_js = {},", raw_literal(&js::glue(import)))));
    w.line(")]");
    w.block("extern \"C\"", |w| {
        w.line("#[wasm_bindgen(js_name = \"$init\")]");
        w.line("fn __init(rt: &::jsi_runtime::__private::JsValue);");
        for function in &import.functions {
            w.doc(&external(function), ";");
        }
    });
    w.line(
        "static __START: ::jsi_runtime::__private::Start = ::jsi_runtime::__private::Start::new();",
    );
    w.block("fn __start()", |w| w.line("__START.once(__init);"));
}

/// The glue's function as Rust sees it.
fn external(function: &Function) -> Doc {
    let received = receive(&function.result);
    let passed = function
        .params
        .iter()
        .enumerate()
        .map(|(i, param)| pass(function, i, param));
    let types = passed.flat_map(|passed| passed.types).chain(received.types);
    let params = types
        .enumerate()
        .map(|(i, ty)| Doc::text(format!("a{i}: {ty}")))
        .collect();
    let mut parts = vec![Doc::call(format!("fn {}", function.glue), params)];
    if let Some(ty) = received.ty {
        parts.push(Doc::text(format!(" -> {ty}")));
    }
    Doc::Seq(parts)
}

/// Passes everything, calls, and takes the result.
fn body(w: &mut Writer, function: &Function) {
    w.line("__start();");
    let received = receive(&function.result);
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
        let made = prepare(w, passed, received.args);
        let mut args = vec![Doc::call(function.glue.clone(), made)];
        args.extend(received.more);
        w.doc(&Doc::call(received.wrap, args), "");
    }
}

/// The call as a statement.
fn call(w: &mut Writer, function: &Function, passed: Vec<Passed>, more: Vec<Doc>, after: &str) {
    let args = prepare(w, passed, more);
    w.doc(&Doc::call(function.glue.clone(), args), after);
}

/// Prints the statements before the call; gives its arguments.
fn prepare(w: &mut Writer, passed: Vec<Passed>, more: Vec<Doc>) -> Vec<Doc> {
    let mut args = Vec::new();
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
