//! The glue as Rust sees it: the shapes that functions name, the `extern` block with the text of the module, its start.

use super::call::{JS_VALUE, pass, receive};
use super::kits;
use super::layout::Doc;
use super::text::raw_literal;
use super::ty::{args, shape, shape_value};
use super::writer::Writer;
use super::{THROUGH_RUNTIME, WASM_BINDGEN};
use crate::bindings::{Calls, Function, FunctionShape, Holder, Shape};
use crate::codegen::js;

/// Prints all of it.
pub(crate) fn glue(w: &mut Writer, calls: &Calls) {
    statics(w, &calls.shapes, &calls.function_shapes);
    let class = calls.class.is_some();
    w.line(WASM_BINDGEN);
    w.nested(|w| w.line(THROUGH_RUNTIME));
    w.nested(|w| w.line(&format!("inline_js = {},", raw_literal(&js::glue(calls)))));
    w.line(")]");
    w.block("extern \"C\"", |w| {
        w.line("#[wasm_bindgen(js_name = \"$init\")]");
        let more = if class { ", class: i32" } else { "" };
        w.line(&format!("fn __init(rt: {JS_VALUE}{more});"));
        for function in &calls.functions {
            w.doc(&external(function), ";");
        }
    });
    w.line(
        "static __START: ::jsi_runtime::__private::Start = ::jsi_runtime::__private::Start::new();",
    );
    let kits = kits::of(calls);
    let connect = class || !kits.is_empty();
    if connect {
        w.block(&format!("fn __connect(rt: {JS_VALUE})"), |w| {
            for kit in kits {
                w.line(&format!("::jsi_runtime::__private::kit::{kit}.ensure();"));
            }
            w.line(if class {
                "__init(rt, ::jsi_runtime::__private::class(&__CLASS));"
            } else {
                "__init(rt);"
            });
        });
    }
    // Left to itself the compiler calls it, which costs as much as a quarter of a call to JavaScript.
    w.line("#[inline(always)]");
    w.block("fn __start()", |w| {
        w.line(if connect {
            "__START.once(__connect);"
        } else {
            "__START.once(__init);"
        });
    });
}

/// The shapes that the functions name.
pub(crate) fn statics(w: &mut Writer, shapes: &[Shape], functions: &[FunctionShape]) {
    for (i, it) in shapes.iter().enumerate() {
        let head = Doc::text(format!("static __SHAPE_{i}: ::jsi_runtime::Shape = "));
        w.doc(&Doc::Seq(vec![head, shape_value(it)]), ";");
    }
    for (i, it) in functions.iter().enumerate() {
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

/// The glue's function as Rust sees it.
fn external(function: &Function) -> Doc {
    let received = receive(function);
    let passed = function
        .params
        .iter()
        .enumerate()
        .map(|(i, param)| pass(function, i, param));
    let receiver = match function.on {
        Holder::Receiver => Some(JS_VALUE),
        Holder::Source => None,
    };
    let passed = passed.flat_map(|passed| passed.types);
    let types = receiver.into_iter().chain(passed).chain(received.types);
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
