//! An export: the trait that the user implements, what the runtime is told of its functions, and the macro that makes the
//! export. Everything with unsafe code and attributes of wasm-bindgen stands in the macros of the runtime.

use super::call::rt;
use super::glue::statics;
use super::layout::Doc;
use super::text::{self, literal, raw_literal};
use super::ty::ty;
use super::writer::Writer;
use super::{WASM, export_class};
use crate::bindings::{
    Export, ExportFunction, ExportParam, ExportResult, Lend, Notes, Presence, Reply, Ty,
};
use crate::codegen::{dts, js};

const RESULT: &str = "::core::result::Result";
const ERROR: &str = "::jsi_runtime::JsError";
const OK: &str = "::core::result::Result::Ok";

/// Prints everything of an export.
pub(crate) fn export(w: &mut Writer, export: &Export) {
    let head = format!("pub trait {}", export.name);
    trait_of(w, &head, &export.notes, &export.functions, Some("&self"));
    match &export.class {
        None => called(w, export),
        Some(class) => {
            export_class::types(w, export, class);
            w.line("const _: () = {");
            w.nested(|w| {
                export_class::handle(w, export, class);
                called(w, export);
            });
            w.line("};");
        }
    }
    hidden_module(w, export);
}

/// What the runtime is told.
fn called(w: &mut Writer, export: &Export) {
    w.line(WASM);
    w.line("const _: () = {");
    w.nested(|w| {
        statics(w, &export.shapes, &export.function_shapes);
        for (i, function) in export.functions.iter().enumerate() {
            callee(w, &Callee::method(export, i), function);
        }
        let head = w.impl_head(&rt("Exported"), &format!("dyn {}", export.name));
        w.block(&head, |w| {
            if export.class.is_some() {
                export_class::shape(w);
            }
            methods(w, "Self", "__call_#", &export.functions);
        });
        if let Some(class) = &export.class {
            export_class::callees(w, export, class);
        }
    });
    w.line("};");
}

/// A trait with these functions; `receiver` is their first parameter.
pub(crate) fn trait_of(
    w: &mut Writer,
    head: &str,
    notes: &Notes,
    functions: &[ExportFunction],
    receiver: Option<&'static str>,
) {
    text::notes(w, notes);
    if functions.is_empty() {
        w.line(&format!("{head} {{}}"));
    } else {
        w.block(head, |w| trait_functions(w, functions, receiver));
    }
}

/// The functions of a trait.
pub(crate) fn trait_functions(
    w: &mut Writer,
    functions: &[ExportFunction],
    receiver: Option<&'static str>,
) {
    for function in functions {
        text::notes(w, &function.notes);
        w.doc(&signature(function, receiver, with_result(function)), ";");
    }
}

/// `fn name(…) -> …`
pub(crate) fn signature(
    function: &ExportFunction,
    receiver: Option<&'static str>,
    result: Ty,
) -> Doc {
    let params = function.params.iter().map(|param| {
        let head = Doc::text(format!("{}: ", param.name));
        Doc::Seq(vec![head, ty(&param.ty)])
    });
    let params = receiver.map(Doc::text).into_iter().chain(params).collect();
    Doc::Seq(vec![
        Doc::call(format!("fn {}", function.name), params),
        Doc::text(" -> "),
        ty(&result),
    ])
}

/// What the function returns.
pub(crate) fn with_result(function: &ExportFunction) -> Ty {
    let ExportResult { ty, reply, .. } = &function.result;
    match reply {
        Reply::Promise => ty.clone(),
        Reply::Value | Reply::Callback(_) | Reply::NullableCallback(_) => fallible(ty.clone()),
    }
}

/// `Result<T, JsError>`
pub(crate) fn fallible(ty: Ty) -> Ty {
    Ty::Generic(RESULT, vec![ty, Ty::Name(ERROR.into())])
}

/// The function that the runtime calls for a function of an export.
pub(crate) struct Callee {
    /// Its name, with generic parameters.
    pub(crate) name: String,
    /// Its first parameter.
    pub(crate) this: Option<String>,
    /// Whether that is an object that it calls something of.
    pub(crate) object: bool,
    /// What it calls.
    pub(crate) path: String,
    /// The name of the function that reads its arguments.
    pub(crate) read: String,
}

impl Callee {
    fn method(export: &Export, index: usize) -> Self {
        let name = &export.name;
        Self {
            name: format!("__call_{index}"),
            this: Some(format!("__this: &dyn {name}")),
            object: true,
            path: name.clone(),
            read: format!("__read_{index}"),
        }
    }
}

/// Prints the functions that read the arguments, and call with them.
pub(crate) fn callee(w: &mut Writer, it: &Callee, function: &ExportFunction) {
    read(w, &it.read, function);
    let reply = Ty::Name(rt("Reply").into());
    head(w, it, fallible(reply));
    w.nested(|w| {
        let args = taken(w, it, function);
        let this = it.object.then(|| Doc::text("__this"));
        let args = this.into_iter().chain(args).collect();
        let call = Doc::call(format!("{}::{}", it.path, function.name), args);
        w.doc(&replied(function, call), "");
    });
    w.line("}");
}

/// `fn name(this, args) -> …`
pub(crate) fn head(w: &mut Writer, it: &Callee, result: Ty) {
    if it.this.is_some() && !it.object {
        // a static has the form of a method
        w.line("#[allow(clippy::trivially_copy_pass_by_ref)]");
    }
    let this = it.this.iter().map(|this| Doc::text(this.clone()));
    let args = Doc::text(format!("__args: {}", rt("Arguments")));
    let params = this.chain([args]).collect();
    let parts = vec![
        Doc::call(format!("fn {}", it.name), params),
        Doc::text(" -> "),
        ty(&result),
    ];
    w.doc(&Doc::Seq(parts), " {");
}

/// Prints the statement that reads the arguments; gives what is passed.
pub(crate) fn taken(w: &mut Writer, it: &Callee, function: &ExportFunction) -> Vec<Doc> {
    let names = function.params.iter();
    let names: Vec<Doc> = names.map(|param| Doc::text(param.name.clone())).collect();
    if names.is_empty() {
        w.line("::core::mem::drop(__args);");
        return Vec::new();
    }
    let call = Doc::call("__args.read", vec![Doc::text(it.read.clone())]);
    let parts = vec![Doc::text("let "), tuple(names), Doc::text(" = "), call];
    w.doc(&Doc::Seq(parts), "?;");
    function.params.iter().map(lent).collect()
}

/// The function that reads the arguments.
pub(crate) fn read(w: &mut Writer, name: &str, function: &ExportFunction) {
    if function.params.is_empty() {
        return;
    }
    let owned = function.params.iter().map(|param| param.owned.clone());
    let taker = format!("__args: &mut {}<'_>", rt("Taker"));
    let parts = vec![
        Doc::call(format!("fn {name}"), vec![Doc::text(taker)]),
        Doc::text(" -> "),
        ty(&fallible(Ty::Tuple(owned.collect()))),
    ];
    w.doc(&Doc::Seq(parts), " {");
    let values = function.params.iter().map(|_| Doc::text("__args.take()?"));
    let values = Doc::List {
        open: "((",
        items: values.collect(),
        close: "))",
        tuple: true,
    };
    let ok = Doc::Seq(vec![Doc::text(OK), values]);
    w.nested(|w| w.doc(&ok, ""));
    w.line("}");
}

/// What the method gets of an argument.
fn lent(param: &ExportParam) -> Doc {
    let name = &param.name;
    let borrow = match param.lend {
        Lend::Value => return Doc::text(name.clone()),
        Lend::Reference => "as_ref",
        Lend::Slice => "as_deref",
    };
    Doc::text(match param.presence {
        Presence::Required | Presence::Rest => format!("&{name}"),
        Presence::Nullable | Presence::Optional => format!("{name}.{borrow}()"),
        Presence::OptionalNullable => {
            format!("{name}.as_ref().map(::core::option::Option::{borrow})")
        }
    })
}

/// The answer with what a call gives.
fn replied(function: &ExportFunction, call: Doc) -> Doc {
    let shape = |index: usize| Doc::text(format!("&__FUNCTION_{index}"));
    let result = || Doc::text(format!("__FUNCTION_{}.result", function.shape));
    match function.result.reply {
        Reply::Value => Doc::call(rt("reply"), vec![call, result()]),
        Reply::Promise => Doc::call(rt("reply"), vec![Doc::call(OK, vec![call]), result()]),
        Reply::Callback(index) => Doc::call(rt("reply_callback"), vec![call, shape(index)]),
        Reply::NullableCallback(index) => {
            Doc::call(rt("reply_nullable_callback"), vec![call, shape(index)])
        }
    }
}

/// `const METHODS`; the functions that are called have the name `call` with a number for `#`.
pub(crate) fn methods(w: &mut Writer, this: &str, call: &str, functions: &[ExportFunction]) {
    let method = rt("Method");
    let head = format!("const METHODS: &'static [{method}<{this}>] = &[");
    if functions.is_empty() {
        w.line(&format!("{head}];"));
        return;
    }
    w.line(&head);
    w.nested(|w| {
        for (i, function) in functions.iter().enumerate() {
            w.line(&format!("{method} {{"));
            w.nested(|w| {
                described(w, function);
                w.line(&format!("shape: &__FUNCTION_{},", function.shape));
                w.line(&format!("call: {},", call.replace('#', &i.to_string())));
            });
            w.line("},");
        }
    });
    w.line("];");
}

/// The fields that errors are made of.
pub(crate) fn described(w: &mut Writer, function: &ExportFunction) {
    w.line(&format!("place: {},", literal(&function.place)));
    let params = function.params.iter();
    let list = Doc::List {
        open: "[",
        items: params.map(|it| Doc::text(literal(&it.js_name))).collect(),
        close: "]",
        tuple: false,
    };
    w.doc(&Doc::Seq(vec![Doc::text("params: &"), list]), ",");
    let rest = function
        .params
        .last()
        .is_some_and(|it| it.presence == Presence::Rest);
    w.line(&format!("rest: {rest},"));
}

fn tuple(items: Vec<Doc>) -> Doc {
    Doc::List {
        open: "(",
        items,
        close: ")",
        tuple: true,
    }
}

/// The module with the macro, and the names that its expansion uses.
fn hidden_module(w: &mut Writer, export: &Export) {
    let name = &export.macro_name;
    w.line("#[doc(hidden)]");
    w.block(&format!("pub mod {name}"), |w| {
        w.line(&format!("pub use super::{} as Exported;", export.name));
        if let Some(class) = &export.class {
            export_class::names(w, class);
        }
        w.line("#[allow(unused_macros)]");
        w.block(&format!("macro_rules! {name}"), |w| expansion(w, export));
        w.line("#[allow(unused_imports)]");
        w.line(&format!("pub(crate) use {name};"));
    });
    w.line("#[allow(unused_imports)]");
    w.line(&format!("pub(crate) use {name}::{name};"));
}

fn expansion(w: &mut Writer, export: &Export) {
    let (pattern, called, value) = match &export.class {
        None => ("$value:expr", "__export_interface", "$value);"),
        Some(class) if class.is_plain() => ("$class:ty", "__export_class", "$class, plain);"),
        Some(_) => ("$class:ty", "__export_class", "$class, statics);"),
    };
    w.line(&format!("({pattern} $(,)?) => {{"));
    let (symbol, name) = (&export.symbol, literal(&export.export_name));
    let mut words = vec![
        format!("::jsi_runtime::{called}!({},", export.macro_name),
        format!("{symbol},"),
        format!("{name},"),
        format!("{},", raw_literal(&js::export(export))),
        format!("{},", raw_literal(&dts::export_section(export))),
    ];
    words.extend(value.split(' ').map(str::to_owned));
    w.nested(|w| w.fill(&words));
    w.line("};");
}
