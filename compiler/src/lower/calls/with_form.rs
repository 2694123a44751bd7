//! The form of a function that takes a closure or converts its arguments.

use jsi_idl::model::{self, Member, Type};

use super::Lowering;
use crate::bindings::{ReturnType, RustType, WithClosure, WithForm, WithUnion};
use crate::lower::types::is_literal;

impl Lowering<'_> {
    /// The form with a closure and conversions, if there is one.
    pub(super) fn with_form(
        &self,
        member: &Member,
        params: &[model::Param],
        result: &ReturnType,
    ) -> Option<WithForm> {
        let closure = self.with_closure(member, params);
        let own = params.iter().filter(|param| !is_literal(param));
        let unions = own
            .enumerate()
            .filter(|(_, param)| self.scope.model().is_converted(param));
        let unions: Vec<WithUnion> = unions
            .map(|(param, it)| WithUnion {
                param,
                ty: self.scope.owned(&it.ty),
                into: self.scope.into(self.scope.owned(&it.ty)),
            })
            .collect();
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

    fn with_closure(&self, member: &Member, params: &[model::Param]) -> Option<WithClosure> {
        let index = member.closure()?;
        let Type::Function(function) = &params.get(index)?.ty else {
            return None;
        };
        let function = function.as_deref();
        let owned = |ty| self.scope.owned(ty);
        Some(WithClosure {
            param: index
                - params
                    .iter()
                    .take(index)
                    .filter(|it| is_literal(it))
                    .count(),
            args: function.map(|it| {
                it.params
                    .iter()
                    .map(|param| self.scope.function_argument(param))
                    .collect()
            }),
            result: function.map_or_else(|| self.scope.any(), |it| owned(&it.result)),
            callback: self.scope.callback(function, "'static"),
            fn_mut: self.scope.known("::core::ops::FnMut"),
        })
    }
}
