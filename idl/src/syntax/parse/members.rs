//! Parses the bodies of interfaces, classes and records.

use super::foreign_keywords::{self, MemberWord};
use super::grammar::{Node, Rule};
use super::item_header::ItemKeyword;
use super::member_slips::Late;
use super::modifiers::{MemberParts, Modifiers};
use super::tree_builder::{Prefix, TreeBuilder};
use super::unnamed_members::Index;
use crate::diagnostics::Code;
use crate::diagnostics::similar::similar;
use crate::source::Span;
use crate::syntax::tree::{Field, Ident, Member, MemberKind, TypeExpr, TypeKind};

impl TreeBuilder<'_> {
    pub(super) fn body(
        &mut self,
        keyword: ItemKeyword,
        name: Option<&str>,
        node: Node<'_>,
    ) -> Vec<Member> {
        let open = self.start(&node);
        let accessors = self.accessors.len();
        let mut members = Vec::new();
        for part in node.into_inner() {
            let at = self.start(&part);
            match part.as_rule() {
                Rule::member => members.extend(self.member(keyword, part)),
                Rule::missing => self.missing_brace(keyword, at),
                _ => {
                    let what = match name {
                        Some(name) => format!("{} `{name}`", keyword.word()),
                        None => format!("this {}", keyword.word()),
                    };
                    self.problems.unclosed(open, at, "{", &what);
                }
            }
        }
        self.report_accessors(accessors, &mut members);
        members
    }

    /// Reports that the `{` of a body is missing before the token at `at`.
    fn missing_brace(&mut self, keyword: ItemKeyword, at: u32) {
        let end = self.problems.end_before(at);
        let place = Span::new(end, end);
        let wanted = format!("`{{` after the header of the {}", keyword.word());
        self.problems.expected(at, &wanted, |mut it| {
            it.primary.span = place;
            it.fix("add the `{`", place, " {")
        });
    }

    fn member(&mut self, keyword: ItemKeyword, node: Node<'_>) -> Option<Member> {
        let whole = self.trimmed(&node);
        let mut nodes = node.into_inner();
        let mut prefix = self.prefix(&mut nodes);
        let Some(first) = nodes.peek() else {
            self.dangling(&prefix);
            return None;
        };
        let span = Span::new(self.start(&first), whole.end);
        match first.as_rule() {
            Rule::events => return self.events(keyword, prefix, first),
            Rule::bad_member => {
                self.bad_member(first);
                return None;
            }
            Rule::typed_member => {
                self.typed_member(first);
                return None;
            }
            _ => {}
        }
        let outer = self.generics.len();
        let mut parts = MemberParts::default();
        while let Some(part) = nodes.next() {
            match part.as_rule() {
                Rule::ident => parts.words.push(self.ident(&part)),
                Rule::generics => {
                    let is_method = nodes.clone().any(|it| it.as_rule() == Rule::params);
                    let last = parts.words.last();
                    let is_method = is_method && last.is_some_and(|it| it.text != "constructor");
                    if is_method && keyword != ItemKeyword::Record {
                        parts.generics = Some(self.trimmed(&part));
                        parts.type_params = self.type_params(part);
                    } else {
                        self.generics(&part, "generics");
                    }
                }
                Rule::opt => parts.optional = Some(self.span(&part)),
                Rule::params => {
                    let span = self.trimmed(&part);
                    parts.params = Some((self.params(part), span));
                }
                Rule::index => parts.index = self.index(part),
                Rule::arrow => parts.arrow = Some(self.span(&part)),
                Rule::missing_colon => {
                    let wanted = match parts.params {
                        Some(_) => "`:` before the result type",
                        None => "`:` before the type",
                    };
                    self.missing_colon(self.start(&part), wanted);
                }
                Rule::type_expr => {
                    if let Some(function) = self.function_of(keyword, &part, &parts) {
                        self.function_member(&mut parts, &part, function);
                        continue;
                    }
                    let is_field = keyword == ItemKeyword::Record && parts.params.is_none();
                    let name = parts.words.last().filter(|_| is_field);
                    let end = name.map(|name| Span::new(name.span.end, name.span.end));
                    self.optional_mark = end.map(|end| parts.optional.unwrap_or(end));
                    self.type_owner = parts.words.last().map(|name| name.text.clone());
                    parts.ty = Some(self.type_expr(part));
                    self.type_owner = None;
                    parts.optional = parts.optional.or(self.undefined_mark.take());
                }
                Rule::missing_type => parts.ty = Some(self.missing_type(&part, "`:`")),
                Rule::missing_signature => parts.no_signature = Some(self.start(&part)),
                Rule::default => parts.default = Some(self.trimmed(&part)),
                Rule::colon_eol => {}
                Rule::extra_colon => self.extra(&part, ":"),
                Rule::late_attrs | Rule::inner_attrs | Rule::result_attrs | Rule::type_attrs => {
                    parts.late_attrs = Some(part);
                }
                Rule::extra_close => self.extra_close(&part),
                Rule::semi if parts.late_attrs.is_some() => {}
                _ => parts.end = Some(part),
            }
        }
        self.generics.truncate(outer);
        if let Some(attrs) = parts.late_attrs.take() {
            let late = match attrs.as_rule() {
                Rule::late_attrs => Late::Behind,
                _ => Late::Inside,
            };
            self.late_attrs(attrs, span.start, &mut prefix, late);
        }
        self.assemble(
            keyword,
            prefix,
            Span::new(whole.start.min(span.start), whole.end),
            span,
            parts,
        )
    }

    fn assemble(
        &mut self,
        keyword: ItemKeyword,
        prefix: Prefix,
        whole: Span,
        span: Span,
        mut parts: MemberParts<'_>,
    ) -> Option<Member> {
        if let Some((key, key_ty, brackets)) = parts.index.take() {
            let index = Index {
                key,
                key_ty,
                brackets,
            };
            return self.index_member(keyword, prefix, span, index, parts);
        }
        if parts.words.is_empty() {
            return self.call_signature(keyword, prefix, span, parts);
        }
        if let Some(events) = self.misspelt_events(keyword, &parts) {
            let Prefix { docs, attrs } = prefix;
            return Some(Member {
                docs,
                attrs,
                is_static: None,
                kind: MemberKind::Events(events),
                span,
            });
        }
        self.type_without_colon(&mut parts);
        let name = parts.words.pop()?;
        let is_private =
            |word: &&Ident| foreign_keywords::member_word(&word.text) == MemberWord::Private;
        if let Some(word) = parts.words.iter().find(is_private) {
            self.private_member(&word.clone(), whole);
            return None;
        }
        let modifiers = match self.foreign_words(keyword, &name, &mut parts) {
            Some(modifiers) => modifiers,
            None => self.modifiers(keyword, &name, &parts),
        };
        if let Some((word, place)) = modifiers.accessor {
            let is_static = modifiers.is_static.is_some();
            self.accessor(
                word == MemberWord::Get,
                place,
                &name,
                whole,
                is_static,
                &parts,
            );
        }
        let accessor = modifiers.accessor.map(|(word, _)| word);
        let what = self.noun(keyword, &name, &parts);
        if let Some(at) = parts.no_signature
            && modifiers.ty.is_none()
            && !modifiers.unreadable
        {
            let wanted = match keyword {
                ItemKeyword::Record => format!("`:` and a type after `{}`", name.text),
                _ => format!("`(` or `:` after `{}`", name.text),
            };
            let closes = self.problems.token_at(at).of(self.text) == ")";
            let place = Span::new(name.span.end, name.span.end);
            self.problems.expected(at, &wanted, |it| match closes {
                true => it.offer("add the `(`", place, "("),
                false => it,
            });
        }
        // a static method can have this name
        let is_constructor = what == "constructor" && modifiers.is_static.is_none();
        if let Some(arrow) = parts.arrow.filter(|_| !is_constructor) {
            self.arrow_result(arrow);
        }
        if let Some(default) = parts.default {
            self.default_value(default, None);
        }
        if parts.params.is_some() && !is_constructor && parts.ty.is_none() && modifiers.ty.is_none()
        {
            self.missing_result(keyword, &name, &parts, accessor);
        }
        if let Some(end) = parts.end.take()
            && !self.round_args(&mut parts, &end)
        {
            self.member_end(&end, what);
        }
        let is_static = modifiers.is_static;
        let kind = self.member_kind(keyword, name, modifiers, parts, what);
        let Prefix { docs, attrs } = prefix;
        Some(Member {
            docs,
            attrs,
            is_static,
            kind,
            span,
        })
    }

    /// `name Type;`: takes the last word as the type.
    fn type_without_colon(&mut self, parts: &mut MemberParts<'_>) {
        let [.., name, last] = parts.words.as_slice() else {
            return;
        };
        let gap = Span::new(name.span.end, last.span.start);
        let readable = parts.no_signature.is_some()
            && foreign_keywords::is_type_like(&last.text)
            && !foreign_keywords::is_type_like(&name.text)
            && matches!(
                foreign_keywords::member_word(&name.text),
                MemberWord::Unknown | MemberWord::Misspelt(_)
            )
            && !gap.of(self.text).contains('\n');
        if readable && let Some(last) = parts.words.pop() {
            self.missing_colon(last.span.start, "`:` before the type");
            parts.no_signature = None;
            let span = last.span;
            let kind = TypeKind::Name {
                name: last,
                args: Vec::new(),
            };
            parts.ty = Some(TypeExpr { kind, span });
        }
    }

    /// Reports that a `:` is missing before the token at `at`.
    pub(super) fn missing_colon(&mut self, at: u32, wanted: &str) {
        let end = self.problems.end_before(at);
        let place = Span::new(end, end);
        self.problems.expected(at, wanted, |mut it| {
            it.primary.span = place;
            it.fix("add the `:`", place, ":")
        });
    }

    fn noun(&self, keyword: ItemKeyword, name: &Ident, parts: &MemberParts<'_>) -> &'static str {
        match keyword {
            _ if parts.params.is_some() && name.text == "constructor" => "constructor",
            _ if parts.params.is_some() => "method",
            ItemKeyword::Record => "field",
            _ => "property",
        }
    }

    pub(super) fn missing_result(
        &mut self,
        keyword: ItemKeyword,
        name: &Ident,
        parts: &MemberParts<'_>,
        accessor: Option<MemberWord>,
    ) {
        let constructor = similar(&name.text, ["constructor"]);
        if keyword == ItemKeyword::Class && constructor.is_some() && parts.words.is_empty() {
            let message = format!("method `{}` has no result type", name.text);
            let problem = self
                .error(Code::JSI0001, name.span, message)
                .help("a keyword with a similar name exists: `constructor`")
                .offer("write `constructor`", name.span, "constructor");
            return self.problems.add(problem);
        }
        if let Some((_, span)) = parts.params
            && accessor != Some(MemberWord::Set)
        {
            let at = self.problems.token_after(span.end);
            let place = Span::new(span.end, span.end);
            let ends = self.problems.token_at(at).of(self.text) == ";";
            self.problems
                .expected(at, "`:` and a result type after the parameters", |it| {
                    let it = it.help("the result type of a method without a result is `Void`");
                    match ends {
                        true => it.offer("add `: Void`", place, ": Void"),
                        false => it,
                    }
                });
        }
    }

    fn member_kind(
        &mut self,
        keyword: ItemKeyword,
        name: Ident,
        modifiers: Modifiers,
        parts: MemberParts<'_>,
        what: &str,
    ) -> MemberKind {
        let MemberParts {
            optional, params, ..
        } = parts;
        let written = parts.ty.or(modifiers.ty);
        let no_type = || TypeExpr {
            kind: TypeKind::Bad,
            span: Span::new(name.span.end, name.span.end),
        };
        if keyword == ItemKeyword::Record {
            self.only_fields(&modifiers.is_static, &modifiers.readonly, what, &name);
        }
        match (params, modifiers.accessor.map(|(word, _)| word)) {
            (_, Some(MemberWord::Set)) => MemberKind::Bad(None),
            // types name it that a property does not have
            (Some(_), Some(_)) if parts.generics.is_some() => {
                if let Some(span) = parts.generics {
                    self.no_generics(span, "generics are");
                }
                MemberKind::Bad(Some(name))
            }
            (Some(_), Some(_)) => MemberKind::Property {
                readonly: Some(name.span),
                ty: written.unwrap_or_else(no_type),
                name,
                optional: None,
            },
            (Some((params, place)), None)
                if what == "constructor" && modifiers.is_static.is_none() =>
            {
                // a type before the name was reported there
                if let Some(ty) = written.filter(|ty| ty.span.start >= place.end) {
                    self.constructor_result(place, &ty);
                }
                MemberKind::Constructor {
                    keyword: name.span,
                    params,
                }
            }
            (Some((params, _)), None) => {
                let allowed = keyword == ItemKeyword::CallbackInterface;
                if let Some(optional) = optional.filter(|_| !allowed) {
                    let problem = self
                        .error(Code::JSI0006, optional, "a method cannot be optional")
                        .fix("remove the `?`", optional, "");
                    self.problems.add(problem);
                }
                if let Some(readonly) = modifiers.readonly {
                    let problem =
                        self.error(Code::JSI0001, readonly, "a method cannot be `readonly`");
                    let end = self.problems.token_after(readonly.end);
                    let removed = Span::new(readonly.start, end);
                    self.problems
                        .add(problem.offer("remove `readonly`", removed, ""));
                }
                MemberKind::Method {
                    result: written.unwrap_or_else(no_type),
                    name,
                    type_params: parts.type_params,
                    optional: optional.filter(|_| allowed),
                    params,
                }
            }
            (None, _) => {
                let Some(ty) = written else {
                    return MemberKind::Bad(Some(name));
                };
                MemberKind::Property {
                    readonly: modifiers.readonly,
                    name,
                    optional,
                    ty,
                }
            }
        }
    }

    fn constructor_result(&mut self, params: Span, ty: &TypeExpr) {
        let problem = self
            .error(
                Code::JSI0001,
                ty.span,
                "a constructor cannot have a result type",
            )
            .fix(
                "remove the result type",
                Span::new(params.end, ty.span.end),
                "",
            );
        self.problems.add(problem);
    }

    /// Reports members and modifiers that a record cannot have.
    fn only_fields(
        &mut self,
        is_static: &Option<Span>,
        readonly: &Option<Span>,
        what: &str,
        name: &Ident,
    ) {
        if what != "field" {
            let problem = self
                .error(
                    Code::JSI0303,
                    name.span,
                    format!("a record cannot have {what}s"),
                )
                .help("declare a `class` for objects with methods");
            return self.problems.add(problem);
        }
        for (place, word) in [(is_static, "static"), (readonly, "readonly")] {
            if let Some(place) = place {
                let removed = Span::new(place.start, self.problems.token_after(place.end));
                let problem = self
                    .error(
                        Code::JSI0303,
                        *place,
                        format!("a field of a record cannot be `{word}`"),
                    )
                    .fix(format!("remove `{word}`"), removed, "");
                self.problems.add(problem);
            }
        }
    }

    /// The field that a member of a record is.
    pub(super) fn field(&self, member: Member) -> Option<Field> {
        let Member {
            docs,
            attrs,
            kind,
            span,
            ..
        } = member;
        match kind {
            MemberKind::Property {
                name, optional, ty, ..
            } => Some(Field {
                docs,
                attrs,
                span: Span::new(name.span.start, span.end),
                name,
                optional,
                ty,
            }),
            _ => None,
        }
    }

    pub(super) fn arrow_result(&mut self, span: Span) {
        let before = self.problems.end_before(span.start);
        let arrow = span.of(self.text);
        let problem = self
            .error(
                Code::JSI0006,
                span,
                format!("expected `:` before the result type, found `{arrow}`"),
            )
            .label("a result type is written `: Type`")
            .fix("write `:`", Span::new(before, span.end), ":");
        self.problems.add(problem);
    }

    /// `optional` is the name of a parameter and the place for its `?`, where that is not written yet.
    pub(super) fn default_value(&mut self, span: Span, optional: Option<(&str, Span)>) {
        let problem = self
            .error(Code::JSI0006, span, "default values are not supported")
            .help("an optional parameter or record field is written `name?: Type`");
        let removed = Span::new(self.problems.end_before(span.start), span.end);
        let mut edits = vec![self.edit(removed, "")];
        self.problems.add(match optional {
            Some((name, mark)) => {
                edits.push(self.edit(mark, "?"));
                problem.offer_all(format!("write `{name}?`, without the value"), edits)
            }
            None => problem.offer_all("remove the value", edits),
        });
    }

    /// A node in the place of the `;` of a member.
    pub(super) fn member_end(&mut self, node: &Node<'_>, what: &str) {
        let span = self.trimmed(node);
        let after = format!("the {what}");
        match node.as_rule() {
            Rule::missing_semi => self.missing_semi(span.start, &after),
            Rule::comma => {
                self.problems
                    .expected(span.start, &format!("`;` after {after}"), |it| {
                        it.fix("write `;`", span, ";")
                    })
            }
            Rule::block => {
                let before = self.problems.end_before(span.start);
                let next = self.problems.token_after(span.end);
                let semi = Span::new(next, next + 1).of(self.text) == ";";
                let end = if semi { next + 1 } else { span.end };
                self.problems
                    .expected(span.start, &format!("`;` after {after}"), |it| {
                        it.help("members have no body; they are implemented in JavaScript or Rust")
                            .fix("replace the body with `;`", Span::new(before, end), ";")
                    });
            }
            _ => self.junk(node, &format!("`;` after {after}")),
        }
    }

    /// Something that no member starts with.
    fn bad_member(&mut self, node: Node<'_>) {
        let span = self.trimmed(&node);
        let text = node.as_str();
        let first = node.clone().into_inner().next();
        let first = first.map_or(span, |part| self.trimmed(&part));
        let foreign = |what: &str| self.error(Code::JSI0006, first, what);
        let problem = match text.chars().next() {
            Some('[') if text.starts_with("[Symbol") => foreign(
                "the name of a member cannot be a symbol",
            )
            .help("set the name in JavaScript with `@js(\"[Symbol.iterator]\")` before the member"),
            Some('[') if text.starts_with("[Obsolete") => {
                let argument = text
                    .split_once('(')
                    .and_then(|(_, rest)| rest.split_once(')'));
                let attr = match argument {
                    Some((argument, _)) => format!("@deprecated({argument})"),
                    None => "@deprecated".to_owned(),
                };
                foreign("attributes are written `@name` or `@name(\"text\")`").offer(
                    format!("write `{attr}`"),
                    first,
                    attr,
                )
            }
            Some('[') => foreign("expected an index of the form `[key: String]: T;`"),
            Some('~') => {
                let rest = self.text.get(span.start as usize..).unwrap_or_default();
                let line = rest.lines().next().unwrap_or_default();
                let length = line.find(';').map_or(line.len(), |at| at + 1);
                let whole = Span::new(span.start, span.start + length as u32);
                let problem = foreign("a class has no destructor: a dropped value is released")
                    .offer("remove the member", self.whole_lines(whole), "");
                self.problems.add(problem);
                return self.problems.suppress(whole);
            }
            Some('*') => foreign("iterators and generators are not supported"),
            Some('"' | '\'' | '`') => foreign("the name of a member cannot be a string")
                .help("set the name in JavaScript with `@js(\"the name\")` before the member"),
            Some(';') => self
                .error(Code::JSI0001, span, "expected a member, found `;`")
                .fix("remove the `;`", span, ""),
            _ => return self.unexpected(&node, "a member"),
        };
        self.problems.add(problem);
    }
}
