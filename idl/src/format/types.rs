//! Types as layout.

use super::comments::Placement;
use super::items::{DocBuilder, docs};
use super::layout::Doc;
use crate::source::Span;
use crate::syntax::tree::{Signature, SignatureParam, TypeArg, TypeExpr, TypeKind, UnionMember};

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
                parts.push(self.words("?"));
            }
            TypeKind::Tuple(elements) => {
                parts.push(self.list("[", elements, "]", Doc::Soft, Self::ty));
            }
            TypeKind::Literal(literal) => parts.push(self.token(literal.span())),
            TypeKind::Union(members) => {
                for (i, member) in members.iter().enumerate() {
                    if i > 0 {
                        parts.push(self.words(" | "));
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
            parts.push(self.words(if i > 0 { ", " } else { "<" }));
            parts.push(match arg {
                TypeArg::Type(ty) => self.ty(ty),
                TypeArg::Signature(signature) => self.signature(signature),
            });
        }
        if !args.is_empty() {
            parts.push(self.words(">"));
        }
    }

    /// The members of the union that an alias declares: on one line if they fit, otherwise each on its own behind a `|`.
    pub(super) fn members_of_union(&mut self, members: &'a [UnionMember]) -> Doc<'a> {
        let mut parts = vec![self.words(" =")];
        let mut inner = Vec::new();
        for (i, member) in members.iter().enumerate() {
            let (start, rest) = self.comments.next_token();
            if rest.starts_with('|') {
                // what ends the line of the `|` belongs to the member before
                self.comments.at = start + 1;
                let end = self.comments.line_end(start + 1).unwrap_or(start);
                inner.extend(self.comments.before_token(end));
            }
            let apart = |it| it != Placement::Inline;
            let (start, _) = self.comments.next_token();
            inner.extend(self.comments.run_before(start, apart));
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
        parts.push(Doc::Nest(inner));
        Doc::Group(parts)
    }

    fn signature(&mut self, signature: &'a Signature) -> Doc<'a> {
        let param = |builder: &mut Self, param: &'a SignatureParam| {
            let mut parts = Vec::new();
            if param.rest.is_some() {
                parts.push(builder.words("..."));
            }
            if let Some(name) = &param.name {
                parts.push(builder.ident(name));
                parts.push(builder.words(colon(param.optional)));
            }
            parts.push(builder.ty(&param.ty));
            Doc::Seq(parts)
        };
        let params = self.list("(", &signature.params, ")", Doc::Soft, param);
        let arrow = self.words(" => ");
        Doc::Seq(vec![params, arrow, self.ty(&signature.result)])
    }
}

/// What is between a name and its type.
pub(super) fn colon(optional: Option<Span>) -> &'static str {
    if optional.is_some() { "?: " } else { ": " }
}
