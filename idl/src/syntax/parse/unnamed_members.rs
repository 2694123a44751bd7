//! Parses members without a name: call signatures, `(…): R;`, and indices, `[key: K]: T;`.

use super::grammar::{Node, Rule};
use super::item_header::ItemKeyword;
use super::modifiers::MemberParts;
use super::tree_builder::{Prefix, TreeBuilder};
use crate::diagnostics::Code;
use crate::source::Span;
use crate::syntax::tree::{Ident, Member, MemberKind, TypeExpr, TypeKind};

/// `[key: K]`
pub(super) struct Index {
    pub(super) key: Ident,
    pub(super) key_ty: TypeExpr,
    pub(super) brackets: Span,
}

impl TreeBuilder<'_> {
    /// The key of an index with its type, and the brackets around them.
    pub(super) fn index(&mut self, node: Node<'_>) -> Option<(Ident, TypeExpr, Span)> {
        let brackets = self.trimmed(&node);
        let mut key = None;
        let mut ty = None;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::ident => key = Some(self.ident(&part)),
                _ => ty = Some(self.type_expr(part)),
            }
        }
        Some((key?, ty?, brackets))
    }

    pub(super) fn index_member(
        &mut self,
        keyword: ItemKeyword,
        prefix: Prefix,
        span: Span,
        index: Index,
        mut parts: MemberParts<'_>,
    ) -> Option<Member> {
        // what the words before it are followed by is its bracket
        let place = Ident {
            span: index.brackets,
            ..index.key.clone()
        };
        let modifiers = self.modifiers(keyword, &place, &parts);
        if let Some(at) = parts.no_signature {
            self.problems
                .expected(at, "`:` and a type after the index", |it| it);
        }
        if let Some(end) = parts.end.take() {
            self.member_end(&end, "index");
        }
        if keyword == ItemKeyword::Record {
            let problem = self
                .error(
                    Code::JSI0303,
                    index.brackets,
                    "a record cannot have an index",
                )
                .label("not a field")
                .help("declare a `class` for an object with any keys");
            self.problems.add(problem);
            return None;
        }
        if let Some(place) = modifiers.is_static {
            let end = self.problems.token_after(place.end);
            let problem = self
                .error(Code::JSI0001, place, "an index cannot be `static`")
                .fix("remove `static`", Span::new(place.start, end), "");
            self.problems.add(problem);
        }
        let Index {
            key,
            key_ty,
            brackets,
        } = index;
        let ty = parts.ty.unwrap_or_else(|| no_type(brackets.end));
        Some(Member {
            docs: prefix.docs,
            attrs: prefix.attrs,
            is_static: None,
            kind: MemberKind::Index {
                readonly: modifiers.readonly,
                key,
                key_ty,
                brackets,
                ty,
            },
            span,
        })
    }

    pub(super) fn call_signature(
        &mut self,
        keyword: ItemKeyword,
        prefix: Prefix,
        span: Span,
        mut parts: MemberParts<'_>,
    ) -> Option<Member> {
        if let Some(arrow) = parts.arrow {
            self.arrow_result(arrow);
        }
        if let Some(default) = parts.default {
            self.default_value(default, None);
        }
        if parts.ty.is_none() {
            let name = Ident {
                text: String::new(),
                span,
            };
            self.missing_result(keyword, &name, &parts, None);
        }
        if let Some(end) = parts.end.take() {
            self.member_end(&end, "call signature");
        }
        let (params, place) = parts.params?;
        let open = Span::new(place.start, place.start + 1);
        if keyword == ItemKeyword::Record {
            let problem = self
                .error(Code::JSI0303, open, "a record cannot have a call signature")
                .label("not a field")
                .help("declare a `class` for an object that can be called");
            self.problems.add(problem);
            return None;
        }
        let result = parts.ty.unwrap_or_else(|| no_type(place.end));
        Some(Member {
            docs: prefix.docs,
            attrs: prefix.attrs,
            is_static: None,
            kind: MemberKind::Call {
                open,
                params,
                result,
            },
            span,
        })
    }
}

fn no_type(at: u32) -> TypeExpr {
    TypeExpr {
        kind: TypeKind::Bad,
        span: Span::new(at, at),
    }
}
