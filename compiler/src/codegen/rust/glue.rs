//! The glue as Rust sees it: the shapes that functions name, the `extern` block with the text of the module, its start.

use super::call::{JS_VALUE, lift_result, lower_param};
use super::layout::Doc;
use super::runtime_modules;
use super::text::raw_literal;
use super::types::{function_shape, shape_value};
use super::writer::{Signature, Writer};
use super::{WASM, rt, wasm_bindgen};
use crate::bindings::{Calls, Function, FunctionShape, Shape};
use crate::codegen::js;

/// Prints all of it.
pub(crate) fn glue(w: &mut Writer, calls: &Calls) {
    with_text(w, calls, &js::glue(calls), false);
}

/// Prints all of it with this text of the module, which has the function that implements objects in Rust if `implements`.
pub(crate) fn with_text(w: &mut Writer, calls: &Calls, text: &str, implements: bool) {
    statics(w, &calls.shapes, &calls.function_shapes);
    let class = calls.class.is_some();
    w.line(WASM);
    let text = format!("inline_js = {}", raw_literal(text));
    w.line(&wasm_bindgen("__rt", &text));
    w.block("extern \"C\"", |w| {
        w.line("#[wasm_bindgen(js_name = \"$init\")]");
        let more = match (class, calls.is_value) {
            (false, _) => "",
            (true, false) => ", class: i32",
            (true, true) => ", class: i32, value: i32",
        };
        w.line(&format!("fn __init(rt: {JS_VALUE}{more});"));
        if implements {
            w.line("#[wasm_bindgen(js_name = \"$implement\")]");
            w.line(&format!("fn __implement(it: {JS_VALUE});"));
        }
        for function in &calls.functions {
            w.signature(external(function), ";");
        }
    });
    start(w, calls);
}

/// Prints what every function calls first.
fn start(w: &mut Writer, calls: &Calls) {
    let class = calls.class.is_some();
    let modules = runtime_modules::of(calls);
    w.line(WASM);
    w.line(&format!("static __START: {0} = {0}::new();", rt("Start")));
    w.line(WASM);
    // Left to itself the compiler calls it, which costs as much as a quarter of a call to JavaScript.
    w.line("#[inline(always)]");
    w.block("fn __start()", |w| {
        if modules.is_empty() && !class {
            return w.line("__START.once(__init);");
        }
        w.line("__START.once(|rt| {");
        w.nested(|w| {
            for module in modules {
                w.line(&format!("{}.load();", rt(&format!("module::{module}"))));
            }
            let address = rt("class");
            w.line(&match (class, calls.is_value) {
                (false, _) => "__init(rt);".to_owned(),
                (true, false) => format!("__init(rt, {address}(&__CLASS));"),
                (true, true) => {
                    format!("__init(rt, {address}(&__CLASS), {address}(&__CONSTRUCTOR));")
                }
            });
        });
        w.line("});");
    });
}

/// The shapes that the functions name.
pub(crate) fn statics(w: &mut Writer, shapes: &[Shape], functions: &[FunctionShape]) {
    let mut item = |name: String, ty: &str, value: Doc| {
        w.assign(&format!("static {name}: {}", rt(ty)), value);
    };
    for (i, it) in shapes.iter().enumerate() {
        item(format!("__SHAPE_{i}"), "Shape", shape_value(it));
    }
    for (i, it) in functions.iter().enumerate() {
        item(
            format!("__FUNCTION_{i}"),
            "FunctionShape",
            function_shape(it),
        );
    }
}

/// The glue's function as Rust sees it.
fn external(function: &Function) -> Signature {
    let lifted = lift_result(function);
    let params = function.params.iter().enumerate();
    let lowered = params.flat_map(|(i, param)| lower_param(function, i, param).types);
    let receiver = function.on.is_parameter().then_some(JS_VALUE);
    let types = receiver.into_iter().chain(lowered).chain(lifted.types);
    let params = types
        .enumerate()
        .map(|(i, ty)| Doc::text(format!("a{i}: {ty}")))
        .collect();
    Signature {
        name: format!("fn {}", function.glue),
        params,
        output: lifted.ty.map(Doc::text),
    }
}
