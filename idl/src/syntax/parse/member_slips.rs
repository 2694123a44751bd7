//! Slips in members whose meaning is clear: attributes after a member, a type or function type in the wrong place, signs too many.

use super::foreign_keywords;
use super::grammar::{self, Node, Rule};
use super::item_header::ItemKeyword;
use super::modifiers::MemberParts;
use super::tree_builder::{Prefix, TreeBuilder};
use crate::diagnostics::Code;
use crate::diagnostics::foreign_types::foreign;
use crate::diagnostics::similar::similar;
use crate::source::Span;
use crate::syntax::tree::{Events, Ident, Param, TypeExpr, TypeKind};

/// Where attributes are that must be before a member or parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Late {
    /// After the member.
    Behind,
    /// Between the parts of the member.
    Inside,
    /// Before the type of a parameter.
    BeforeType,
}

impl TreeBuilder<'_> {
    /// `event { … }`
    pub(super) fn misspelt_events(
        &mut self,
        keyword: ItemKeyword,
        parts: &MemberParts<'_>,
    ) -> Option<Events> {
        let [word] = parts.words.as_slice() else {
            return None;
        };
        let end = parts
            .end
            .as_ref()
            .filter(|end| end.as_rule() == Rule::block)?;
        similar(&word.text, ["events"]).filter(|_| keyword != ItemKeyword::Record)?;
        let start = self.start(end);
        let outer = std::mem::replace(&mut self.base, start);
        let read = grammar::apply(&grammar::EVENT_BODY, end.as_str());
        let events = read.map(|body| {
            let span = self.trimmed(&body);
            (self.event_body(body), span)
        });
        self.base = outer;
        let (events, body) = events?;
        let problem = self
            .error(
                Code::JSI0001,
                word.span,
                format!("expected a member, found `{}`", word.text),
            )
            .help("a keyword with a similar name exists: `events`")
            .fix("write `events`", word.span, "events");
        self.problems.add(problem);
        Some(Events {
            keyword: word.span,
            params: Vec::new(),
            events,
            body,
        })
    }

    /// `name(): T @attribute;`: attributes after a member.
    pub(super) fn late_attrs(
        &mut self,
        node: Node<'_>,
        start: u32,
        prefix: &mut Prefix,
        late: Late,
    ) {
        let span = self.trimmed(&node);
        let text = super::on_one_line(span.of(self.text));
        let before = match late {
            Late::BeforeType => Span::new(span.start, self.problems.token_after(span.end)),
            Late::Inside | Late::Behind => {
                Span::new(self.problems.end_before(span.start), span.end)
            }
        };
        let mut nodes = node.into_inner();
        prefix.attrs.extend(self.prefix(&mut nodes).attrs);
        let place = Span::new(start, start);
        let edits = vec![self.edit(place, format!("{text} ")), self.edit(before, "")];
        let (message, what) = match late {
            Late::BeforeType => ("an attribute must be before its parameter", "parameter"),
            Late::Inside | Late::Behind => ("an attribute must be before its member", "member"),
        };
        let problem = self.error(Code::JSI0001, span, message);
        let title = format!("move `{text}` before the {what}");
        self.problems.add(match late {
            // it may be meant for the next member
            Late::Behind => problem.label("after the member").offer_all(title, edits),
            Late::Inside | Late::BeforeType => problem.fix_all(title, edits),
        });
    }

    /// `List<String> names();`: a type with arguments before the name.
    pub(super) fn typed_member(&mut self, node: Node<'_>) {
        let span = self.trimmed(&node);
        let mut parts = node.into_inner();
        let mut head = Span::default();
        let mut name = Span::default();
        let mut params = None;
        let Some(first) = parts.next() else {
            return;
        };
        let first = self.span(&first);
        for part in parts {
            match part.as_rule() {
                Rule::ident => name = self.span(&part),
                Rule::params => params = Some(self.trimmed(&part)),
                _ => head = self.trimmed(&part),
            }
        }
        let count = foreign_keywords::generic_names(head.of(self.text)).count();
        let word = foreign(first.of(self.text), count);
        let word = word.and_then(|it| it.forms.first().copied().map(str::to_owned));
        let word = word.unwrap_or_else(|| first.of(self.text).to_owned());
        let ty = format!("{word}{}", Span::new(first.end, head.end).of(self.text));
        let params = params.map_or("", |params| params.of(self.text));
        let text = format!("{}{params}: {ty}", name.of(self.text));
        let place = Span::new(span.start, span.end);
        let problem = self
            .error(
                Code::JSI0006,
                Span::new(span.start, name.end),
                "the type must follow the name",
            )
            .fix(format!("write `{text}`"), place, text);
        self.problems.add(problem);
    }

    /// The function type that another language has in the place of parameters: `name: func(…) -> R`.
    pub(super) fn function_of<'n>(
        &self,
        keyword: ItemKeyword,
        node: &Node<'n>,
        parts: &MemberParts<'_>,
    ) -> Option<Node<'n>> {
        let mut inner = node.clone().into_inner();
        let is_func = inner
            .next()
            .is_some_and(|word| word.as_rule() == Rule::fn_word && word.as_str() == "func");
        let of_member = keyword != ItemKeyword::Record && parts.params.is_none();
        inner.next().filter(|_| is_func && of_member)
    }

    pub(super) fn function_member(
        &mut self,
        parts: &mut MemberParts<'_>,
        whole: &Node<'_>,
        node: Node<'_>,
    ) {
        let span = self.trimmed(whole);
        let Some(name) = parts.words.last().cloned() else {
            return;
        };
        let mut arrow = None;
        let mut params = Span::default();
        let mut read = Vec::new();
        let mut result = None;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::fn_params => {
                    params = self.trimmed(&part);
                    read = self.fn_params(part);
                }
                Rule::arrow => arrow = Some(self.span(&part)),
                _ => result = Some(self.fn_result(part)),
            }
        }
        let mut edits = vec![self.edit(Span::new(name.span.end, params.start), "")];
        let after = match (&result, arrow) {
            (Some(ty), Some(arrow)) => {
                let place = Span::new(self.problems.end_before(arrow.start), arrow.end);
                edits.push(self.edit(place, ":"));
                format!(": {}", ty.span.of(self.text))
            }
            _ => {
                edits.push(self.edit(Span::new(params.end, params.end), ": Void"));
                ": Void".to_owned()
            }
        };
        let shown = format!("{}{}{after}", name.text, params.of(self.text));
        let word = Span::new(span.start, span.start + "func".len() as u32);
        let problem = self
            .error(
                Code::JSI0006,
                word,
                "a method has its parameters after its name",
            )
            .fix_all(format!("write `{}`", super::on_one_line(&shown)), edits);
        self.problems.add(problem);
        let read = read.into_iter().map(|param| Param {
            attrs: Vec::new(),
            rest: param.rest,
            name: param.name.unwrap_or_else(|| Ident {
                text: String::new(),
                span: param.span,
            }),
            optional: param.optional,
            ty: param.ty,
            span: param.span,
        });
        parts.params = Some((read.collect(), params));
        parts.ty = Some(result.unwrap_or_else(|| TypeExpr {
            kind: TypeKind::Name {
                name: Ident {
                    text: "Void".to_owned(),
                    span: Span::new(params.end, params.end),
                },
                args: Vec::new(),
            },
            span: Span::new(params.end, params.end),
        }));
    }

    /// `Array(Number)`: type arguments in parentheses.
    pub(super) fn round_args(&mut self, parts: &mut MemberParts<'_>, end: &Node<'_>) -> bool {
        let span = self.trimmed(end);
        let text = span.of(self.text).trim_end_matches([';', ' ']);
        let inner = text
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(')'));
        let takes = |ty: &TypeExpr| {
            let name = ty.span.of(self.text);
            matches!(
                name,
                "Array" | "Promise" | "Set" | "Map" | "Record" | "Iterable"
            )
        };
        let (Some(inner), true) = (inner, parts.ty.as_ref().is_some_and(takes)) else {
            return false;
        };
        let place = Span::new(span.start, span.start + text.len() as u32);
        let fixed = format!("<{inner}>");
        let problem = self
            .error(Code::JSI0006, place, "type arguments are in angle brackets")
            .fix(format!("write `{fixed}`"), place, fixed);
        self.problems.add(problem);
        if let Some(ty) = &mut parts.ty {
            ty.kind = TypeKind::Bad;
        }
        true
    }

    /// A sign that is written once too often.
    pub(super) fn extra(&mut self, node: &Node<'_>, sign: &str) {
        let span = self.trimmed(node);
        let message = format!("`{sign}` is written twice");
        let problem = self.error(Code::JSI0001, span, message).fix(
            format!("remove the second `{sign}`"),
            span,
            "",
        );
        self.problems.add(problem);
    }

    /// Brackets that close nothing.
    pub(super) fn extra_close(&mut self, node: &Node<'_>) {
        let span = self.trimmed(node);
        let text = span.of(self.text).to_owned();
        let problem = self
            .error(Code::JSI0001, span, format!("`{text}` closes nothing"))
            .fix(format!("remove the `{text}`"), span, "");
        self.problems.add(problem);
    }
}
