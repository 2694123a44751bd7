//! Types as layout.

use super::items::{DocBuilder, docs};
use super::layout::Doc;
use super::members::list;
use crate::syntax::tree::{Signature, TypeArg, TypeExpr, TypeKind, UnionMember};

impl<'a> DocBuilder<'a> {
    pub(super) fn ty(&mut self, ty: &'a TypeExpr) -> Doc<'a> {
        let mut parts = Vec::new();
        match &ty.kind {
            TypeKind::Name { name, args } => {
                parts.push(self.ident(name));
                self.args(&mut parts, args);
            }
            TypeKind::Nullable(inner) => {
                parts.push(self.ty(inner));
                parts.push(Doc::Text("?"));
            }
            TypeKind::Tuple(elements) => {
                parts.extend(self.comments.before_token(ty.span.start));
                let mut inner = Vec::new();
                let mut end = ty.span.start + 1;
                for (i, element) in elements.iter().enumerate() {
                    if i > 0 {
                        inner.push(Doc::Text(","));
                    }
                    inner.push(if i > 0 { Doc::Line } else { Doc::Soft });
                    inner.push(self.ty(element));
                    end = element.span.end;
                }
                let comments = self.comments.before_close(end, ']');
                parts.push(list("[", inner, comments, "]"));
            }
            TypeKind::Literal(literal) => parts.push(self.token(literal.span())),
            TypeKind::Union(members) => {
                for (i, member) in members.iter().enumerate() {
                    if i > 0 {
                        parts.push(Doc::Text(" | "));
                    }
                    parts.push(self.ty(&member.ty));
                }
            }
            // absent from a file without problems
            TypeKind::Bad => parts.push(Doc::Text(self.comments.slice(ty.span))),
        }
        Doc::Seq(parts)
    }

    /// Type arguments, if there are any.
    pub(super) fn args(&mut self, parts: &mut Vec<Doc<'a>>, args: &'a [TypeArg]) {
        for (i, arg) in args.iter().enumerate() {
            parts.push(Doc::Text(if i > 0 { ", " } else { "<" }));
            parts.push(match arg {
                TypeArg::Type(ty) => self.ty(ty),
                TypeArg::Signature(signature) => self.signature(signature),
            });
        }
        if !args.is_empty() {
            parts.push(Doc::Text(">"));
        }
    }

    /// The members of the union that an alias declares: on one line if they fit, otherwise each on its own behind a `|`.
    pub(super) fn members_of_union(&mut self, members: &'a [UnionMember]) -> Doc<'a> {
        let mut inner = Vec::new();
        for (i, member) in members.iter().enumerate() {
            let first = member
                .attrs
                .first()
                .map_or(member.ty.span, |attr| attr.span);
            inner.extend(self.comments.before_token(first.start));
            inner.push(Doc::Line);
            let documented = !member.docs.lines.is_empty();
            if documented {
                inner.extend([docs(&member.docs), Doc::Hard]);
            }
            inner.push(if i > 0 || documented {
                Doc::Text("| ")
            } else {
                Doc::Broken("| ")
            });
            for attr in &member.attrs {
                inner.extend([self.attr(attr), Doc::Text(" ")]);
            }
            inner.push(self.ty(&member.ty));
        }
        Doc::Group(vec![Doc::Text(" ="), Doc::Nest(inner)])
    }

    fn signature(&mut self, signature: &'a Signature) -> Doc<'a> {
        let mut inner = Vec::new();
        let mut end = signature.span.start;
        for (i, param) in signature.params.iter().enumerate() {
            if i > 0 {
                inner.push(Doc::Text(","));
            }
            inner.push(if i > 0 { Doc::Line } else { Doc::Soft });
            if param.rest.is_some() {
                inner.extend(self.comments.before_token(param.span.start));
                inner.push(Doc::Text("..."));
            }
            if let Some(name) = &param.name {
                inner.push(self.ident(name));
                inner.push(Doc::Text(if param.optional.is_some() {
                    "?: "
                } else {
                    ": "
                }));
            }
            inner.push(self.ty(&param.ty));
            end = param.ty.span.end;
        }
        let before = self.comments.before_token(signature.span.start);
        let comments = self.comments.before_close(end, ')');
        let params = list("(", inner, comments, ")");
        Doc::Seq(vec![
            Doc::Seq(before),
            params,
            Doc::Text(" => "),
            self.ty(&signature.result),
        ])
    }
}
