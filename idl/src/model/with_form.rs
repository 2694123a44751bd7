//! Which imported methods have a second form that takes a closure, and what can be converted into a union.

use heck::ToSnakeCase;

use super::{Member, MemberKind, Model, Param, Prim, Type};

/// How the names of methods begin that look for a function which was given before. A closure would be another one.
const LOOKING: &[&str] = &[
    "delete",
    "deregister",
    "detach",
    "has",
    "off",
    "remove",
    "unbind",
    "unhook",
    "unlisten",
    "unobserve",
    "unregister",
    "unsubscribe",
    "unwatch",
];

impl Member {
    /// The parameter that can be a closure: the one function that must be given, of a method that does not look for the function.
    #[must_use]
    pub fn closure(&self) -> Option<usize> {
        let MemberKind::Method { params, .. } = &self.kind else {
            return None;
        };
        let mut functions = params
            .iter()
            .enumerate()
            .filter(|(_, param)| matches!(param.ty, Type::Function(_)) && !param.optional);
        let (Some((index, param)), None) = (functions.next(), functions.next()) else {
            return None;
        };
        (!self.is_looking() || is_condition(&param.ty)).then_some(index)
    }

    /// Its parameters.
    fn params(&self) -> &[Param] {
        match &self.kind {
            MemberKind::Constructor { params } | MemberKind::Method { params, .. } => params,
            MemberKind::Property { .. } | MemberKind::Index { .. } | MemberKind::Event { .. } => {
                &[]
            }
        }
    }

    fn is_looking(&self) -> bool {
        let name = self.js_path.last().unwrap_or(&self.name).to_snake_case();
        let first = name.split('_').next().unwrap_or_default();
        LOOKING.binary_search(&first).is_ok()
    }
}

impl Model {
    /// Whether a parameter takes whatever can be converted into its union, in the second form of its method.
    #[must_use]
    pub fn is_converted(&self, param: &Param) -> bool {
        !param.optional && !param.rest && self.as_union(&param.ty).is_some()
    }

    /// Whether an imported method or constructor has a second form, with closures and conversions.
    #[must_use]
    pub fn has_with_form(&self, member: &Member) -> bool {
        let converts = member.params().iter().any(|it| self.is_converted(it));
        let is_constructor = matches!(member.kind, MemberKind::Constructor { .. });
        !(member.over_any && is_constructor) && (member.closure().is_some() || converts)
    }
}

/// Whether a function is a condition, as in `removeWhere`: the method calls it and does not search for it.
fn is_condition(ty: &Type) -> bool {
    match ty {
        Type::Function(Some(function)) => matches!(function.result, Type::Prim(Prim::Boolean)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::LOOKING;

    #[test]
    fn names_are_in_order() {
        assert!(LOOKING.is_sorted());
    }
}
