//! Type parameters of methods: their names (JSI0102), their use (JSI0230), their bounds (JSI0231), and function types that name
//! one (JSI0232).

use super::Check;
use super::members::{Owner, OwnerKind};
use super::resolved_type::ResolvedType;
use crate::builtins::builtin;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{self, ItemId};
use crate::resolve::scope::Binding;
use crate::source::FileId;
use crate::syntax::tree::{self, Ident, Member, TypeArg, TypeExpr, TypeKind, TypeParam};

impl Check<'_> {
    /// The models of the type parameters of a method.
    pub(super) fn type_params(&self, file: FileId, params: &[TypeParam]) -> Vec<model::TypeParam> {
        let params = params.iter().map(|param| model::TypeParam {
            name: param.name.text.clone(),
            span: param.name.span,
            bound: param.bound.as_ref().and_then(|it| self.class(file, it)),
        });
        params.collect()
    }

    /// Checks the type parameters of a method.
    pub(super) fn check_type_params(&self, member: &Member, owner: &Owner<'_>) {
        let file = owner.file;
        let params = member.type_params();
        let (Some(first), Some(last)) = (params.first(), params.last()) else {
            return;
        };
        if let Some(message) = not_allowed(owner) {
            let span = first.span.to(last.span);
            let diagnostic = Diagnostic::new(Code::JSI0303, file, span, message)
                .label("one implementation in Rust serves all types")
                .help("use `Any` for a value of any type");
            return self.report(diagnostic);
        }
        let names = params.iter().map(|param| &param.name);
        self.check_duplicate_params(file, names, "type parameter");
        for param in params {
            if let Some(diagnostic) = self.declared_name(file, &param.name) {
                self.report(diagnostic);
            } else if !is_named(member, &param.name.text) {
                let message = format!("type parameter `{}` is not used", param.name.text);
                let diagnostic = Diagnostic::new(Code::JSI0230, file, param.name.span, message)
                    .label("no parameter and no result is of this type")
                    .help("remove it, or use it as the type of a parameter or of the result");
                self.report(diagnostic);
            }
            if let Some(bound) = &param.bound {
                self.check_bound(file, bound, params);
            }
        }
    }

    /// The error of a type parameter that has the name of a declared type.
    fn declared_name(&self, file: FileId, name: &Ident) -> Option<Diagnostic> {
        let Some(Binding::Item(id)) = self.lookup(file, &name.text) else {
            return None;
        };
        let item = self.scopes.item(id)?;
        let message = format!(
            "type parameter `{}` has the name of a declared type",
            name.text
        );
        let diagnostic = Diagnostic::new(Code::JSI0102, file, name.span, message)
            .label("declared again")
            .secondary_label(item.file, item.name.span, "declared here");
        Some(diagnostic.help("give the type parameter another name"))
    }

    fn check_bound(&self, file: FileId, bound: &Ident, params: &[TypeParam]) {
        let is_param = params.iter().any(|it| it.name.text == bound.text);
        if self.class(file, bound).is_some() && !is_param {
            return;
        }
        let diagnostic = match self.lookup(file, &bound.text) {
            Some(Binding::Broken) => return,
            None if !is_param && builtin(&bound.text).is_none() => {
                return self.report(self.unknown_type(file, bound, 0));
            }
            found => {
                let message = format!("`{}` cannot be the bound of a type parameter", bound.text);
                let diagnostic = Diagnostic::new(Code::JSI0231, file, bound.span, message)
                    .label("not an imported class");
                match found {
                    Some(Binding::Item(id)) => match self.scopes.item(id) {
                        Some(item) => {
                            diagnostic.secondary_label(item.file, item.name.span, "declared here")
                        }
                        None => diagnostic,
                    },
                    Some(Binding::Broken) | None => diagnostic,
                }
            }
        };
        let help = "a bound is a class of JavaScript, which stands for itself and its subclasses";
        self.report(diagnostic.help(help));
    }

    /// The imported class that a name refers to.
    fn class(&self, file: FileId, name: &Ident) -> Option<ItemId> {
        let Some(Binding::Item(id)) = self.lookup(file, &name.text) else {
            return None;
        };
        let tree = self.scopes.item(id)?.tree;
        let is_import = tree.export.is_none() && matches!(tree.kind, tree::ItemKind::Class(_));
        is_import.then_some(id)
    }
}

/// Why methods of this owner have no type parameters.
fn not_allowed(owner: &Owner<'_>) -> Option<&'static str> {
    match (owner.kind, owner.export) {
        (OwnerKind::CallbackInterface, _) => {
            Some("a method of a callback interface cannot have type parameters")
        }
        (OwnerKind::Interface | OwnerKind::Class, true) => {
            Some("a method of an export cannot have type parameters")
        }
        (OwnerKind::Interface | OwnerKind::Class, false) => None,
    }
}

/// The error of a type parameter in a function type.
pub(super) fn in_function(part: &ResolvedType, file: FileId) -> Diagnostic {
    let message = "a function type cannot name a type parameter";
    Diagnostic::new(Code::JSI0232, file, part.span, message)
        .label("the function has one signature for all types")
        .help("use `Any` in the function type")
}

/// Whether a type of a method names a type parameter, or may do so where it could not be read.
fn is_named(member: &Member, name: &str) -> bool {
    let result = match &member.kind {
        tree::MemberKind::Method { result, .. } => Some(result),
        _ => None,
    };
    let params = member.params().iter().map(|param| &param.ty);
    params.chain(result).any(|ty| names(ty, name))
}

fn names(ty: &TypeExpr, wanted: &str) -> bool {
    match &ty.kind {
        TypeKind::Bad => true,
        TypeKind::Literal(_) => false,
        TypeKind::Union(members) => members.iter().any(|it| names(&it.ty, wanted)),
        TypeKind::Nullable(inner) => names(inner, wanted),
        TypeKind::Tuple(elements) => elements.iter().any(|it| names(it, wanted)),
        TypeKind::Name { name, args } => {
            let of_arg = |arg: &TypeArg| match arg {
                TypeArg::Type(ty) => names(ty, wanted),
                TypeArg::Signature(it) => {
                    let params = it.params.iter().map(|param| &param.ty);
                    params.chain([&*it.result]).any(|ty| names(ty, wanted))
                }
            };
            name.text == wanted || args.iter().any(of_arg)
        }
    }
}
