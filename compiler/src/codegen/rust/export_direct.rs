//! Functions of an export that cross in their signatures: JavaScript calls each by its place in the function table.

use std::collections::BTreeSet;

use super::call::raw;
use super::export_callee::{Callee, On, borrowed, implemented};
use super::layout::{Doc, List};
use super::rt;
use super::runtime_modules::{of_param, of_result};
use super::text::literal;
use super::types::{flat, ty};
use super::writer::{Body, Signature, Writer};
use crate::bindings::{
    Crossing, DirectCall, Elements, ExportFunction, ExportParam, Marshal, Presence, Reply, Role,
};

/// Prints the function that JavaScript calls.
pub(crate) fn callee(w: &mut Writer, it: &Callee, function: &ExportFunction, direct: &DirectCall) {
    let mut numbers = Numbers::default();
    let number = match &it.on {
        On::Object(_) | On::Implemented(_) => Some(numbers.next("i32")),
        On::Interface(_) | On::Class | On::New(_) => None,
    };
    let params = function.params.iter().zip(&direct.params);
    let statements = params.map(|(param, marshal)| {
        let value = lifted(&mut numbers, param, *marshal);
        (format!("let {}: {}", param.name, flat(&param.owned)), value)
    });
    let statements = statements.collect();
    let body = Body {
        statements,
        value: called(it, function),
    };
    let output = match &it.on {
        On::New(_) => Some("i32"),
        On::Interface(_) | On::Object(_) | On::Implemented(_) | On::Class => output(direct.result),
    };
    if let On::Object(name) = &it.on {
        on_object(w, name, function, &numbers, body.clone());
    }
    let place = || Doc::text(literal(&function.place));
    let arguments = |number: Option<String>| number.into_iter().map(Doc::text).chain([place()]);
    let signature = Signature {
        name: format!("extern \"C\" fn {}", it.name),
        params: numbers.declared(),
        output: output.map(Doc::text),
    };
    w.signature(signature, " {");
    w.nested(|w| {
        let mut args = vec![Doc::text("__call")];
        let runtime = match &it.on {
            On::Interface(name) => {
                w.closure("let __call", "|__this: &__T| ", body);
                format!("of_interface::<dyn {name}, _, _, _>")
            }
            On::Object(name) => {
                let call = || Body {
                    statements: Vec::new(),
                    value: Doc::call(on_name(function), numbers.passed()),
                };
                w.closure("let __own", "|__this: &__T| ", call());
                let head = format!("|__this: &(dyn {name} + 'static)| ");
                w.closure("let __call", &head, call());
                args.insert(0, Doc::text("__own"));
                args.extend(arguments(number));
                "of_object".to_owned()
            }
            On::Implemented(name) => {
                let head = format!("|__this: &(dyn {name} + 'static)| ");
                w.closure("let __call", &head, body);
                args.extend(arguments(number));
                "of_implemented".to_owned()
            }
            On::Class => {
                w.closure("let __call", "|| ", body);
                "of_class".to_owned()
            }
            On::New(name) => {
                w.closure("let __call", "|| ", body);
                let runtime = rt(&format!("of_new::<dyn {name}, __T>"));
                return w.doc(&Doc::call(runtime, args), "");
            }
        };
        args.push(reply(function, direct));
        w.doc(&Doc::call(rt(&runtime), args), "");
    });
    w.line("}");
}

/// The name of the function that reads the arguments and calls a member of an object.
fn on_name(function: &ExportFunction) -> String {
    format!("__on_{}", function.number)
}

/// Prints that function: once compiled for the type of the user, and once for all others.
fn on_object(w: &mut Writer, name: &str, function: &ExportFunction, numbers: &Numbers, body: Body) {
    let this = Doc::text("__this: &__S");
    let params = numbers.declared().into_iter().skip(1);
    let output = Doc::List(List::Types, vec![ty(&function.result.ty)]);
    let signature = Signature {
        name: format!("fn {}<__S: {name} + ?Sized>", on_name(function)),
        params: [this].into_iter().chain(params).collect(),
        output: Some(Doc::Seq(vec![Doc::text(rt("Result")), output])),
    };
    w.signature(signature, " {");
    w.nested(|w| {
        for (name, value) in body.statements {
            w.assign(&name, value);
        }
        w.doc(&body.value, "");
    });
    w.line("}");
}

/// The call of the trait.
fn called(it: &Callee, function: &ExportFunction) -> Doc {
    let this = it.on.object().map(|_| Doc::text("__this"));
    let args = function.params.iter();
    let args = args.map(|param| borrowed(&param.name, &param.borrow, param.presence));
    let args = this.into_iter().chain(args).collect();
    let value = Doc::call(format!("{}::{}", it.path, function.name), args);
    let value = implemented(function, value);
    match function.result.reply {
        Reply::Promise => Doc::call(rt("Result::Ok"), vec![value]),
        Reply::Value | Reply::Callback(_) | Reply::NullableCallback(_) => value,
    }
}

/// The numbers of a signature.
#[derive(Default)]
struct Numbers {
    types: Vec<String>,
}

impl Numbers {
    /// The name of one more.
    fn next(&mut self, ty: &str) -> String {
        let name = format!("__{}", self.types.len());
        self.types.push(ty.to_owned());
        name
    }

    /// The parameters.
    fn declared(&self) -> Vec<Doc> {
        let all = self.types.iter().enumerate();
        all.map(|(i, ty)| Doc::text(format!("__{i}: {ty}")))
            .collect()
    }

    /// The arguments of a function that gets the object instead of its number.
    fn passed(&self) -> Vec<Doc> {
        let all = (1..self.types.len()).map(|i| Doc::text(format!("__{i}")));
        std::iter::once(Doc::text("__this")).chain(all).collect()
    }
}

/// The expression of an argument, which may be an error.
fn lifted(numbers: &mut Numbers, param: &ExportParam, marshal: Marshal) -> Doc {
    let flag = has_flag(param.presence).then(|| numbers.next("i32"));
    let (function, number) = match marshal {
        Marshal::Scalar(scalar) => ("scalar", raw(scalar)),
        Marshal::SafeInteger(_) => ("scalar", "f64"),
        Marshal::Text => ("text", "i32"),
        Marshal::Elements(_) => ("elements", "i32"),
        // decided by `lower`: nothing else is direct
        Marshal::Void
        | Marshal::View(_)
        | Marshal::Reference(_)
        | Marshal::Callback(_)
        | Marshal::Promise(_)
        | Marshal::Wire(_) => ("reference", "i32"),
    };
    let number = numbers.next(number);
    let value = format!("{}({number})", rt(function));
    Doc::text(match (flag, param.presence) {
        (Some(flag), Presence::OptionalNullable) => {
            format!("{}({flag}, || {value})?", rt("optional_nullable"))
        }
        (Some(flag), _) => format!("{}({flag}, || {value})?", rt("optional")),
        (None, _) => format!("{value}?"),
    })
}

/// Whether a number before the value has the state: 0 missing, 1 null, 2 present.
fn has_flag(presence: Presence) -> bool {
    match presence {
        Presence::Required | Presence::Rest => false,
        Presence::Nullable | Presence::Optional | Presence::OptionalNullable => true,
    }
}

/// What the signature returns; the runtime passes other values to JavaScript before that.
fn output(result: Marshal) -> Option<&'static str> {
    match result {
        Marshal::Scalar(scalar) => Some(raw(scalar)),
        Marshal::SafeInteger(_) => Some("f64"),
        // 0, or an error
        Marshal::Void => Some("i32"),
        Marshal::Text
        | Marshal::Elements(_)
        | Marshal::View(_)
        | Marshal::Reference(_)
        | Marshal::Callback(_)
        | Marshal::Promise(_)
        | Marshal::Wire(_) => None,
    }
}

/// The function of the runtime that passes the result to JavaScript.
fn reply(function: &ExportFunction, direct: &DirectCall) -> Doc {
    let name = match direct.result {
        Marshal::Void => "no_reply",
        Marshal::Scalar(_) => "scalar_reply",
        Marshal::SafeInteger(_) => {
            let place = literal(&format!("{}: result", function.place));
            return nullable(direct, Doc::call(rt("safe_reply"), vec![Doc::text(place)]));
        }
        Marshal::Text => "text_reply",
        Marshal::Elements(_) => "elements_reply",
        Marshal::Promise(shape) => {
            let shape = Doc::text(format!("&__SHAPE_{shape}"));
            return Doc::call(rt("promise_reply"), vec![shape]);
        }
        // decided by `lower`: nothing else is direct
        Marshal::Reference(_) | Marshal::View(_) | Marshal::Callback(_) | Marshal::Wire(_) => {
            "reference_reply"
        }
    };
    nullable(direct, Doc::text(rt(name)))
}

fn nullable(direct: &DirectCall, reply: Doc) -> Doc {
    match direct.nullable {
        true => Doc::call(rt("nullable_reply"), vec![reply]),
        false => reply,
    }
}

/// `const DIRECT`: the functions by their numbers, if there are any.
pub(crate) fn list(w: &mut Writer, name: &str, functions: &[ExportFunction]) {
    let direct = functions.iter().filter(|it| match it.crossing {
        Crossing::Direct(_) => true,
        Crossing::Encoded(_) => false,
    });
    let all: Vec<Doc> = direct
        .map(|it| Doc::text(name.replace('#', &it.number.to_string()) + " as *const ()"))
        .collect();
    if !all.is_empty() {
        let all = vec![Doc::text("&"), Doc::List(List::Array, all)];
        w.assign("const DIRECT: &'static [*const ()]", Doc::Seq(all));
    }
}

/// `fn load`: connects the runtime modules whose functions the glue calls.
pub(crate) fn modules<'a>(w: &mut Writer, functions: impl Iterator<Item = &'a ExportFunction>) {
    let direct = functions.filter_map(|it| match &it.crossing {
        Crossing::Direct(direct) => Some((direct, it.role)),
        Crossing::Encoded(_) => None,
    });
    let modules: BTreeSet<&'static str> = direct
        .flat_map(|(direct, role)| {
            // what JavaScript passes is checked as the result of an import is, and the other way round
            let params = direct.params.iter().filter_map(|it| match it {
                Marshal::Elements(Elements::Array(_)) => Some("NUMBER_LISTS"),
                other => of_result(*other),
            });
            let result = match role {
                Role::New => None,
                Role::Call | Role::Get | Role::Set | Role::Has | Role::Index(_) => {
                    of_param(direct.result, &[])
                }
            };
            params.chain(result)
        })
        .collect();
    if modules.is_empty() {
        return;
    }
    w.block("fn load()", |w| {
        for module in modules {
            w.line(&format!("{}.load();", rt(&format!("module::{module}"))));
        }
    });
}
