//! Walks a tree and checks what must hold of every one, whatever the text was.
#![allow(dead_code, reason = "each test binary uses a part")]

pub mod answer;
pub mod owners;
pub mod print;
pub mod random;
pub mod settled;

use jsi_idl::diagnostics::Diagnostic;
use jsi_idl::source::{FileId, Span};
use jsi_idl::syntax::tree::{
    Attr, AttrArg, Base, Container, Docs, Enum, Event, EventValue, Field, File, FromClause, Ident,
    Item, ItemKind, Literal, Member, MemberKind, Param, Record, TypeArg, TypeExpr, TypeKind,
    TypeParam, UnionMember, Variant, VariantKind,
};
use jsi_idl::syntax::{Parsed, parse};

/// Valid texts with everything that the language has.
pub const CORPUS: [(&str, &str); 6] = [
    ("classes", include_str!("../corpus/classes.jsi")),
    ("glance", include_str!("../corpus/glance.jsi")),
    ("kinds", include_str!("../corpus/kinds.jsi")),
    ("names", include_str!("../corpus/names.jsi")),
    ("types", include_str!("../corpus/types.jsi")),
    ("unicode", include_str!("../corpus/unicode.jsi")),
];

/// The tokens of a valid text: words, strings, numbers, arrows, single characters. Comments are left out.
pub fn tokens(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
        let length = if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        } else if rest.starts_with("/*") {
            at += rest.find("*/").map_or(rest.len(), |end| end + 2);
            continue;
        } else if c == '"' {
            let end = rest[1..].replace("\\\"", "__").find('"');
            end.map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("=>") {
            2
        } else if word(c) {
            rest.find(|c| !word(c)).unwrap_or(rest.len())
        } else {
            c.len_utf8()
        };
        if !c.is_whitespace() {
            tokens.push(at..at + length);
        }
        at += length;
    }
    tokens
}

/// Parses, checks what must hold, and gives the result.
pub fn parse_checked(text: &str) -> Parsed {
    let parsed = parse(text, FileId(0));
    check(text, &parsed);
    parsed
}

/// Fails if a span does not lie in the text, or an identifier does not stand where it says.
pub fn check(text: &str, parsed: &Parsed) {
    let walk = Walk { text };
    walk.file(&parsed.file);
    parsed.diagnostics.iter().for_each(|it| walk.diagnostic(it));
    let starts: Vec<_> = parsed
        .diagnostics
        .iter()
        .map(|it| it.primary.span.start)
        .collect();
    assert!(starts.is_sorted(), "diagnostics are in order of position");
}

struct Walk<'t> {
    text: &'t str,
}

impl Walk<'_> {
    fn span(&self, span: Span) {
        let range = span.start as usize..span.end as usize;
        assert!(
            span.start <= span.end && self.text.get(range).is_some(),
            "{span:?} does not lie in {:?}",
            self.text
        );
    }

    fn ident(&self, ident: &Ident) {
        assert_eq!(ident.span.of(self.text), ident.text, "in {:?}", self.text);
    }

    fn diagnostic(&self, it: &Diagnostic) {
        self.span(it.primary.span);
        it.secondary.iter().for_each(|label| self.span(label.span));
        let edits = it.fixes.iter().flat_map(|fix| &fix.edits);
        edits.for_each(|edit| self.span(edit.span));
        assert!(
            !it.message.ends_with('.') && !it.message.is_empty(),
            "{}",
            it.message
        );
        for rule in ["ident", "missing_", "_junk", "kw_", "EOI"] {
            let words = it.message.replace("identifier", "");
            let quoted = words
                .split('`')
                .step_by(2)
                .any(|quoted| quoted.contains(rule));
            assert!(!quoted, "a rule's name is in {:?}", it.message);
        }
    }

    fn file(&self, file: &File) {
        self.docs(&file.docs);
        file.comments.iter().for_each(|span| self.span(*span));
        file.items.iter().for_each(|item| self.item(item));
    }

    fn docs(&self, docs: &Docs) {
        docs.span.iter().for_each(|span| self.span(*span));
        assert_eq!(docs.span.is_some(), !docs.lines.is_empty());
    }

    fn attrs(&self, attrs: &[Attr]) {
        for attr in attrs {
            self.span(attr.span);
            self.ident(&attr.name);
            for arg in attr.args.iter().flatten() {
                match arg {
                    AttrArg::Str(text) => self.span(text.span),
                    AttrArg::Word(word) => self.ident(word),
                }
            }
        }
    }

    fn item(&self, item: &Item) {
        self.span(item.span);
        self.docs(&item.docs);
        self.attrs(&item.attrs);
        match &item.kind {
            ItemKind::Use(it) => {
                self.span(it.path.span);
                for name in &it.names {
                    self.ident(&name.name);
                    name.rename.iter().for_each(|name| self.ident(name));
                }
            }
            ItemKind::Alias(it) => {
                self.ident(&it.name);
                self.ty(&it.ty);
            }
            ItemKind::Interface(it) | ItemKind::CallbackInterface(it) | ItemKind::Class(it) => {
                self.container(it);
            }
            ItemKind::Record(Record {
                name,
                type_params,
                extends,
                fields,
                body,
            }) => {
                self.ident(name);
                self.type_params(type_params);
                extends.iter().for_each(|base| self.base(base));
                self.span(*body);
                fields.iter().for_each(|field| self.field(field));
            }
            ItemKind::Enum(it) => self.enumeration(it),
            ItemKind::Bad(name) => name.iter().for_each(|name| self.ident(name)),
        }
    }

    fn container(&self, it: &Container) {
        self.ident(&it.name);
        self.type_params(&it.type_params);
        it.extends.iter().for_each(|base| self.base(base));
        it.body.iter().for_each(|span| self.span(*span));
        match &it.from {
            Some(FromClause::Module(text) | FromClause::Host(text)) => self.span(text.span),
            Some(FromClause::Global(parts, span)) => {
                self.span(*span);
                parts.iter().for_each(|part| self.ident(part));
            }
            None => {}
        }
        it.members.iter().for_each(|member| self.member(member));
    }

    fn type_params(&self, type_params: &[TypeParam]) {
        for param in type_params {
            self.span(param.span);
            self.ident(&param.name);
            param.bound.iter().for_each(|bound| self.ident(bound));
        }
    }

    fn base(&self, it: &Base) {
        self.span(it.span);
        self.ident(&it.name);
        it.args.iter().for_each(|arg| self.arg(arg));
    }

    fn member(&self, it: &Member) {
        self.span(it.span);
        self.docs(&it.docs);
        self.attrs(&it.attrs);
        it.is_static.iter().for_each(|span| self.span(*span));
        match &it.kind {
            MemberKind::Constructor { keyword, params } => {
                assert_eq!(keyword.of(self.text), "constructor");
                params.iter().for_each(|param| self.param(param));
            }
            MemberKind::Method {
                name,
                type_params,
                optional,
                params,
                result,
            } => {
                self.ident(name);
                self.type_params(type_params);
                optional.iter().for_each(|span| self.span(*span));
                params.iter().for_each(|param| self.param(param));
                self.ty(result);
            }
            MemberKind::Property {
                readonly,
                name,
                optional,
                ty,
            } => {
                readonly.iter().for_each(|span| self.span(*span));
                self.ident(name);
                optional.iter().for_each(|span| self.span(*span));
                self.ty(ty);
            }
            MemberKind::Call {
                open,
                params,
                result,
            } => {
                assert_eq!(open.of(self.text), "(");
                params.iter().for_each(|param| self.param(param));
                self.ty(result);
            }
            MemberKind::Index {
                readonly,
                key,
                key_ty,
                brackets,
                ty,
            } => {
                readonly.iter().for_each(|span| self.span(*span));
                self.span(*brackets);
                self.ident(key);
                self.ty(key_ty);
                self.ty(ty);
            }
            MemberKind::Events(events) => {
                assert_eq!(events.keyword.of(self.text), "events");
                events.params.iter().for_each(|param| self.param(param));
                self.span(events.body);
                events.events.iter().for_each(|event| self.event(event));
            }
            MemberKind::Bad(name) => name.iter().for_each(|name| self.ident(name)),
        }
    }

    fn event(&self, it: &Event) {
        self.span(it.span);
        self.docs(&it.docs);
        self.attrs(&it.attrs);
        self.span(it.name.span);
        match &it.value {
            EventValue::Type(ty) => self.ty(ty),
            EventValue::Params(params, span) => {
                self.span(*span);
                params.iter().for_each(|param| self.param(param));
            }
        }
    }

    fn param(&self, it: &Param) {
        self.span(it.span);
        self.attrs(&it.attrs);
        self.ident(&it.name);
        it.rest.iter().for_each(|span| self.span(*span));
        it.optional.iter().for_each(|span| self.span(*span));
        self.ty(&it.ty);
    }

    fn field(&self, it: &Field) {
        self.span(it.span);
        self.docs(&it.docs);
        self.attrs(&it.attrs);
        self.ident(&it.name);
        it.optional.iter().for_each(|span| self.span(*span));
        self.ty(&it.ty);
    }

    fn enumeration(&self, it: &Enum) {
        self.ident(&it.name);
        self.span(it.body);
        it.open.iter().for_each(|span| self.span(*span));
        for Variant {
            docs,
            attrs,
            kind,
            span,
        } in &it.variants
        {
            self.span(*span);
            self.docs(docs);
            self.attrs(attrs);
            match kind {
                VariantKind::Str(text) => self.span(text.span),
                VariantKind::Number { name, value } => {
                    self.ident(name);
                    value.iter().for_each(|value| self.ident(value));
                }
            }
        }
    }

    fn ty(&self, it: &TypeExpr) {
        self.span(it.span);
        match &it.kind {
            TypeKind::Name { name, args } => {
                // a repaired form, as `T[]`, has the place of the whole as the place of its name
                self.span(name.span);
                args.iter().for_each(|arg| self.arg(arg));
            }
            TypeKind::Nullable(inner) => self.ty(inner),
            TypeKind::Tuple(elements) => elements.iter().for_each(|element| self.ty(element)),
            TypeKind::Literal(Literal::Str(text)) => self.span(text.span),
            TypeKind::Literal(Literal::Number(word) | Literal::Boolean(word)) => self.ident(word),
            TypeKind::Union(members) => {
                for UnionMember { docs, attrs, ty } in members {
                    self.docs(docs);
                    self.attrs(attrs);
                    self.ty(ty);
                }
            }
            TypeKind::Bad => {}
        }
    }

    fn arg(&self, arg: &TypeArg) {
        match arg {
            TypeArg::Type(ty) => self.ty(ty),
            TypeArg::Signature(it) => {
                self.span(it.span);
                for param in &it.params {
                    param.name.iter().for_each(|name| self.ident(name));
                    self.ty(&param.ty);
                }
                self.ty(&it.result);
            }
        }
    }
}
