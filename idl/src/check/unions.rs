//! Unions: from tree to model. JSI0215 for members that cannot be distinguished, JSI0216 for members that may be null or undefined.

use std::collections::HashSet;

use jsi_abi::Sort;

use super::Check;
use super::attribute_table::AttributeTarget;
use super::names::{literal_name, type_name};
use super::positions::{TypeContext, TypePosition};
use super::type_resolver::TypeResolver;
use crate::diagnostics::{Code, Diagnostic, Edit};
use crate::model::unions::Conflict;
use crate::model::{ItemId, ItemKind, Literal, Model, Prim, Type, Union, UnionMember};
use crate::resolve::scope::{Binding, ItemRef};
use crate::source::{FileId, Span};
use crate::syntax::declaration::whole;
use crate::syntax::tree::{self, TypeExpr, TypeKind};
use crate::syntax::visit::types;

impl Check<'_> {
    /// Resolves the members of all unions, for the rules about types inside of others. Reports nothing.
    pub(super) fn resolve_unions(&mut self) {
        let mut all = Vec::new();
        for (index, item) in self.scopes.items.iter().enumerate() {
            let tree::ItemKind::Alias(alias) = &item.tree.kind else {
                continue;
            };
            let Some(members) = alias.members() else {
                continue;
            };
            let types = members.iter().map(|member| {
                let mut resolver = TypeResolver::new(self, item.file);
                resolver.resolve(without_null(&member.ty)).to_type()
            });
            all.push((ItemId(index as u32), types.collect()));
        }
        self.unions.extend(all);
    }

    /// Checks a union and gives its model; it has a member for every member of the tree.
    pub(super) fn check_union(
        &self,
        id: ItemId,
        item: ItemRef<'_>,
        members: &[tree::UnionMember],
    ) -> ItemKind {
        let file = item.file;
        if let Some(diagnostic) = self.nullable_members(id, item, members) {
            self.report(diagnostic);
        }
        let read = |member: &tree::UnionMember| {
            let attrs = self.check_attributes(file, &member.attrs, AttributeTarget::UnionMember);
            let written = without_null(&member.ty);
            let ty = if written.is_absent() {
                Type::Error
            } else {
                let context = TypeContext::new(file, TypePosition::Member);
                match self.check_type(written, &context) {
                    Type::Nullable(_) => self.nullable_alias(item, written),
                    ty => ty,
                }
            };
            UnionMember {
                text: on_one_line(self.written(file, member.ty.span)),
                span: member.ty.span,
                rust_name: attrs.rust_name(|| self.variant_name(&ty)),
                docs: super::docs(&member.docs),
                deprecated: attrs.deprecated,
                ty,
            }
        };
        ItemKind::Union(Union {
            members: members.iter().map(read).collect(),
        })
    }

    /// The name of the variant for a member.
    fn variant_name(&self, ty: &Type) -> String {
        match ty {
            Type::Literal(literal) => literal_name(literal),
            Type::Named(id) | Type::Applied(id, _) => {
                let name = self.scopes.item(*id).map(|item| item.name.text.as_str());
                type_name(name.unwrap_or_default())
            }
            Type::Prim(Prim::Number(width)) if width.name() != "f64" => raised(width.name()),
            Type::Prim(Prim::BigInt(_)) => "BigInt".to_owned(),
            Type::Prim(prim) => prim
                .to_string()
                .split('<')
                .next()
                .map(raised)
                .unwrap_or_default(),
            Type::Nullable(inner) => self.variant_name(inner),
            Type::Constructor(id) => {
                let name = self.scopes.item(*id).map(|item| item.name.text.as_str());
                format!("{}Class", type_name(name.unwrap_or_default()))
            }
            Type::Array(_) => "Array".to_owned(),
            // tuples of different lengths can be members of one union
            Type::Tuple(elements) => format!("Tuple{}", elements.len()),
            Type::Dictionary(_) => "Record".to_owned(),
            Type::Map(..) => "Map".to_owned(),
            Type::Set(_) => "Set".to_owned(),
            Type::Iterable(_) => "Iterable".to_owned(),
            Type::AsyncIterable(_) => "AsyncIterable".to_owned(),
            Type::Promise(_) => "Promise".to_owned(),
            Type::Function(_) => "Function".to_owned(),
            // none of these is the type of a member, which is reported
            Type::Void | Type::This | Type::Parameter(_) | Type::MemoryView(_) | Type::Error => {
                "Bad".to_owned()
            }
        }
    }

    /// JSI0216 for a member that is nullable since it is an alias of such a type.
    fn nullable_alias(&self, item: ItemRef<'_>, member: &TypeExpr) -> Type {
        let name = &item.name.text;
        let message = format!("a member of union `{name}` cannot be null or undefined");
        let mut diagnostic = Diagnostic::new(Code::JSI0216, item.file, member.span, message)
            .label("may be absent")
            .help(format!("where the union is used, `{name}?` is nullable"));
        if let TypeKind::Name { name, .. } = &member.kind
            && let Some(Binding::Item(id)) = self.lookup(item.file, &name.text)
            && let Some(alias) = self.scopes.item(id)
        {
            let (file, span) = (alias.file, alias.name.span);
            diagnostic = diagnostic.secondary_label(file, span, "alias of a nullable type");
        }
        self.report(diagnostic);
        Type::Error
    }

    /// JSI0216, one for all members that may be absent.
    fn nullable_members(
        &self,
        id: ItemId,
        item: ItemRef<'_>,
        members: &[tree::UnionMember],
    ) -> Option<Diagnostic> {
        let file = item.file;
        let edit = |span, text: &str| Edit {
            file,
            span,
            text: text.to_owned(),
        };
        let mut places = Vec::new();
        let mut edits = Vec::new();
        for (index, member) in members.iter().enumerate() {
            let own = whole(&member.docs, &member.attrs, member.ty.span);
            if without_null(&member.ty).is_absent() {
                places.push(member.ty.span);
                let before = index.checked_sub(1).and_then(|index| members.get(index));
                let after = members.get(index + 1);
                edits.push(match (before, after) {
                    (Some(before), _)
                        if !without_null(&before.ty).is_absent() || after.is_none() =>
                    {
                        edit(Span::new(before.ty.span.end, own.end), "")
                    }
                    (_, Some(after)) => {
                        let next = whole(&after.docs, &after.attrs, after.ty.span);
                        edit(Span::new(own.start, next.start), "")
                    }
                    _ => edit(own, ""),
                });
            } else if let TypeKind::Nullable(inner) = &member.ty.kind {
                let mark = Span::new(inner.span.end, member.ty.span.end);
                places.push(mark);
                edits.push(edit(mark, ""));
            }
        }
        let (first, others) = places.split_first()?;
        let name = &item.name.text;
        let message = format!("a member of union `{name}` cannot be null or undefined");
        let mut diagnostic = Diagnostic::new(Code::JSI0216, file, *first, message)
            .label("may be absent")
            .help(format!("where the union is used, `{name}?` is nullable"));
        for span in others {
            diagnostic = diagnostic.secondary_label(file, *span, "may be absent, too");
        }
        let uses = self.places_for_marks(id);
        // one edit may not touch another
        edits.sort_by_key(|edit| edit.span.start);
        let apart = edits.windows(2).all(|pair| match pair {
            [one, other] => one.span.end <= other.span.start,
            _ => true,
        });
        if !apart {
            return Some(diagnostic);
        }
        edits.extend(uses.into_iter().map(|(file, at)| Edit {
            file,
            span: Span::new(at, at),
            text: "?".to_owned(),
        }));
        Some(diagnostic.offer_all(format!("write `{name}?` where the union is used"), edits))
    }

    /// Where the uses of a union end that are not nullable yet. A use inside of another union has no place for the mark: it is
    /// left out, and reported there.
    fn places_for_marks(&self, id: ItemId) -> Vec<(FileId, u32)> {
        let mut found = Vec::new();
        for (index, source) in self.loaded.sources.iter().enumerate() {
            let file = FileId(index as u32);
            for item in &source.tree.items {
                let mut done: HashSet<Span> = HashSet::new();
                types(item, &mut |ty| match &ty.kind {
                    TypeKind::Nullable(inner) => done.extend([inner.span]),
                    TypeKind::Union(members) => done.extend(members.iter().map(|it| it.ty.span)),
                    TypeKind::Name { name, .. } if !done.contains(&ty.span) => {
                        if self.lookup(file, &name.text) == Some(Binding::Item(id)) {
                            found.push((file, ty.span.end));
                        }
                    }
                    TypeKind::Name { .. }
                    | TypeKind::Tuple(_)
                    | TypeKind::Literal(_)
                    | TypeKind::Bad => {}
                });
            }
        }
        found
    }

    /// Reports members of unions that cannot be distinguished.
    pub(super) fn check_unions(&self, model: &Model) {
        for item in &model.items {
            let ItemKind::Union(union) = &item.kind else {
                continue;
            };
            if let Some(conflict) = model.conflict(union) {
                self.report(self.cannot_tell_apart(item, union, &conflict));
            }
        }
    }

    fn cannot_tell_apart(
        &self,
        item: &crate::model::Item,
        union: &Union,
        conflict: &Conflict<'_>,
    ) -> Diagnostic {
        let file = item.file;
        let member = |index: usize| union.members.get(index);
        let text = |index: usize| member(index).map_or("", |it| it.text.as_str());
        let span = |index: usize| member(index).map_or(item.name_span, |it| it.span);
        let (first, second) = conflict.members;
        let message = format!(
            "`{}` and `{}` cannot be distinguished",
            text(first),
            text(second)
        );
        let reason = match &conflict.value {
            Some(value) => format!("both take {value}"),
            None => conflict.sort.conflict().to_owned(),
        };
        let diagnostic = Diagnostic::new(Code::JSI0215, file, span(second), message).label(reason);
        let diagnostic = match first == second {
            true => diagnostic,
            false => diagnostic.secondary_label(file, span(first), "the other member"),
        };
        match conflict.sort {
            Sort::Record => diagnostic.help(
                "give each record a required field of one name with its own literal: `kind: \"circle\";`",
            ),
            Sort::String if conflict.value.is_none() => match open_enum(item, union) {
                Some(text) => diagnostic
                    .help("an `enum` with `...` takes other strings, too")
                    .offer("declare an open `enum`", item.span, text),
                None => diagnostic.help("an `enum` with `...` takes other strings, too"),
            },
            Sort::Any => diagnostic.help("use `Any` alone, or leave it out"),
            _ => diagnostic.help("leave one of them out"),
        }
    }
}

/// The open enum that a union of strings and `String` means.
fn open_enum(item: &crate::model::Item, union: &Union) -> Option<String> {
    let mut values = Vec::new();
    for member in &union.members {
        match &member.ty {
            Type::Literal(literal @ Literal::String(_)) => values.push(literal.to_string()),
            Type::Prim(Prim::String) => {}
            _ => return None,
        }
    }
    (!values.is_empty()).then(|| format!("enum {} {{ {}, ... }}", item.name, values.join(", ")))
}

/// A type without its `?`.
fn without_null(ty: &TypeExpr) -> &TypeExpr {
    match &ty.kind {
        TypeKind::Nullable(inner) => without_null(inner),
        _ => ty,
    }
}

/// A text with single spaces and no line breaks.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// With the first letter in upper case.
fn raised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
