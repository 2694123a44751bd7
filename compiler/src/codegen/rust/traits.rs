//! The trait of an interface or class: what users call and mock. No type of wasm-bindgen stands here.

use super::body::implementation;
use super::layout::Doc;
use super::text;
use super::ty::ty;
use super::writer::Writer;
use crate::bindings::{Function, Marshal, Notes, Param, Presence, Returns, Ty, WithClosure};

const RESULT: &str = "::core::result::Result";
const ERROR: &str = "::jsi_runtime::JsError";

/// Prints a trait.
pub(crate) fn print<'a>(
    w: &mut Writer,
    head: &str,
    notes: &Notes,
    functions: impl Iterator<Item = &'a Function>,
) {
    text::notes(w, notes);
    implementation(w, head, functions, |w, function| {
        text::notes(w, &function.notes);
        w.doc(&signature(function, |param| param.name.clone()), ";");
        if let Some(with) = &function.with_closure {
            with_closure(w, function, with);
        }
    });
}

/// `fn name(&self, …) -> …`; `pattern` is what stands for a parameter.
pub(crate) fn signature(function: &Function, pattern: impl Fn(&Param) -> String) -> Doc {
    let params = function
        .params
        .iter()
        .map(|param| named(pattern(param), ty(&param.ty)));
    let receiver = std::iter::once(Doc::text("&self"));
    head(&function.name, receiver.chain(params), result(function))
}

/// One of the two forms of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As declared.
    Plain,
    /// `NAME_with`
    WithClosure,
}

impl Form {
    /// What the function is called in this form.
    pub(crate) fn name(self, function: &Function) -> &str {
        match (self, &function.with_closure) {
            (Self::WithClosure, Some(with)) => &with.name,
            (Self::WithClosure, None) | (Self::Plain, _) => &function.name,
        }
    }
}

/// `fn name(…) -> …`, without receiver.
pub(crate) fn associated(function: &Function, form: Form) -> Doc {
    match (form, &function.with_closure) {
        (Form::WithClosure, Some(with)) => {
            let params = with_params(function, with);
            head(&with.name, params, with_result(function, with))
        }
        (Form::WithClosure, None) | (Form::Plain, _) => {
            let params = function.params.iter();
            let params = params.map(|param| named(param.name.clone(), ty(&param.ty)));
            head(&function.name, params, result(function))
        }
    }
}

fn head(name: &str, params: impl Iterator<Item = Doc>, result: Option<Ty>) -> Doc {
    let mut parts = vec![Doc::call(format!("fn {name}"), params.collect())];
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
        | Marshal::View(_)
        | Marshal::Reference(_)
        | Marshal::Callback(_)
        | Marshal::Wire(_) => fallible(function.result.ty.clone()),
    })
}

fn fallible(ty: Ty) -> Ty {
    Ty::Generic(RESULT, vec![ty, Ty::Name(ERROR.into())])
}

/// Says that the callback of this form must be kept.
pub(crate) fn must_use(w: &mut Writer, form: Form) {
    match form {
        Form::Plain => {}
        Form::WithClosure => w.line(
            "#[must_use = \"JavaScript can call the closure only as long as the second value lives\"]",
        ),
    }
}

fn with_closure(w: &mut Writer, function: &Function, with: &WithClosure) {
    let mut notes = function.notes.clone();
    let plain = function.name.trim_start_matches("r#");
    notes.docs = format!(
        "The same as [`Self::{plain}`] with a closure, whose callback lives as long as the second value."
    );
    text::notes(w, &notes);
    must_use(w, Form::WithClosure);
    let receiver = std::iter::once(Doc::text("&self"));
    let params = receiver.chain(with_params(function, with));
    w.doc(&head(&with.name, params, with_result(function, with)), "");
    w.line("where");
    w.nested(|w| w.line("Self: ::core::marker::Sized,"));
    w.line("{");
    w.nested(|w| with_body(w, function, with));
    w.line("}");
}

fn with_params(function: &Function, with: &WithClosure) -> impl Iterator<Item = Doc> {
    function.params.iter().enumerate().map(|(i, param)| {
        let of = if i == with.param {
            closure(with)
        } else {
            ty(&param.ty)
        };
        named(param.name.clone(), of)
    })
}

fn with_result(function: &Function, with: &WithClosure) -> Option<Ty> {
    let pair = Ty::Tuple(vec![function.result.ty.clone(), with.callback.clone()]);
    Some(if is_promise(function) || function.infallible {
        pair
    } else {
        fallible(pair)
    })
}

fn is_promise(function: &Function) -> bool {
    matches!(function.result.marshal, Marshal::Promise(_))
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

fn with_body(w: &mut Writer, function: &Function, with: &WithClosure) {
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
    let fails = !is_promise(function) && !function.infallible;
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
