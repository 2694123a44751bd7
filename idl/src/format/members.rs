//! Members, fields and enum values as layout, with their parameters and attributes.

use super::items::{BodyEntry, DocBuilder, docs};
use super::layout::Doc;
use super::types::colon;
use crate::syntax::tree::{
    Attr, AttrArg, Docs, EventValue, Events, Member, MemberKind, Param, TypeKind, TypeParam,
    Variant, VariantKind,
};

impl<'a> DocBuilder<'a> {
    pub(super) fn part(&mut self, part: BodyEntry<'a>) -> Doc<'a> {
        match part {
            BodyEntry::Member(it) => self.member(it),
            BodyEntry::Event(it) => {
                let attrs = self.attrs(&it.attrs);
                let mut own = vec![self.token(it.name.span), self.words(": ")];
                own.push(match &it.value {
                    EventValue::Type(ty) => self.ty(ty),
                    EventValue::Params(params, _) => self.params(params),
                });
                own.push(self.words(";"));
                with_notes(&it.docs, attrs, own)
            }
            BodyEntry::Field(it) => {
                let attrs = self.attrs(&it.attrs);
                let own = vec![
                    self.ident(&it.name),
                    self.words(colon(it.optional)),
                    self.ty(&it.ty),
                    self.words(";"),
                ];
                with_notes(&it.docs, attrs, own)
            }
            BodyEntry::Variant(it, comma) => self.variant(it, comma),
            BodyEntry::Open(span) => {
                let mut parts = vec![self.token(span)];
                // a comma that may follow is left out
                self.separator(&mut parts, Doc::Seq(Vec::new()), ",");
                Doc::Seq(parts)
            }
        }
    }

    fn variant(&mut self, it: &'a Variant, comma: bool) -> Doc<'a> {
        let attrs = self.attrs(&it.attrs);
        let mut own = Vec::new();
        match &it.kind {
            VariantKind::Str(literal) => own.push(self.token(literal.span)),
            VariantKind::Number { name, value } => {
                own.push(self.ident(name));
                if let Some(value) = value {
                    own.push(self.words(" = "));
                    own.push(self.ident(value));
                }
            }
        }
        let value = with_notes(&it.docs, attrs, own);
        // the last one has a comma if it is on a line of its own
        let text = if comma {
            Doc::Text(",")
        } else {
            Doc::Broken(",")
        };
        let mut parts = vec![value];
        self.separator(&mut parts, text, ",");
        Doc::Seq(parts)
    }

    fn member(&mut self, it: &'a Member) -> Doc<'a> {
        let attrs = self.attrs(&it.attrs);
        let mut own = Vec::new();
        if it.is_static.is_some() {
            own.push(self.words("static "));
        }
        match &it.kind {
            MemberKind::Constructor { keyword, params } => {
                own.push(self.token(*keyword));
                own.push(self.params(params));
            }
            MemberKind::Method {
                name,
                type_params,
                optional,
                params,
                result,
            } => {
                own.push(self.ident(name));
                own.extend(self.type_params(type_params));
                own.extend(optional.map(|_| self.words("?")));
                own.push(self.params(params));
                // a static method `constructor` may be without
                if !matches!(result.kind, TypeKind::Bad) {
                    own.extend([self.words(": "), self.ty(result)]);
                }
            }
            MemberKind::Property {
                readonly,
                name,
                optional,
                ty,
            } => {
                if readonly.is_some() {
                    own.push(self.words("readonly "));
                }
                own.push(self.ident(name));
                own.push(self.words(colon(*optional)));
                own.push(self.ty(ty));
            }
            MemberKind::Call { params, result, .. } => {
                own.push(self.params(params));
                own.push(self.words(": "));
                own.push(self.ty(result));
            }
            MemberKind::Index {
                readonly,
                key,
                key_ty,
                ty,
                ..
            } => {
                if readonly.is_some() {
                    own.push(self.words("readonly "));
                }
                own.push(self.words("["));
                own.push(self.ident(key));
                own.push(self.words(": "));
                own.push(self.ty(key_ty));
                own.push(self.words("]: "));
                own.push(self.ty(ty));
            }
            MemberKind::Events(events) => self.events(&mut own, events),
            // absent from a file without problems
            MemberKind::Bad(_) => own.push(Doc::Text(self.comments.slice(it.span))),
        }
        if !matches!(it.kind, MemberKind::Events(_) | MemberKind::Bad(_)) {
            own.push(self.words(";"));
        }
        with_notes(&it.docs, attrs, own)
    }

    fn events(&mut self, parts: &mut Vec<Doc<'a>>, it: &'a Events) {
        parts.push(self.token(it.keyword));
        if !it.params.is_empty() {
            parts.push(self.params(&it.params));
        }
        // The parameters would break for events on their line.
        let simple = it.params.is_empty() && it.events.iter().all(|it| it.docs.lines.is_empty());
        let events = it.events.iter().map(BodyEntry::Event);
        self.body(parts, it.body, simple, events.collect());
    }

    pub(super) fn type_params(&mut self, type_params: &'a [TypeParam]) -> Option<Doc<'a>> {
        let list = !type_params.is_empty();
        list.then(|| self.list("<", type_params, ">", Doc::Soft, Self::type_param))
    }

    pub(super) fn type_param(&mut self, param: &'a TypeParam) -> Doc<'a> {
        let mut parts = vec![self.ident(&param.name)];
        if let Some(bound) = &param.bound {
            parts.extend([self.words(" extends "), self.ident(bound)]);
        }
        Doc::Seq(parts)
    }

    fn params(&mut self, params: &'a [Param]) -> Doc<'a> {
        self.list("(", params, ")", Doc::Soft, |builder, param| {
            let mut parts = Vec::new();
            for attr in &param.attrs {
                parts.extend([builder.attr(attr), Doc::Text(" ")]);
            }
            if param.rest.is_some() {
                parts.push(builder.words("..."));
            }
            parts.push(builder.ident(&param.name));
            parts.push(builder.words(colon(param.optional)));
            parts.push(builder.ty(&param.ty));
            Doc::Seq(parts)
        })
    }

    /// Attributes, each followed by a space or line break.
    fn attrs(&mut self, attrs: &'a [Attr]) -> Vec<Doc<'a>> {
        let each = attrs.iter().flat_map(|attr| [self.attr(attr), Doc::Line]);
        each.collect()
    }

    pub(super) fn attr(&mut self, attr: &'a Attr) -> Doc<'a> {
        self.comments.at = self.comments.at.max(attr.span.start);
        let mut parts = vec![self.words("@"), self.ident(&attr.name)];
        if let Some(args) = &attr.args {
            parts.push(self.words("("));
            for (i, arg) in args.iter().enumerate() {
                if i > 0 {
                    parts.push(self.words(", "));
                }
                parts.push(match arg {
                    AttrArg::Str(literal) => self.token(literal.span),
                    AttrArg::Word(word) => self.ident(word),
                });
            }
            parts.push(self.words(")"));
        }
        Doc::Seq(parts)
    }
}

/// Documentation above; attributes before it on the same line, or where that is too long above, too.
fn with_notes<'a>(notes: &'a Docs, attrs: Vec<Doc<'a>>, own: Vec<Doc<'a>>) -> Doc<'a> {
    let own = Doc::Seq(own);
    let body = if attrs.is_empty() {
        own
    } else {
        Doc::Group(vec![Doc::Seq(attrs), own])
    };
    if notes.lines.is_empty() {
        body
    } else {
        Doc::Seq(vec![docs(notes), Doc::Hard, body])
    }
}
