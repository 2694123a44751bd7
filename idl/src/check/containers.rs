//! Interfaces and classes: from tree to model, and the rules about their headers. The rules about their members are in
//! [`super::members`].

use std::collections::HashMap;

use super::Check;
use super::attribute_table::AttributeTarget;
use super::attributes::Attrs;
use super::members::{Owner, OwnerKind};
use super::names::value_name;
use super::nesting::Part;
use super::positions::{TypeContext, TypeParams};
use crate::builtins::{Builtin, builtin};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Class, Interface, ItemKind, Member, MemberKind, Prim, Source, Type};
use crate::resolve::path;
use crate::resolve::scope::ItemRef;
use crate::source::{FileId, Span};
use crate::syntax::tree::{self, Container, FromClause};

impl Check<'_> {
    /// Checks an interface and gives its model.
    pub(super) fn check_interface(
        &self,
        item: ItemRef<'_>,
        it: &Container,
        attrs: &Attrs,
    ) -> ItemKind {
        let export = item.tree.export;
        self.no_source_on_export(item, it);
        let owner = Owner::new(item, it, attrs, OwnerKind::Interface);
        ItemKind::Interface(Interface {
            export: export.is_some(),
            source: self.source(item, it),
            js_name: attrs.js.clone().unwrap_or_else(|| it.name.text.clone()),
            js_path: if export.is_some() {
                Vec::new()
            } else {
                attrs.js_parts()
            },
            extends: it
                .extends
                .as_ref()
                .and_then(|base| self.base(item, base))
                .map(|(id, _)| id),
            members: self.check_members(it, &owner),
        })
    }

    /// Checks a class and gives its model.
    pub(super) fn check_class(&self, item: ItemRef<'_>, it: &Container, attrs: &Attrs) -> ItemKind {
        self.no_source_on_export(item, it);
        let is_error = self.extends_error(item, it);
        let mut owner = Owner::new(item, it, attrs, OwnerKind::Class);
        owner.is_error = is_error;
        self.check_class_type_params(it, &owner);
        let extends = it.extends.as_ref().filter(|_| !is_error);
        let (extends, base_args) = extends.and_then(|base| self.base(item, base)).unzip();
        ItemKind::Class(Class {
            export: item.tree.export.is_some(),
            source: self.source(item, it),
            js_path: attrs.js_path(&it.name.text),
            type_params: self.type_params(item.file, owner.type_params),
            extends,
            base_args: base_args.unwrap_or_default(),
            is_error,
            members: self.check_members(it, &owner),
        })
    }

    fn no_source_on_export(&self, item: ItemRef<'_>, it: &Container) {
        let (Some(export), Some(from)) = (item.tree.export, &it.from) else {
            return;
        };
        let span = match from {
            FromClause::Module(literal) | FromClause::Host(literal) => literal.span,
            FromClause::Global(_, span) => *span,
        };
        if span.start == span.end {
            // nothing could be read after `from`, which was reported
            return;
        }
        let message = "an export cannot have a `from`";
        let diagnostic = Diagnostic::new(Code::JSI0303, item.file, span, message)
            .label("refers to JavaScript")
            .secondary_label(
                item.file,
                export,
                "`export` means that it is implemented in Rust",
            )
            .help("remove `export` if it is implemented in JavaScript, or `from` if it is implemented in Rust")
            .offer("remove `export`", self.with_space_after(item.file, export), "");
        self.report(diagnostic);
    }

    fn source(&self, item: ItemRef<'_>, it: &Container) -> Option<Source> {
        if item.tree.export.is_some() {
            return None;
        }
        Some(match it.from.as_ref()? {
            FromClause::Module(literal) if path::is_relative(&literal.value) => {
                let here = self.loaded.paths.get(item.file.0 as usize)?;
                Source::Local {
                    specifier: literal.value.clone(),
                    path: path::join(here, &literal.value),
                    span: literal.span,
                }
            }
            FromClause::Module(literal) => Source::Bare(literal.value.clone()),
            FromClause::Global(parts, _) => {
                Source::Global(parts.iter().map(|part| part.text.clone()).collect())
            }
            FromClause::Host(literal) => Source::Host(literal.value.clone()),
        })
    }

    /// Whether the objects of an exported class are errors. A declared class of this name has precedence.
    fn extends_error(&self, item: ItemRef<'_>, it: &Container) -> bool {
        let is_error = |base: &tree::Base| {
            builtin(&base.name.text) == Some(Builtin::Prim(Prim::Error))
                && base.args.is_empty()
                && self.lookup(item.file, &base.name.text).is_none()
        };
        item.tree.export.is_some() && it.extends.as_ref().is_some_and(is_error)
    }

    /// Checks the members of an interface or class and gives their models.
    pub(super) fn check_members(&self, it: &Container, owner: &Owner<'_>) -> Vec<Member> {
        self.check_duplicate_members(it, owner);
        let mut found = Vec::new();
        let mut events = HashMap::new();
        for member in &it.members {
            match &member.kind {
                tree::MemberKind::Events(it) => {
                    let target = AttributeTarget::Events;
                    let attrs = self.check_attributes(owner.file, &member.attrs, target);
                    self.check_member_allowed(member, owner, &attrs);
                    found.extend(self.check_events(
                        it,
                        &attrs,
                        owner,
                        &super::docs(&member.docs),
                        &mut events,
                    ));
                }
                tree::MemberKind::Constructor { .. }
                | tree::MemberKind::Method { .. }
                | tree::MemberKind::Property { .. }
                | tree::MemberKind::Call { .. }
                | tree::MemberKind::Index { .. }
                | tree::MemberKind::Bad(_) => found.extend(self.check_member(member, owner)),
            }
        }
        found
    }

    fn check_member(&self, member: &tree::Member, owner: &Owner<'_>) -> Option<Member> {
        let side = owner.side();
        let target = match &member.kind {
            tree::MemberKind::Constructor { .. } => AttributeTarget::Constructor,
            tree::MemberKind::Method { .. } => AttributeTarget::Method { side },
            tree::MemberKind::Property { .. } => AttributeTarget::Property { side },
            tree::MemberKind::Call { .. } => AttributeTarget::Call,
            tree::MemberKind::Index { .. } => AttributeTarget::Index,
            // a block has several members
            tree::MemberKind::Events(_) => return None,
            tree::MemberKind::Bad(_) => {
                self.check_member_allowed(member, owner, &Attrs::default());
                return None;
            }
        };
        let file = owner.file;
        let attrs = self.check_attributes(file, &member.attrs, target);
        self.check_member_allowed(member, owner, &attrs);
        let type_params = TypeParams {
            class: owner.type_params,
            method: member.type_params(),
            is_static: member.is_static.is_some(),
        };
        let context = |position| TypeContext {
            pinned: attrs.pinned.is_some(),
            type_params,
            ..TypeContext::new(file, position)
        };
        let (name, name_span, rust_name, kind) = match &member.kind {
            tree::MemberKind::Events(_) | tree::MemberKind::Bad(_) => return None,
            tree::MemberKind::Constructor { keyword, params } => {
                let params = self.check_params(file, type_params, params, owner.param(None));
                (
                    "constructor",
                    *keyword,
                    "new".to_owned(),
                    MemberKind::Constructor { params },
                )
            }
            tree::MemberKind::Method {
                name,
                type_params: _,
                optional: _,
                params,
                result,
            } => {
                self.check_method_type_params(member, owner);
                let kind = self.check_method(type_params, params, result, &attrs, owner, member);
                (name.text.as_str(), name.span, value_name(&name.text), kind)
            }
            tree::MemberKind::Property {
                readonly,
                name,
                optional,
                ty,
            } => {
                let readonly = readonly.is_some();
                let context = TypeContext {
                    optional: *optional,
                    ..context(owner.property(readonly))
                };
                let ty = self.check_type(ty, &context);
                self.check_view_attributes(file, &attrs, &ty, false);
                let optional = optional.is_some();
                let kind = MemberKind::Property {
                    ty,
                    readonly,
                    optional,
                };
                (name.text.as_str(), name.span, value_name(&name.text), kind)
            }
            tree::MemberKind::Call {
                open,
                params,
                result,
            } => {
                let kind = self.check_method(type_params, params, result, &attrs, owner, member);
                ("call", *open, "call".to_owned(), kind)
            }
            tree::MemberKind::Index { .. } => return self.check_index(member, attrs, owner),
        };
        let js_path = match member.kind {
            tree::MemberKind::Call { .. } => Vec::new(),
            _ => attrs.js_path(name),
        };
        let mut model = Member {
            name: name.to_owned(),
            name_span,
            span: member.span,
            rust_name: attrs.rust_name(|| rust_name),
            js_path,
            docs: super::docs(&member.docs),
            deprecated: attrs.deprecated,
            is_static: member.is_static.is_some(),
            over_any: false,
            kind,
        };
        model.over_any =
            names_params(&model) || !owner.type_params.is_empty() && is_of_class(&model);
        Some(model)
    }

    /// Checks parameters and result of a method, and gives its model.
    fn check_method(
        &self,
        type_params: TypeParams<'_>,
        params: &[tree::Param],
        result: &tree::TypeExpr,
        attrs: &Attrs,
        owner: &Owner<'_>,
        member: &tree::Member,
    ) -> MemberKind {
        let file = owner.file;
        let context = TypeContext {
            pinned: attrs.pinned.is_some(),
            of_method: owner.is_class() && member.is_static.is_none(),
            type_params,
            ..TypeContext::new(file, owner.result())
        };
        let ty = self.check_type(result, &context);
        self.check_view_attributes(file, attrs, &ty, false);
        let promise = self.type_holds(&ty, Part::Promise).then_some(result.span);
        MemberKind::Method {
            type_params: self.type_params(file, type_params.method),
            params: self.check_params(file, type_params, params, owner.param(promise)),
            infallible: self.infallible(file, attrs, &ty, result.span),
            pinned: attrs.pinned.is_some(),
            optional: matches!(
                member.kind,
                tree::MemberKind::Method {
                    optional: Some(_),
                    ..
                }
            ),
            result: ty,
        }
    }

    fn infallible(&self, file: FileId, attrs: &Attrs, result: &Type, span: Span) -> bool {
        let Some(mark) = attrs.infallible else {
            return false;
        };
        if !matches!(result, Type::Void | Type::Error) {
            let diagnostic = self
                .misplaced(file, mark, "infallible")
                .secondary_label(
                    file,
                    span,
                    "a failed call cannot return a value of this type",
                )
                .help(super::attribute_table::INFALLIBLE);
            self.report(diagnostic);
        }
        true
    }
}

/// Whether a member has or names type parameters.
fn names_params(member: &Member) -> bool {
    let mut found = !member.type_params().is_empty();
    member.types(&mut |ty| found |= ty.names_parameter(&|_| true));
    found
}

/// Whether a member returns an object of the class itself.
fn is_of_class(member: &Member) -> bool {
    matches!(member.kind, MemberKind::Constructor { .. }) || member.returns_this()
}
