//! The trait of an interface: what users call and mock. No type of wasm-bindgen stands here.

use super::layout::Doc;
use super::text;
use super::ty::ty;
use super::writer::Writer;
use crate::bindings::{Function, Import, Marshal, Param, Presence, Returns, Ty, WithClosure};

const RESULT: &str = "::core::result::Result";
const ERROR: &str = "::jsi_runtime::JsError";

/// Prints the trait.
pub(crate) fn print(w: &mut Writer, import: &Import) {
    text::notes(w, &import.notes);
    if import.functions.is_empty() {
        w.line(&format!("pub trait {} {{}}", import.name));
        return;
    }
    w.block(&format!("pub trait {}", import.name), |w| {
        for function in &import.functions {
            text::notes(w, &function.notes);
            w.doc(&signature(function, |param| param.name.clone()), ";");
            if let Some(with) = &function.with_closure {
                with_closure(w, function, with);
            }
        }
    });
}

/// `fn name(&self, …) -> …`; `pattern` is what stands for a parameter.
pub(crate) fn signature(function: &Function, pattern: impl Fn(&Param) -> String) -> Doc {
    let params = function
        .params
        .iter()
        .map(|param| named(pattern(param), ty(&param.ty)));
    method(&function.name, params, result(function))
}

fn method(name: &str, params: impl Iterator<Item = Doc>, result: Option<Ty>) -> Doc {
    let params = std::iter::once(Doc::text("&self")).chain(params).collect();
    let mut parts = vec![Doc::call(format!("fn {name}"), params)];
    if let Some(result) = result {
        parts.push(Doc::text(" -> "));
        parts.push(ty(&result));
    }
    Doc::Seq(parts)
}

fn named(name: String, ty: Doc) -> Doc {
    Doc::Seq(vec![Doc::text(name), Doc::text(": "), ty])
}

/// What the function returns; `None` is nothing at all.
fn result(function: &Function) -> Option<Ty> {
    if function.infallible {
        return None;
    }
    Some(match function.result.marshal {
        Marshal::Promise(_) => function.result.ty.clone(),
        Marshal::Void
        | Marshal::Scalar(_)
        | Marshal::SafeInteger(_)
        | Marshal::Text
        | Marshal::Elements(_)
        | Marshal::Reference(_)
        | Marshal::Callback(_)
        | Marshal::Wire(_) => fallible(function.result.ty.clone()),
    })
}

fn fallible(ty: Ty) -> Ty {
    Ty::Generic(RESULT, vec![ty, Ty::Name(ERROR.into())])
}

fn with_closure(w: &mut Writer, function: &Function, with: &WithClosure) {
    let mut notes = function.notes.clone();
    let plain = function.name.trim_start_matches("r#");
    notes.docs = format!(
        "The same as [`Self::{plain}`] with a closure, whose callback lives as long as the second value."
    );
    text::notes(w, &notes);
    w.line(
        "#[must_use = \"JavaScript can call the closure only as long as the second value lives\"]",
    );
    let promise = matches!(function.result.marshal, Marshal::Promise(_));
    let pair = Ty::Tuple(vec![function.result.ty.clone(), with.callback.clone()]);
    let result = if promise || function.infallible {
        pair
    } else {
        fallible(pair)
    };
    let params = function.params.iter().enumerate().map(|(i, param)| {
        let of = if i == with.param {
            closure(with)
        } else {
            ty(&param.ty)
        };
        named(param.name.clone(), of)
    });
    w.doc(&method(&with.name, params, Some(result)), "");
    w.line("where");
    w.nested(|w| w.line("Self: ::core::marker::Sized,"));
    w.line("{");
    w.nested(|w| with_body(w, function, with, promise));
    w.line("}");
}

/// `impl FnMut(…) -> … + 'static`
fn closure(with: &WithClosure) -> Doc {
    let args = match &with.args {
        Some(args) => args.iter().map(ty).collect(),
        None => vec![Doc::text("&[::jsi_runtime::Any]")],
    };
    let mut parts = vec![Doc::call("impl ::core::ops::FnMut", args)];
    if with.result != Ty::Tuple(Vec::new()) {
        parts.push(Doc::text(" -> "));
        parts.push(ty(&with.result));
    }
    parts.push(Doc::text(" + 'static"));
    Doc::Seq(parts)
}

fn with_body(w: &mut Writer, function: &Function, with: &WithClosure, promise: bool) {
    let name = function
        .params
        .get(with.param)
        .map_or("", |param| param.name.as_str());
    w.line(&format!(
        "let {name} = ::jsi_runtime::Callback::new({name});"
    ));
    let args = function.params.iter().enumerate().map(|(i, param)| {
        Doc::text(if i == with.param {
            format!("&{name}")
        } else {
            param.name.clone()
        })
    });
    let args = std::iter::once(Doc::text("self")).chain(args).collect();
    let call = Doc::call(format!("Self::{}", function.name), args);
    let unit = function.result.marshal == Marshal::Void;
    let fails = !promise && !function.infallible;
    let after = if fails { "?;" } else { ";" };
    if unit {
        w.doc(&call, after);
    } else {
        w.doc(&Doc::Seq(vec![Doc::text("let __result = "), call]), after);
    }
    let pair = format!("({}, {name})", if unit { "()" } else { "__result" });
    if fails {
        w.line(&format!("{RESULT}::Ok({pair})"));
    } else {
        w.line(&pair);
    }
}

/// Whether the parameter's value is behind a reference already.
pub(crate) fn is_reference(param: &Param) -> bool {
    matches!(
        (&param.ty, param.presence),
        (Ty::Ref(_), Presence::Required | Presence::Rest)
    )
}

/// Whether nothing comes back.
pub(crate) fn is_void(result: &Returns) -> bool {
    result.marshal == Marshal::Void
}
