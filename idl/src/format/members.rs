//! Members, fields and enum values as layout, with their parameters and attributes.

use super::items::{BodyEntry, DocBuilder, docs};
use super::layout::Doc;
use crate::syntax::tree::{
    Attr, AttrArg, Docs, EventValue, Events, Member, MemberKind, Param, TypeParam, Variant,
    VariantKind,
};

impl<'a> DocBuilder<'a> {
    pub(super) fn part(&mut self, part: BodyEntry<'a>) -> Doc<'a> {
        match part {
            BodyEntry::Member(it) => self.member(it),
            BodyEntry::Event(it) => {
                let attrs = self.attrs(&it.attrs);
                let mut own = self.comments.before_token(it.span.start);
                own.push(self.token(it.name.span));
                own.push(Doc::Text(": "));
                own.push(match &it.value {
                    EventValue::Type(ty) => self.ty(ty),
                    EventValue::Params(params, _) => self.params(it.name.span.end, params),
                });
                self.semi(&mut own, it.span.end);
                with_notes(&it.docs, attrs, own)
            }
            BodyEntry::Field(it) => {
                let attrs = self.attrs(&it.attrs);
                let mut own = vec![
                    self.ident(&it.name),
                    Doc::Text(if it.optional.is_some() { "?: " } else { ": " }),
                    self.ty(&it.ty),
                ];
                self.semi(&mut own, it.span.end);
                with_notes(&it.docs, attrs, own)
            }
            BodyEntry::Variant(it, comma) => self.variant(it, comma),
            BodyEntry::Open(span) => self.token(span),
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
                    own.push(Doc::Text(" = "));
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
        let sign = self.comments.sign_after(it.span.end, ',');
        let blocks = sign.map(|sign| self.comments.blocks_before(sign));
        Doc::Seq(vec![value, Doc::Seq(blocks.unwrap_or_default()), text])
    }

    fn member(&mut self, it: &'a Member) -> Doc<'a> {
        let attrs = self.attrs(&it.attrs);
        let mut own = self.comments.before_token(it.span.start);
        if it.is_static.is_some() {
            own.push(Doc::Text("static "));
        }
        match &it.kind {
            MemberKind::Constructor { keyword, params } => {
                own.push(self.token(*keyword));
                own.push(self.params(keyword.end, params));
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
                own.extend(optional.map(|_| Doc::Text("?")));
                let last = type_params.last().map_or(name.span, |it| it.span);
                own.push(self.params(last.end, params));
                own.push(Doc::Text(": "));
                own.push(self.ty(result));
            }
            MemberKind::Property {
                readonly,
                name,
                optional,
                ty,
            } => {
                if readonly.is_some() {
                    own.push(Doc::Text("readonly "));
                }
                own.push(self.ident(name));
                own.push(Doc::Text(if optional.is_some() { "?: " } else { ": " }));
                own.push(self.ty(ty));
            }
            MemberKind::Call {
                open,
                params,
                result,
            } => {
                own.extend(self.comments.before_token(open.start));
                own.push(self.params(open.end, params));
                own.push(Doc::Text(": "));
                own.push(self.ty(result));
            }
            MemberKind::Index {
                readonly,
                key,
                key_ty,
                brackets,
                ty,
            } => {
                if readonly.is_some() {
                    own.push(Doc::Text("readonly "));
                }
                own.extend(self.comments.before_token(brackets.start));
                own.push(Doc::Text("["));
                own.push(self.ident(key));
                own.push(Doc::Text(": "));
                own.push(self.ty(key_ty));
                own.extend(self.comments.before_token(brackets.end.saturating_sub(1)));
                own.push(Doc::Text("]: "));
                own.push(self.ty(ty));
            }
            MemberKind::Events(events) => self.events(&mut own, events),
            // absent from a file without problems
            MemberKind::Bad(_) => own.push(Doc::Text(self.comments.slice(it.span))),
        }
        if !matches!(it.kind, MemberKind::Events(_) | MemberKind::Bad(_)) {
            self.semi(&mut own, it.span.end);
        }
        with_notes(&it.docs, attrs, own)
    }

    fn events(&mut self, parts: &mut Vec<Doc<'a>>, it: &'a Events) {
        parts.push(self.token(it.keyword));
        if !it.params.is_empty() {
            parts.push(self.params(it.keyword.end, &it.params));
        }
        // The parameters would break for events on their line.
        let simple = it.params.is_empty() && it.events.iter().all(|it| it.docs.lines.is_empty());
        let events = it.events.iter().map(BodyEntry::Event);
        self.body(parts, it.body, simple, events.collect());
    }

    pub(super) fn type_params(&mut self, type_params: &'a [TypeParam]) -> Option<Doc<'a>> {
        let last = type_params.last()?;
        let mut inner = Vec::new();
        for (i, param) in type_params.iter().enumerate() {
            if i > 0 {
                inner.push(Doc::Text(","));
            }
            inner.push(if i > 0 { Doc::Line } else { Doc::Soft });
            inner.push(self.ident(&param.name));
            if let Some(bound) = &param.bound {
                inner.push(Doc::Text(" extends "));
                inner.push(self.ident(bound));
            }
        }
        let comments = self.comments.before_close(last.span.end, '>');
        Some(list("<", inner, comments, ">"))
    }

    fn params(&mut self, mut end: u32, params: &'a [Param]) -> Doc<'a> {
        let mut inner = Vec::new();
        for (i, param) in params.iter().enumerate() {
            if i > 0 {
                inner.push(Doc::Text(","));
            }
            inner.push(if i > 0 { Doc::Line } else { Doc::Soft });
            for attr in &param.attrs {
                inner.push(self.attr(attr));
                inner.push(Doc::Text(" "));
            }
            inner.extend(self.comments.before_token(param.span.start));
            if param.rest.is_some() {
                inner.push(Doc::Text("..."));
            }
            inner.push(self.ident(&param.name));
            inner.push(Doc::Text(if param.optional.is_some() {
                "?: "
            } else {
                ": "
            }));
            inner.push(self.ty(&param.ty));
            end = param.span.end;
        }
        let comments = self.comments.before_close(end, ')');
        list("(", inner, comments, ")")
    }

    /// Attributes, each followed by a space or line break.
    fn attrs(&mut self, attrs: &'a [Attr]) -> Vec<Doc<'a>> {
        let each = attrs.iter().flat_map(|attr| [self.attr(attr), Doc::Line]);
        each.collect()
    }

    pub(super) fn attr(&mut self, attr: &'a Attr) -> Doc<'a> {
        let mut parts = self.comments.before_token(attr.span.start);
        parts.push(Doc::Text("@"));
        parts.push(Doc::Text(&attr.name.text));
        if let Some(args) = &attr.args {
            parts.push(Doc::Text("("));
            for (i, arg) in args.iter().enumerate() {
                if i > 0 {
                    parts.push(Doc::Text(", "));
                }
                parts.push(match arg {
                    AttrArg::Str(literal) => self.token(literal.span),
                    AttrArg::Word(word) => self.ident(word),
                });
            }
            parts.extend(self.comments.blocks_before(attr.span.end.saturating_sub(1)));
            parts.push(Doc::Text(")"));
        }
        Doc::Seq(parts)
    }
}

/// A list in brackets, which is broken into one line for each entry. The comments follow the last entry.
pub(super) fn list<'a>(
    open: &'a str,
    mut inner: Vec<Doc<'a>>,
    comments: Vec<Doc<'a>>,
    close: &'a str,
) -> Doc<'a> {
    if inner.is_empty() && comments.is_empty() {
        return Doc::Seq(vec![Doc::Text(open), Doc::Text(close)]);
    }
    inner.push(if inner.is_empty() {
        Doc::Soft
    } else {
        Doc::Broken(",")
    });
    inner.extend(comments);
    Doc::Group(vec![
        Doc::Text(open),
        Doc::Nest(inner),
        Doc::Soft,
        Doc::Text(close),
    ])
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
