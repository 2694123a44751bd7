//! Parses enums.

use super::grammar::{Node, Rule};
use super::item_header::{ItemHeader, ItemKeyword};
use super::tree_builder::{Prefix, TreeBuilder};
use crate::diagnostics::Code;
use crate::source::Span;
use crate::syntax::tree::{Enum, Ident, ItemKind, StrLit, Variant, VariantKind};

/// The content of an enum's body.
#[derive(Default)]
struct EnumBody {
    variants: Vec<Variant>,
    open: Option<Span>,
}

impl TreeBuilder<'_> {
    pub(super) fn enumeration(&mut self, node: Node<'_>) -> ItemKind {
        let mut head = ItemHeader {
            outer_generics: self.generics.len(),
            ..ItemHeader::default()
        };
        let mut body = None;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::enum_body => {
                    let span = self.trimmed(&part);
                    let name = head.name.as_ref().map(|name| name.text.clone());
                    body = Some((self.enum_body(name.as_deref(), part), span));
                }
                _ => self.header_part(ItemKeyword::Enum, &mut head, part),
            }
        }
        self.generics.truncate(head.outer_generics);
        match (head.name, body) {
            (Some(name), Some((read, body))) => ItemKind::Enum(Enum {
                name,
                variants: read.variants,
                open: read.open,
                body,
            }),
            (name, _) => ItemKind::Bad(name),
        }
    }

    fn enum_body(&mut self, name: Option<&str>, node: Node<'_>) -> EnumBody {
        let open = self.start(&node);
        let mut body = EnumBody::default();
        let mut after_dots = false;
        let last_value = node
            .clone()
            .into_inner()
            .filter(|it| it.as_rule() == Rule::variant);
        let last_value = last_value.last().map(|it| self.trimmed(&it).end);
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::variant => {
                    if let Some(dots) = body.open.filter(|_| !after_dots) {
                        after_dots = true;
                        self.after_dots(dots, &part, last_value);
                    }
                    self.variant(&mut body, part);
                }
                _ => {
                    let what = name.map_or("this enum".to_owned(), |name| format!("enum `{name}`"));
                    self.problems.unclosed(open, self.start(&part), "{", &what);
                }
            }
        }
        body
    }

    /// `enum E { ..., "a" }`: values after the dots. `last` is where the last of them ends.
    fn after_dots(&mut self, dots: Span, node: &Node<'_>, last: Option<u32>) {
        let at = self.start(node);
        let problem = self
            .error(
                Code::JSI0001,
                dots,
                "`...` must be after the values of an enum",
            )
            .label("allows unknown values");
        let value = Span::new(at, last.unwrap_or(at)).of(self.text).to_owned();
        let value = value.trim_end_matches([',', ' ', '\n']);
        let end = at + value.len() as u32;
        let comma = if Span::new(end, end + 1).of(self.text) == "," {
            ""
        } else {
            ","
        };
        let end = end + u32::from(comma.is_empty());
        let mut edits = vec![self.edit(Span::new(dots.start, at), "")];
        if !value.ends_with("...") {
            edits.push(self.edit(Span::new(end, end), format!("{comma} ...")));
        }
        self.problems
            .add(problem.fix_all("move the `...` to the end", edits));
    }

    fn variant(&mut self, body: &mut EnumBody, node: Node<'_>) {
        let whole = self.trimmed(&node);
        let mut nodes = node.into_inner();
        let prefix = self.prefix(&mut nodes);
        let Some(first) = nodes.next() else {
            return self.dangling(&prefix);
        };
        let start = self.start(&first);
        let mut kind = match first.as_rule() {
            Rule::string => Some(VariantKind::Str(self.string(&first))),
            Rule::ident => Some(VariantKind::Number {
                name: self.ident(&first),
                value: None,
            }),
            Rule::dots => {
                body.open = Some(self.span(&first));
                None
            }
            _ if first.as_str().trim() == "," => return self.extra(&first, ","),
            _ => return self.unexpected(&first, "an enum value"),
        };
        let mut end = self.span(&first).end;
        for part in nodes {
            match part.as_rule() {
                Rule::assign => {
                    end = self.trimmed(&part).end;
                    kind = kind.map(|kind| self.assign(kind, part));
                }
                _ => self.variant_end(&part),
            }
        }
        let Prefix { docs, attrs } = prefix;
        if let Some(kind) = kind {
            body.variants.push(Variant {
                docs,
                attrs,
                kind,
                span: Span::new(start, end.min(whole.end)),
            });
        }
    }

    /// The value after a name: `= 1`, or another form in its place.
    fn assign(&mut self, kind: VariantKind, node: Node<'_>) -> VariantKind {
        let mut kind = kind;
        for part in node.into_inner() {
            let span = self.span(&part);
            match (part.as_rule(), &mut kind) {
                (Rule::colon, _) => {
                    self.problems
                        .expected(span.start, "`=` before the value", |it| {
                            it.fix("write `=`", span, " =")
                        })
                }
                (Rule::number, VariantKind::Number { value, .. }) => {
                    *value = Some(self.number(&part))
                }
                (Rule::string, VariantKind::Number { name, .. }) => {
                    let text = self.string(&part);
                    return self.named_string(name.clone(), text);
                }
                (Rule::missing, _) => {
                    self.problems
                        .expected(span.start, "an integer after `=`", |it| it)
                }
                (_, VariantKind::Str(text)) => {
                    let problem = self
                        .error(
                            Code::JSI0006,
                            span,
                            "a string in an enum cannot have a value",
                        )
                        .fix("remove the value", Span::new(text.span.end, span.end), "");
                    self.problems.add(problem);
                }
                _ => {}
            }
        }
        kind
    }

    /// `Left = "left"`
    fn named_string(&mut self, name: Ident, text: StrLit) -> VariantKind {
        let place = Span::new(name.span.start, text.span.start);
        let attr = format!("@rust(\"{}\") ", name.text);
        let problem = self
            .error(
                Code::JSI0006,
                name.span,
                "the values of a string enum cannot have names",
            )
            .help("the name in Rust is derived from the string, or set with `@rust`")
            .offer(
                format!("write `{attr}{}`", text.span.of(self.text)),
                place,
                attr,
            );
        self.problems.add(problem);
        VariantKind::Str(text)
    }

    /// A node in the place of the `,` after a value.
    fn variant_end(&mut self, node: &Node<'_>) {
        let at = self.start(node);
        let wanted = "`,` or `}` after the enum value";
        match node.as_rule() {
            Rule::missing_comma => self.missing_comma(at, wanted),
            Rule::semi => {
                let span = self.span(node);
                self.problems
                    .expected(at, wanted, |it| it.fix("write `,`", span, ","));
            }
            _ => self.junk(node, wanted),
        }
    }
}
