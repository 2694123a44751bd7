//! The form of a function that takes a closure or converts its arguments.

use jsi_idl::model::{self, FunctionType, Member, Type};

use super::Lowering;
use crate::bindings::{ReturnType, RustType, WithClosure, WithForm, WithUnion};
use crate::lower::types::{Scope, is_literal};

impl Lowering<'_> {
    /// The form with a closure and conversions, if there is one.
    pub(super) fn with_form(
        &self,
        member: &Member,
        params: &[model::Param],
        result: &ReturnType,
    ) -> Option<WithForm> {
        let closure = member.closure();
        let closure = closure.and_then(|index| with_closure(index, params, self.scope));
        let unions = with_unions(params, self.scope);
        if closure.is_none() && unions.is_empty() {
            return None;
        }
        let output = match &closure {
            None => result.output.clone(),
            Some(it) => {
                let both = RustType::Tuple(vec![result.ty.clone(), it.callback.clone()]);
                let fails = result.output.as_ref().is_some_and(|it| *it != result.ty);
                Some(if fails {
                    self.scope.fallible(both)
                } else {
                    both
                })
            }
        };
        Some(WithForm {
            name: format!("{}_with", member.rust_name),
            closure,
            unions,
            output,
            sized: self.scope.known("::core::marker::Sized"),
        })
    }
}

/// The parameters that are converted into unions.
pub(crate) fn with_unions(params: &[model::Param], scope: &Scope<'_>) -> Vec<WithUnion> {
    let own = params.iter().filter(|param| !is_literal(param));
    let unions = own.enumerate();
    let unions = unions.filter(|(_, param)| scope.model().is_converted(param));
    unions
        .map(|(param, it)| WithUnion {
            param,
            ty: scope.owned(&it.ty),
            into: scope.into(scope.owned(&it.ty)),
        })
        .collect()
}

/// The parameter with this index as a closure.
pub(crate) fn with_closure(
    index: usize,
    params: &[model::Param],
    scope: &Scope<'_>,
) -> Option<WithClosure> {
    let Type::Function(function) = &params.get(index)?.ty else {
        return None;
    };
    let function = function.as_deref();
    let args = |it: &FunctionType| {
        let params = it.params.iter();
        params.map(|it| scope.function_argument(it)).collect()
    };
    let literals = params.iter().take(index).filter(|it| is_literal(it));
    Some(WithClosure {
        param: index - literals.count(),
        args: function.map(args),
        result: function.map_or_else(|| scope.any(), |it| scope.owned(&it.result)),
        callback: scope.callback(function, "'static"),
        fn_mut: scope.known("::core::ops::FnMut"),
    })
}
