//! What the runtime calls for the functions of an export: each reads its arguments, calls the trait, and replies.

use super::export_callee::{Callee, On, borrowed, implemented};
use super::export_direct;
use super::layout::{Doc, List};
use super::rt;
use super::text::literal;
use super::types::ty;
use super::writer::{Signature, Writer};
use crate::bindings::{Crossing, ExportFunction, Presence, Reply};

/// Prints the functions that read the arguments, and call with them.
pub(crate) fn callee(w: &mut Writer, it: &Callee, function: &ExportFunction) {
    let shape = match &function.crossing {
        Crossing::Direct(direct) => return export_direct::callee(w, it, function, direct),
        Crossing::Encoded(shape) => *shape,
    };
    read(w, &it.read, function);
    head(w, it, &rt("Reply"));
    w.nested(|w| {
        let args = taken(w, it, function);
        let this = it.on.object().map(|_| Doc::text("__this"));
        let args = this.into_iter().chain(args).collect();
        let call = Doc::call(format!("{}::{}", it.path, function.name), args);
        w.doc(&replied(function, call, shape), "");
    });
    w.line("}");
}

/// Prints `fn name(this, args) -> Result<…> {`.
pub(crate) fn head(w: &mut Writer, it: &Callee, result: &str) {
    let this = match &it.on {
        On::Interface(name) | On::Object(name) | On::Implemented(name) => {
            Some(Doc::text(format!("__this: &dyn {name}")))
        }
        On::Class => Some(Doc::text("_: &()")),
        On::New(_) => None,
    };
    let this = this.into_iter();
    let args = Doc::text(format!("__args: {}", rt("Arguments")));
    let params = this.chain([args]).collect();
    let signature = Signature {
        name: format!("fn {}", it.name),
        params,
        output: Some(Doc::text(format!("{}<{result}>", rt("Result")))),
    };
    w.signature(signature, " {");
}

/// Prints the statement that reads the arguments; gives what is passed.
pub(crate) fn taken(w: &mut Writer, it: &Callee, function: &ExportFunction) -> Vec<Doc> {
    let names = function.params.iter();
    let names: Vec<Doc> = names.map(|param| Doc::text(param.name.clone())).collect();
    if names.is_empty() {
        w.line("let _ = __args;");
        return Vec::new();
    }
    let call = Doc::call("__args.read", vec![Doc::text(it.read.clone())]);
    let parts = vec![Doc::text("let "), tuple(names), Doc::text(" = "), call];
    w.doc(&Doc::Seq(parts), "?;");
    let params = function.params.iter();
    let borrowed = params.map(|it| borrowed(&it.name, &it.borrow, it.presence));
    borrowed.collect()
}

/// The function that reads the arguments.
pub(crate) fn read(w: &mut Writer, name: &str, function: &ExportFunction) {
    if function.params.is_empty() {
        return;
    }
    let owned = function.params.iter().map(|param| ty(&param.owned));
    let reader = Doc::text(format!("__args: &mut {}<'_>", rt("ArgumentReader")));
    let output = Doc::Seq(vec![
        Doc::text(rt("Result")),
        Doc::List(List::Types, vec![tuple(owned.collect())]),
    ]);
    let signature = Signature {
        name: format!("fn {name}"),
        params: vec![reader],
        output: Some(output),
    };
    w.signature(signature, " {");
    let values = function.params.iter();
    let values = values.map(|_| Doc::text("__args.lift()?"));
    let ok = Doc::call("Ok", vec![tuple(values.collect())]);
    w.nested(|w| w.doc(&ok, ""));
    w.line("}");
}

/// The answer with what a call gives.
fn replied(function: &ExportFunction, call: Doc, of: usize) -> Doc {
    let shape = |index: usize| Doc::text(format!("&__FUNCTION_{index}"));
    let result = || Doc::text(format!("__FUNCTION_{of}.result"));
    match function.result.reply {
        Reply::Value => {
            let call = implemented(function, call);
            Doc::call(rt("reply"), vec![call, result()])
        }
        Reply::Promise => {
            let call = implemented(function, call);
            Doc::call(rt("reply"), vec![Doc::call("Ok", vec![call]), result()])
        }
        Reply::Callback(index) => Doc::call(rt("reply_callback"), vec![call, shape(index)]),
        Reply::NullableCallback(index) => {
            Doc::call(rt("reply_nullable_callback"), vec![call, shape(index)])
        }
    }
}

/// `const DIRECT` and `const METHODS`; the names of the functions have a number for `#`. `more` are methods of the runtime.
pub(crate) fn methods(
    w: &mut Writer,
    this: &str,
    names: &Names,
    functions: &[ExportFunction],
    more: Vec<Doc>,
) {
    if let Some(direct) = names.direct {
        export_direct::list(w, direct, functions);
    }
    let method = rt("Method");
    let encoded = functions
        .iter()
        .filter_map(|function| match function.crossing {
            Crossing::Direct(_) => None,
            Crossing::Encoded(shape) => Some((function, shape)),
        });
    let all = encoded.map(|(function, shape)| {
        let mut fields = described(function);
        fields.push(Doc::text(format!("shape: &__FUNCTION_{shape}")));
        let call = names.encoded.replace('#', &function.number.to_string());
        fields.push(Doc::text(format!("call: {call}")));
        let name = Doc::text(format!("{method} "));
        Doc::Seq(vec![name, Doc::List(List::Fields, fields)])
    });
    let all: Vec<Doc> = all.chain(more).collect();
    if all.is_empty() {
        return;
    }
    let all = vec![Doc::text("&"), Doc::List(List::Array, all)];
    let head = format!("const METHODS: &'static [{method}<{this}>]");
    w.assign(&head, Doc::Seq(all));
}

/// The names of the functions that the runtime calls, with their number for `#`.
pub(crate) struct Names {
    /// Of functions that cross in their signatures.
    pub(crate) direct: Option<&'static str>,
    /// Of functions that cross as wire bytes.
    pub(crate) encoded: &'static str,
}

/// Those of methods.
pub(crate) const METHODS: Names = Names {
    direct: Some("__direct_#"),
    encoded: "__call_#",
};

/// Those of an export, whose functions that cross in their signatures depend on the type of the user.
pub(crate) const OF_EXPORT: Names = Names {
    direct: None,
    ..METHODS
};

/// The fields that errors are made of.
pub(crate) fn described(function: &ExportFunction) -> Vec<Doc> {
    let params = function.params.iter();
    let params = params.map(|it| Doc::text(literal(&it.js_name)));
    let params = Doc::List(List::Array, params.collect());
    let last = function.params.last();
    let rest = last.is_some_and(|it| it.presence == Presence::Rest);
    vec![
        Doc::text(format!("place: {}", literal(&function.place))),
        Doc::Seq(vec![Doc::text("params: &"), params]),
        Doc::text(format!("rest: {rest}")),
    ]
}

fn tuple(items: Vec<Doc>) -> Doc {
    Doc::List(List::Tuple, items)
}
