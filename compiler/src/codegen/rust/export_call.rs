//! What the runtime calls for the functions of an export: each reads its arguments, calls the trait, and replies.

use super::layout::{Doc, List};
use super::rt;
use super::text::literal;
use super::types::ty;
use super::writer::{Signature, Writer};
use crate::bindings::{Borrow, ExportFunction, Presence, Reply, Role};

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
    /// A method of the trait of this name.
    pub(crate) fn method(name: &str, index: usize) -> Self {
        Self {
            name: format!("__call_{index}"),
            this: Some(format!("__this: &dyn {name}")),
            object: true,
            path: name.to_owned(),
            read: format!("__read_{index}"),
        }
    }
}

/// Prints the functions that read the arguments, and call with them.
pub(crate) fn callee(w: &mut Writer, it: &Callee, function: &ExportFunction) {
    read(w, &it.read, function);
    head(w, it, &rt("Reply"));
    w.nested(|w| {
        let args = taken(w, it, function);
        let this = it.object.then(|| Doc::text("__this"));
        let args = this.into_iter().chain(args).collect();
        let call = Doc::call(format!("{}::{}", it.path, function.name), args);
        w.doc(&replied(function, call), "");
    });
    w.line("}");
}

/// Prints `fn name(this, args) -> Result<…> {`.
pub(crate) fn head(w: &mut Writer, it: &Callee, result: &str) {
    let this = it.this.iter().map(|this| Doc::text(this.clone()));
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

/// What a method gets of an owned argument.
pub(crate) fn borrowed(name: &str, borrow: &Borrow, presence: Presence) -> Doc {
    let borrow = match borrow {
        Borrow::Value => return Doc::text(name.to_owned()),
        Borrow::Reference => "as_ref",
        Borrow::Slice => "as_deref",
        tuple @ (Borrow::Tuple(_) | Borrow::Nullable(_)) => {
            let each = || lent("it", tuple);
            return Doc::text(match presence {
                Presence::Required | Presence::Rest => lent(name, tuple),
                Presence::Nullable | Presence::Optional => {
                    format!("{name}.as_ref().map(|it| {})", each())
                }
                Presence::OptionalNullable => {
                    format!("{name}.as_ref().map(|it| it.as_ref().map(|it| {}))", each())
                }
            });
        }
    };
    Doc::text(match presence {
        Presence::Required | Presence::Rest => format!("&{name}"),
        Presence::Nullable | Presence::Optional => format!("{name}.{borrow}()"),
        Presence::OptionalNullable => {
            format!("{name}.as_ref().map(|it| it.{borrow}())")
        }
    })
}

/// An element of a tuple, or a tuple, as a method receives it.
pub(crate) fn lent(value: &str, borrow: &Borrow) -> String {
    match borrow {
        Borrow::Value => value.to_owned(),
        Borrow::Reference => format!("&{value}"),
        Borrow::Slice => format!("&*{value}"),
        Borrow::Tuple(elements) => {
            let elements = elements.iter().enumerate();
            let elements: Vec<String> = elements
                .map(|(index, element)| lent(&format!("{value}.{index}"), element))
                .collect();
            match elements.as_slice() {
                [only] => format!("({only},)"),
                all => format!("({})", all.join(", ")),
            }
        }
        Borrow::Nullable(inner) => match &**inner {
            Borrow::Value => value.to_owned(),
            Borrow::Reference => format!("{value}.as_ref()"),
            Borrow::Slice => format!("{value}.as_deref()"),
            inner => format!("{value}.as_ref().map(|it| {})", lent("it", inner)),
        },
    }
}

/// The answer with what a call gives.
fn replied(function: &ExportFunction, call: Doc) -> Doc {
    let shape = |index: usize| Doc::text(format!("&__FUNCTION_{index}"));
    let result = || Doc::text(format!("__FUNCTION_{}.result", function.shape));
    let implemented = |name: &str, call: Doc| match (function.optional, function.role) {
        (Some(_), Role::Call) => {
            Doc::call(rt(name), vec![call, Doc::text(literal(&function.place))])
        }
        (None, _) | (Some(_), Role::Get | Role::Set | Role::New | Role::Has | Role::Index(_)) => {
            call
        }
    };
    match function.result.reply {
        Reply::Value => {
            let call = implemented("implemented", call);
            Doc::call(rt("reply"), vec![call, result()])
        }
        Reply::Promise => {
            let call = implemented("implemented_promise", call);
            Doc::call(rt("reply"), vec![Doc::call("Ok", vec![call]), result()])
        }
        Reply::Callback(index) => Doc::call(rt("reply_callback"), vec![call, shape(index)]),
        Reply::NullableCallback(index) => {
            Doc::call(rt("reply_nullable_callback"), vec![call, shape(index)])
        }
    }
}

/// `const METHODS`; the functions that are called have the name `call` with a number for `#`.
/// `more` are methods of the runtime.
pub(crate) fn methods(
    w: &mut Writer,
    this: &str,
    call: &str,
    functions: &[ExportFunction],
    more: Vec<Doc>,
) {
    let method = rt("Method");
    let all = functions.iter().enumerate().map(|(i, function)| {
        let mut fields = described(function);
        fields.push(Doc::text(format!("shape: &__FUNCTION_{}", function.shape)));
        fields.push(Doc::text(format!(
            "call: {}",
            call.replace('#', &i.to_string())
        )));
        let name = Doc::text(format!("{method} "));
        Doc::Seq(vec![name, Doc::List(List::Fields, fields)])
    });
    let all = all.chain(more).collect();
    let all = vec![Doc::text("&"), Doc::List(List::Array, all)];
    let head = format!("const METHODS: &'static [{method}<{this}>]");
    w.assign(&head, Doc::Seq(all));
}

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
