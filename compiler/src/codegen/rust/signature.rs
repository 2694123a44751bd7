//! Signatures of the functions of imported interfaces and classes.

use super::layout::{Doc, List};
use super::types::ty;
use super::writer::{Signature, Writer};
use crate::bindings::{Function, RustType, WithClosure, WithForm};

/// One of the two forms of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As declared.
    Plain,
    /// `NAME_with`
    With,
}

impl Form {
    /// What the function is called in this form.
    pub(crate) fn name(self, function: &Function) -> &str {
        match (self, &function.with_form) {
            (Self::With, Some(with)) => &with.name,
            (Self::With, None) | (Self::Plain, _) => &function.name,
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
    let with = match form {
        Form::Plain => None,
        Form::With => function.with_form.as_ref(),
    };
    let params = function.params.iter().enumerate().map(|(i, param)| {
        let of = with.and_then(|with| with_param(with, i));
        let of = of.unwrap_or_else(|| ty(&param.ty));
        Doc::Seq(vec![Doc::text(format!("{}: ", param.name)), of])
    });
    let params = receiver.map(Doc::text).into_iter().chain(params);
    let output = match with {
        Some(with) => with.output.as_ref(),
        None => function.result.output.as_ref(),
    };
    Signature {
        name: format!("{before} {}", form.name(function)),
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
    let with = function.with_form.as_ref();
    if form == Form::With && with.is_some_and(|with| with.closure.is_some()) {
        w.line("#[must_use = \"the second value keeps the closure alive\"]");
    }
}
