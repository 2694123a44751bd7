//! Type parameters of classes, records and methods: their names (JSI0102), their use (JSI0230) and their bounds (JSI0231).

use super::Check;
use super::members::{Owner, OwnerKind};
use crate::builtins::builtin;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{self, ItemId};
use crate::resolve::scope::{Binding, ItemRef};
use crate::source::FileId;
use crate::syntax::tree::{
    self, Container, Event, EventValue, Ident, Member, MemberKind, TypeArg, TypeExpr, TypeKind,
    TypeParam,
};

impl Check<'_> {
    /// The models of type parameters.
    pub(super) fn type_params(&self, file: FileId, params: &[TypeParam]) -> Vec<model::TypeParam> {
        let params = params.iter().map(|param| model::TypeParam {
            name: param.name.text.clone(),
            span: param.name.span,
            bound: param.bound.as_ref().and_then(|it| self.class(file, it)),
            promised: false,
        });
        params.collect()
    }

    /// Checks the type parameters of a class.
    pub(super) fn check_class_type_params(&self, it: &Container, owner: &Owner<'_>) {
        let base = it.extends.iter().flat_map(|base| &base.args);
        let is_named = |name: &str| {
            base.clone().any(|arg| arg_names(arg, name))
                || it.members.iter().any(|member| member_names(member, name))
        };
        self.check_of_owner(&it.type_params, owner, ParamsOf::Class, &is_named);
    }

    /// Checks the type parameters of a record. [`super::record_params`] checks their use.
    pub(super) fn check_record_type_params(&self, item: ItemRef<'_>, it: &tree::Record) {
        self.check_type_params(item.file, &it.type_params, ParamsOf::Record, &|_| true);
    }

    /// Checks the type parameters of a method.
    pub(super) fn check_method_type_params(&self, member: &Member, owner: &Owner<'_>) {
        let params = member.type_params();
        for param in params {
            let mut of_class = owner.type_params.iter();
            if let Some(first) = of_class.find(|it| it.name.text == param.name.text) {
                let (name, place) = (&param.name, first.name.span);
                let what = "type parameter";
                let diagnostic = self.duplicate(owner.file, what, &name.text, name.span, place);
                self.report(diagnostic.help("give the type parameter of the method another name"));
            }
        }
        let is_named = |name: &str| member_names(member, name);
        self.check_of_owner(params, owner, ParamsOf::Method, &is_named);
    }

    /// Checks the type parameters of a class or of its member, which may have none.
    fn check_of_owner(
        &self,
        params: &[TypeParam],
        owner: &Owner<'_>,
        of: ParamsOf,
        is_named: &dyn Fn(&str) -> bool,
    ) {
        let (Some(first), Some(last)) = (params.first(), params.last()) else {
            return;
        };
        if let Some(message) = not_allowed(owner, of) {
            let span = first.span.to(last.span);
            let diagnostic = Diagnostic::new(Code::JSI0303, owner.file, span, message)
                .label("one implementation in Rust serves all types")
                .help("use `Any` for a value of any type");
            return self.report(diagnostic);
        }
        self.check_type_params(owner.file, params, of, is_named);
    }

    fn check_type_params(
        &self,
        file: FileId,
        params: &[TypeParam],
        of: ParamsOf,
        is_named: &dyn Fn(&str) -> bool,
    ) {
        let names = params.iter().map(|param| &param.name);
        self.check_duplicate_params(file, names, "type parameter");
        for param in params {
            if let Some(diagnostic) = self.declared_name(file, &param.name) {
                self.report(diagnostic);
            } else if !is_named(&param.name.text) {
                self.report(unused(file, param, of));
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
                return self.report(self.unknown_type(file, bound, &[], bound.span));
            }
            found => {
                let message = format!("`{}` cannot be the bound of a type parameter", bound.text);
                let diagnostic = Diagnostic::new(Code::JSI0231, file, bound.span, message)
                    .label("not an imported class without type parameters");
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

    /// The imported class without type parameters that a name refers to.
    pub(super) fn class(&self, file: FileId, name: &Ident) -> Option<ItemId> {
        let Some(Binding::Item(id)) = self.lookup(file, &name.text) else {
            return None;
        };
        let tree = self.scopes.item(id)?.tree;
        let is_import = tree.export.is_none() && matches!(tree.kind, tree::ItemKind::Class(_));
        (is_import && self.params_of(id).is_empty()).then_some(id)
    }
}

/// What type parameters belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParamsOf {
    Class,
    Record,
    Method,
}

/// The error of a type parameter that no type names.
pub(super) fn unused(file: FileId, param: &TypeParam, of: ParamsOf) -> Diagnostic {
    let message = format!("type parameter `{}` is not used", param.name.text);
    let diagnostic = Diagnostic::new(Code::JSI0230, file, param.name.span, message);
    match of {
        ParamsOf::Class => diagnostic
            .label("no member is of this type")
            .help("remove it, or use it as the type of a member"),
        ParamsOf::Record => diagnostic
            .label("no field is of this type")
            .help("remove it, or use it as the type of a field"),
        ParamsOf::Method => diagnostic
            .label("no parameter and no result is of this type")
            .help("remove it, or use it as the type of a parameter or of the result"),
    }
}

/// Why a class, or methods of this owner, have no type parameters.
fn not_allowed(owner: &Owner<'_>, of: ParamsOf) -> Option<&'static str> {
    match (owner.kind, owner.export) {
        (OwnerKind::CallbackInterface, _) => {
            Some("a method of a callback interface cannot have type parameters")
        }
        (OwnerKind::Interface | OwnerKind::Class, true) => Some(if of == ParamsOf::Class {
            "an exported class cannot have type parameters"
        } else {
            "a method of an export cannot have type parameters"
        }),
        (OwnerKind::Interface | OwnerKind::Class, false) => None,
    }
}

/// Whether a type of a member names a type parameter, or may do so where it could not be read.
fn member_names(member: &Member, name: &str) -> bool {
    let params = member.params().iter().map(|param| &param.ty);
    let (key, events) = match &member.kind {
        MemberKind::Index { key_ty, .. } => (Some(key_ty), &[][..]),
        MemberKind::Events(it) => (None, it.events.as_slice()),
        MemberKind::Constructor { .. }
        | MemberKind::Method { .. }
        | MemberKind::Property { .. }
        | MemberKind::Call { .. }
        | MemberKind::Bad(_) => (None, &[][..]),
    };
    let mut own = params.chain(member.own_type()).chain(key);
    own.any(|ty| names(ty, name)) || events.iter().any(|event| event_names(event, name))
}

fn event_names(event: &Event, name: &str) -> bool {
    match &event.value {
        EventValue::Type(ty) => names(ty, name),
        EventValue::Params(params, _) => params.iter().any(|param| names(&param.ty, name)),
    }
}

fn arg_names(arg: &TypeArg, wanted: &str) -> bool {
    match arg {
        TypeArg::Type(ty) => names(ty, wanted),
        TypeArg::Signature(it) => {
            let params = it.params.iter().map(|param| &param.ty);
            params.chain([&*it.result]).any(|ty| names(ty, wanted))
        }
    }
}

pub(super) fn names(ty: &TypeExpr, wanted: &str) -> bool {
    match &ty.kind {
        TypeKind::Bad => true,
        TypeKind::Literal(_) => false,
        TypeKind::Union(members) => members.iter().any(|it| names(&it.ty, wanted)),
        TypeKind::Nullable(inner) => names(inner, wanted),
        TypeKind::Tuple(elements) => elements.iter().any(|it| names(it, wanted)),
        TypeKind::Name { name, args } => {
            name.text == wanted || args.iter().any(|arg| arg_names(arg, wanted))
        }
    }
}
