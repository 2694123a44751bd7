//! Parses `events { … }`.

use super::grammar::{Node, Rule};
use super::item_header::ItemKeyword;
use super::tree_builder::{Prefix, TreeBuilder};
use crate::diagnostics::Code;
use crate::source::Span;
use crate::syntax::tree::{
    Event, EventValue, Events, Member, MemberKind, StrLit, TypeExpr, TypeKind,
};

impl TreeBuilder<'_> {
    pub(super) fn events(
        &mut self,
        of: ItemKeyword,
        prefix: Prefix,
        node: Node<'_>,
    ) -> Option<Member> {
        let span = self.trimmed(&node);
        let mut found = Events {
            keyword: Span::new(span.start, span.start + "events".len() as u32),
            params: Vec::new(),
            events: Vec::new(),
            body: Span::new(span.end, span.end),
        };
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::params => found.params = self.params(part),
                Rule::event_body => {
                    let text = part.as_str().trim_end().trim_end_matches(';').trim_end();
                    let start = self.start(&part);
                    found.body = Span::new(start, start + text.len() as u32);
                    found.events = self.event_body(part);
                }
                _ => {}
            }
        }
        if of == ItemKeyword::Record {
            let problem = self
                .error(Code::JSI0303, found.keyword, "a record cannot have events")
                .label("not a field")
                .help("declare a `class` or an `interface` for objects with events");
            self.problems.add(problem);
            return None;
        }
        let Prefix { docs, attrs } = prefix;
        Some(Member {
            docs,
            attrs,
            is_static: None,
            kind: MemberKind::Events(found),
            span,
        })
    }

    pub(super) fn event_body(&mut self, node: Node<'_>) -> Vec<Event> {
        let open = self.start(&node);
        let mut events = Vec::new();
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::event => events.extend(self.event(part)),
                _ => self
                    .problems
                    .unclosed(open, self.start(&part), "{", "`events`"),
            }
        }
        events
    }

    fn event(&mut self, node: Node<'_>) -> Option<Event> {
        let whole = self.trimmed(&node);
        let mut nodes = node.into_inner();
        let prefix = self.prefix(&mut nodes);
        let Some(first) = nodes.next() else {
            self.dangling(&prefix);
            return None;
        };
        let start = self.start(&first);
        let name = match first.as_rule() {
            Rule::string => self.string(&first),
            Rule::ident => self.unquoted(&first),
            _ => {
                self.unexpected(&first, "the name of an event");
                return None;
            }
        };
        let mut value = None;
        for part in nodes {
            match part.as_rule() {
                Rule::params => {
                    let span = self.trimmed(&part);
                    value = Some(EventValue::Params(self.params(part), span));
                }
                Rule::type_expr => value = Some(EventValue::Type(self.type_expr(part))),
                Rule::missing_type => {
                    value = Some(EventValue::Type(self.missing_type(&part, "`:`")));
                }
                Rule::missing_signature => {
                    let at = self.start(&part);
                    let wanted = format!("`:` and a type after the event `{}`", name.value);
                    self.problems.expected(at, &wanted, |it| {
                        it.help("the type of an event without a value is `Void`")
                    });
                }
                Rule::colon_eol => {}
                _ => match self.arrow_of_event(&part) {
                    true => {}
                    false => self.member_end(&part, "event"),
                },
            }
        }
        let no_type = || {
            EventValue::Type(TypeExpr {
                kind: TypeKind::Bad,
                span: Span::new(name.span.end, name.span.end),
            })
        };
        let Prefix { docs, attrs } = prefix;
        Some(Event {
            docs,
            attrs,
            value: value.unwrap_or_else(no_type),
            name,
            span: Span::new(start, whole.end),
        })
    }

    /// `=> Void` after the values of an event.
    fn arrow_of_event(&mut self, node: &Node<'_>) -> bool {
        let span = self.trimmed(node);
        let text = span.of(self.text).trim_end_matches([';', ' ']);
        let result = text.strip_prefix("=>").map(str::trim);
        if !matches!(result, Some("Void" | "void")) {
            return false;
        }
        let before = self.problems.end_before(span.start);
        let end = span.start + text.len() as u32;
        let message = "an event has no result: it lists what its listeners receive";
        let problem = self
            .error(Code::JSI0006, Span::new(span.start, end), message)
            .fix("remove the result", Span::new(before, end), "");
        self.problems.add(problem);
        true
    }

    /// The name of an event without its quotes.
    fn unquoted(&mut self, node: &Node<'_>) -> StrLit {
        let ident = self.ident(node);
        let message = format!(
            "expected the name of an event in quotes, found `{}`",
            ident.text
        );
        let problem = self.error(Code::JSI0001, ident.span, message).fix(
            "add quotes",
            ident.span,
            format!("\"{}\"", ident.text),
        );
        self.problems.add(problem);
        StrLit {
            value: ident.text,
            span: ident.span,
        }
    }
}
