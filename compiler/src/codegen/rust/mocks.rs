//! What tests use instead of an import or an object of a callback interface: a mock of the crate `mockall`, and a trait for fakes that implement some members only.

use super::body::forward;
use super::layout::{Doc, List};
use super::signature::{self, Form};
use super::text::literal;
use super::types::ty;
use super::writer::{Signature, Writer};
use super::{NATIVE, rt};
use crate::bindings::{Function, Mocked, Mocks, RustType};

/// What mocks are compiled for: `mockall` is a dependency of tests only.
const TEST: &str = "#[cfg(all(test, not(target_family = \"wasm\")))]";

/// Prints what was asked for.
pub(crate) fn print(w: &mut Writer, of: &Mocked<'_>, mocks: Mocks) {
    if mocks.mockall {
        mockall(w, of);
    }
    if mocks.fakes {
        fake(w, of);
    }
}

/// `MockName`. Its functions have the names of the trait's; those with a body there stay as they are.
fn mockall(w: &mut Writer, of: &Mocked<'_>) {
    let name = of.name.trim_start_matches("r#");
    w.line(TEST);
    w.block("::mockall::mock!", |w| {
        w.line(&format!("pub {name} {{}}"));
        let parents = of.parents.iter().rev();
        let parents = parents.map(|(name, functions)| (*name, functions));
        for (of, functions) in parents.chain([(of.name, &of.functions)]) {
            w.block(&format!("impl {of} for {name}"), |w| {
                for function in functions {
                    w.signature(mocked(function), ";");
                }
            });
        }
    });
}

/// The signature with names for the lifetimes that Rust would infer: `mockall` repeats types where it infers none.
fn mocked(function: &Function) -> Signature {
    let mut lifetimes = Vec::new();
    let params = function.params.iter().map(|param| {
        let of = match &param.ty {
            // the outermost reference needs no name
            RustType::Ref(target) => Doc::Seq(vec![Doc::text("&"), named(target, &mut lifetimes)]),
            RustType::RefMut(target) => {
                Doc::Seq(vec![Doc::text("&mut "), named(target, &mut lifetimes)])
            }
            other => named(other, &mut lifetimes),
        };
        Doc::Seq(vec![Doc::text(format!("{}: ", param.name)), of])
    });
    let params: Vec<Doc> = std::iter::once(Doc::text("&self")).chain(params).collect();
    let Signature { name, output, .. } = signature::method(function, Form::Plain);
    let name = match lifetimes.as_slice() {
        [] => name,
        all => format!("{name}<{}>", all.join(", ")),
    };
    Signature {
        name,
        params,
        output,
    }
}

/// A type whose references and inferred lifetimes have names.
fn named(of: &RustType, lifetimes: &mut Vec<String>) -> Doc {
    let mut next = || {
        let name = format!("'l{}", lifetimes.len());
        lifetimes.push(name.clone());
        name
    };
    match of {
        RustType::Name(name) if &**name == "'_" => Doc::text(next()),
        RustType::Name(_) => ty(of),
        RustType::Ref(target) => {
            let head = Doc::text(format!("&{} ", next()));
            Doc::Seq(vec![head, named(target, lifetimes)])
        }
        RustType::RefMut(target) => {
            let head = Doc::text(format!("&{} mut ", next()));
            Doc::Seq(vec![head, named(target, lifetimes)])
        }
        RustType::Generic(name, args) => {
            let args = args.iter().map(|it| named(it, lifetimes)).collect();
            Doc::Seq(vec![Doc::Text(name.clone()), Doc::List(List::Types, args)])
        }
        RustType::Tuple(parts) => {
            let parts = parts.iter().map(|it| named(it, lifetimes)).collect();
            Doc::List(List::Tuple, parts)
        }
        RustType::Slice(element) => {
            let element = named(element, lifetimes);
            Doc::Seq(vec![Doc::text("["), element, Doc::text("]")])
        }
        RustType::Array(element, length) => {
            let element = named(element, lifetimes);
            let end = Doc::text(format!("; {length}]"));
            Doc::Seq(vec![Doc::text("["), element, end])
        }
    }
}

/// `FakeName`. It is another trait, so that an implementation of the first one cannot lack a member.
fn fake(w: &mut Writer, of: &Mocked<'_>) {
    let (name, plain) = (of.name, of.name.trim_start_matches("r#"));
    let above = of.parents.first();
    let above = above.map_or_else(String::new, |(above, _)| format!(": {above}"));
    w.line(&format!(
        "/// For tests: a type with this trait has [`{plain}`]. A member that it does not implement is an error that names the member."
    ));
    w.line(NATIVE);
    w.block(&format!("pub trait Fake{plain}{above}"), |w| {
        for function in &of.functions {
            w.signature(signature::method(function, Form::Plain), " {");
            let body = if let Some(body) = super::callback_interface::default(function) {
                body
            } else if function.infallible {
                let text = format!("{}: not implemented by this fake", function.place);
                let args = vec![Doc::text("\"{}\""), Doc::text(literal(&text))];
                Doc::call("::core::panic!", args)
            } else {
                Doc::call(rt("not_in_fake"), vec![Doc::text(literal(&function.place))])
            };
            w.nested(|w| w.doc(&body, ""));
            w.line("}");
        }
    });
    w.line(NATIVE);
    let head = [
        format!("impl<__T: Fake{plain} + ?::core::marker::Sized>"),
        name.to_owned(),
        "for __T".to_owned(),
    ];
    w.item(&head, |w| {
        for function in &of.functions {
            w.signature(signature::method(function, Form::Plain), " {");
            let call = forward(&format!("Fake{plain}"), function, Form::Plain, "self");
            w.nested(|w| w.doc(&call, ""));
            w.line("}");
        }
    });
}
