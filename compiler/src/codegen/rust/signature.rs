//! Signatures of the functions of imported interfaces and classes.

use super::layout::{Doc, List};
use super::types::{flat, ty};
use super::writer::{Signature, Writer};
use crate::bindings::{
    Function, Role, RustType, TypeBounds, TypeParam, Typed, WithClosure, WithForm,
};

/// One of the two forms of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As declared.
    Plain,
    /// `NAME_with`
    With,
    /// With type parameters, of a function that is over `Any`.
    Typed,
    /// `NAME_with` with type parameters.
    TypedWith,
}

/// The form with a closure or conversions that belongs to this one.
pub(crate) fn with_form(function: &Function, form: Form) -> Option<&WithForm> {
    match form {
        Form::Plain | Form::Typed => None,
        Form::With => function.with_form.as_ref(),
        Form::TypedWith => function.typed.as_ref()?.with_form.as_ref(),
    }
}

impl Form {
    /// What the function is called in this form.
    pub(crate) fn name(self, function: &Function) -> &str {
        match (self, with_form(function, self), &function.typed) {
            (Self::With | Self::TypedWith, Some(with), _) => &with.name,
            (Self::Typed, _, Some(typed)) => &typed.name,
            (Self::With | Self::TypedWith, None, _)
            | (Self::Typed, _, None)
            | (Self::Plain, ..) => &function.name,
        }
    }
}

/// `fn name(&self, …) -> …`
pub(crate) fn method(function: &Function, form: Form) -> Signature {
    signature(function, form, "fn", Some("&self"))
}

/// `pub fn name(…) -> …`
pub(crate) fn associated(function: &Function, form: Form) -> Signature {
    signature(function, form, "pub fn", None)
}

/// `pub fn name(&self, …) -> …`
pub(crate) fn inherent(function: &Function, form: Form) -> Signature {
    signature(function, form, "pub fn", Some("&self"))
}

fn signature(
    function: &Function,
    form: Form,
    before: &str,
    receiver: Option<&'static str>,
) -> Signature {
    let with = with_form(function, form);
    let typed = match form {
        Form::Plain | Form::With => None,
        Form::Typed | Form::TypedWith => function.typed.as_ref(),
    };
    let params = function.params.iter().enumerate().map(|(i, param)| {
        let of = with.and_then(|with| with_param(with, i));
        let typed = typed.and_then(|typed| typed.params.get(i));
        let own = || ty(typed.map_or(&param.ty, |typed| &typed.ty));
        let of = of.unwrap_or_else(own);
        Doc::Seq(vec![Doc::text(format!("{}: ", param.name)), of])
    });
    let params = receiver.map(Doc::text).into_iter().chain(params);
    let output = match (with, typed) {
        (Some(with), _) => with.output.as_ref(),
        (None, Some(typed)) => typed.output.as_ref(),
        (None, None) => function.result.output.as_ref(),
    };
    // a constructor of the handle makes objects with the handle's type arguments
    let of_handle = function.role == Role::New && receiver.is_none();
    let type_params = typed.filter(|_| !of_handle);
    let type_params = type_params.map_or_else(String::new, |typed| names(&typed.type_params));
    Signature {
        name: format!("{before} {}{type_params}", form.name(function)),
        params: params.collect(),
        output: output.map(ty),
    }
}

/// The type of a parameter that has another one in this form.
fn with_param(with: &WithForm, index: usize) -> Option<Doc> {
    let union = with.unions.iter().find(|union| union.param == index);
    if let Some(union) = union {
        return Some(Doc::Seq(vec![Doc::text("impl "), ty(&union.into)]));
    }
    let of_closure = with.closure.as_ref().filter(|it| it.param == index);
    of_closure.map(closure)
}

/// Prints a signature up to the body, with the bounds of type parameters. `sized` is whether the function is one of a trait.
pub(crate) fn print(
    w: &mut Writer,
    signature: Signature,
    function: &Function,
    form: Form,
    sized: bool,
) {
    let is_typed = matches!(form, Form::Typed | Form::TypedWith);
    let Some(typed) = function.typed.as_ref().filter(|_| is_typed) else {
        return w.signature(signature, " {");
    };
    let sized = sized.then(|| format!("Self: {}", typed.sized));
    let all: Vec<String> = sized.into_iter().chain(all_bounds(typed)).collect();
    if all.is_empty() {
        return w.signature(signature, " {");
    }
    w.signature(signature, "");
    w.line("where");
    w.nested(|w| all.iter().for_each(|it| w.line(&format!("{it},"))));
    w.line("{");
}

/// The names of type parameters in brackets; nothing without any.
pub(crate) fn names(type_params: &[TypeParam]) -> String {
    let names = type_params.iter().map(|it| flat(&it.bounds.of));
    match names.collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => none,
        names => format!("<{names}>"),
    }
}

/// What the type parameters of a function, and those of its class, must be.
pub(crate) fn all_bounds(typed: &Typed) -> impl Iterator<Item = String> {
    let own = typed.type_params.iter().map(|it| &it.bounds);
    let all = own.chain(&typed.of_class);
    all.filter(|it| !it.bounds.is_empty()).map(bounds)
}

/// `T: A + B`
pub(crate) fn bounds(of: &TypeBounds) -> String {
    let bounds = of.bounds.iter().map(flat);
    let bounds = bounds.collect::<Vec<_>>().join(" + ");
    format!("{}: {bounds}", flat(&of.of))
}

/// `impl FnMut(…) -> … + 'static`
fn closure(with: &WithClosure) -> Doc {
    let args = match &with.args {
        Some(args) => args.iter().map(ty).collect(),
        None => {
            let any = RustType::Slice(Box::new(with.result.clone()));
            vec![ty(&RustType::Ref(Box::new(any)))]
        }
    };
    let head = Doc::text(format!("impl {}", with.fn_mut));
    let mut parts = vec![head, Doc::List(List::Params, args)];
    if with.result != RustType::Tuple(Vec::new()) {
        parts.push(Doc::text(" -> "));
        parts.push(ty(&with.result));
    }
    parts.push(Doc::text(" + 'static"));
    Doc::Seq(parts)
}

/// Prints that the callback of this form must be kept.
pub(crate) fn must_use(w: &mut Writer, function: &Function, form: Form) {
    let with = with_form(function, form);
    if function.event.is_none() && with.is_some_and(|with| with.closure.is_some()) {
        w.line("#[must_use = \"the second value keeps the closure alive\"]");
    }
}
