//! Parses unions and literal types. `null` and `undefined` beside one other type have forms of their own in the language.

use super::grammar::{Node, Nodes, Rule};
use super::tree_builder::{Prefix, TreeBuilder};
use super::types::{bad, nullable};
use crate::diagnostics::Code;
use crate::source::Span;
use crate::syntax::tree::{Ident, Literal, TypeExpr, TypeKind, UnionMember};

/// What stands before a member of a union, its `|` included.
#[derive(Default)]
pub(super) struct MemberPrefix {
    before: Prefix,
    /// The last `/** … */` directly before a part of it or before the type, and the line of documentation that follows it.
    block: Option<(Span, usize)>,
}

impl TreeBuilder<'_> {
    /// Reads what stands before a type.
    pub(super) fn member_prefix(&mut self, nodes: &mut Nodes<'_>) -> MemberPrefix {
        self.rest_of_prefix(MemberPrefix::default(), nodes)
    }

    fn rest_of_prefix(&mut self, mut prefix: MemberPrefix, nodes: &mut Nodes<'_>) -> MemberPrefix {
        loop {
            let lines = prefix.before.docs.lines.len();
            if let Some(block) = self.doc_block(nodes) {
                prefix.block = Some((block, lines));
            }
            let more = self.prefix_without_docs(nodes);
            prefix.before.docs.append(&more.docs);
            prefix.before.attrs.extend(more.attrs);
            let lines = prefix.before.docs.lines.len();
            if let Some(block) = self.doc_block(nodes) {
                prefix.block = Some((block, lines));
            }
            match nodes.peek() {
                Some(node) if node.as_rule() == Rule::bar => drop(nodes.next()),
                Some(_) | None => return prefix,
            }
        }
    }

    /// `A | B`. `mark` is where the `?` of an optional parameter or field belongs.
    pub(super) fn union(
        &mut self,
        prefix: MemberPrefix,
        nodes: &mut Nodes<'_>,
        union: Node<'_>,
        mark: Option<Span>,
    ) -> TypeExpr {
        let start = nodes
            .peek()
            .map_or(self.start(&union), |first| self.start(&first));
        let span = Span::new(start, self.trimmed(&union).end);
        let head = Span::new(start, self.start(&union)).of(self.text);
        let mut intersects = false;
        let mut parts = Vec::new();
        let mut inner = union.into_inner();
        let mut before = MemberPrefix::default();
        while let Some(node) = inner.peek() {
            match node.as_rule() {
                Rule::doc | Rule::bar => before = self.rest_of_prefix(before, &mut inner),
                Rule::intersection => {
                    intersects = true;
                    inner.next();
                }
                _ => {
                    parts.push((std::mem::take(&mut before), node));
                    inner.next();
                }
            }
        }
        if intersects {
            let message = "intersection types are not supported";
            let problem = self.error(Code::JSI0006, span, message);
            self.problems
                .add(problem.help("declare a `record` with the fields of all of them"));
            return bad(span);
        }
        let words = std::iter::once(head).chain(parts.iter().map(|(_, part)| part.as_str()));
        let absent: Vec<&str> = words.map(trimmed).filter(|it| is_absent(it)).collect();
        let others = 1 + parts.len() - absent.len();
        if absent.is_empty() || others > 1 {
            return self.members(prefix, nodes, parts, span);
        }
        self.no_prefix(&prefix);
        let optional = absent.iter().all(|word| *word == "undefined");
        let kept = if is_absent(trimmed(head)) {
            let mut others = parts.into_iter();
            let other = others.find(|(_, part)| !is_absent(part.as_str()));
            other.map(|(_, other)| {
                let mut nodes = other.into_inner();
                self.prefix_without_docs(&mut nodes);
                self.single(&mut nodes)
            })
        } else {
            Some(self.single(nodes))
        };
        match (kept, mark) {
            (None, _) => {
                let message = "a type of `null` or `undefined` alone has no values";
                let problem = self.error(Code::JSI0006, span, message);
                self.problems.add(
                    problem.help(
                        "a nullable type has a `?`, as in `String?`; an empty result is `Void`",
                    ),
                );
                bad(span)
            }
            (Some(kept), Some(mark)) if optional => self.or_undefined(kept, span, mark),
            (Some(kept), _) => {
                // both in one: a parameter may be optional instead
                let sure = absent
                    .iter()
                    .all(|word| word == absent.first().unwrap_or(word));
                self.or_null(kept, span, sure)
            }
        }
    }

    fn members(
        &mut self,
        prefix: MemberPrefix,
        nodes: &mut Nodes<'_>,
        parts: Vec<(MemberPrefix, Node<'_>)>,
        span: Span,
    ) -> TypeExpr {
        let mut members = vec![self.union_member(prefix, nodes)];
        for (prefix, part) in parts {
            let mut nodes = part.into_inner();
            let prefix = self.rest_of_prefix(prefix, &mut nodes);
            members.push(self.union_member(prefix, &mut nodes));
        }
        TypeExpr {
            kind: TypeKind::Union(members),
            span,
        }
    }

    fn union_member(&mut self, prefix: MemberPrefix, nodes: &mut Nodes<'_>) -> UnionMember {
        let Prefix { mut docs, attrs } = prefix.before;
        if let Some((block, index)) = prefix.block {
            self.add_doc_block(&mut docs, block, index);
        }
        UnionMember {
            docs,
            attrs,
            ty: self.single(nodes),
        }
    }

    /// Reports what stands before a type that is no member of a union.
    pub(super) fn no_prefix(&mut self, prefix: &MemberPrefix) {
        if let Some(span) = prefix.before.docs.span {
            let message = "a type cannot have documentation";
            let problem = self.error(Code::JSI0001, span, message);
            self.problems.add(
                problem.help("`///` is allowed before items, members, and members of a union"),
            );
        }
        for attr in &prefix.before.attrs {
            let message = format!("`@{}` is not allowed here", attr.name.text);
            let problem = self
                .error(Code::JSI0302, attr.span, message)
                .label("misplaced attribute")
                .help("of types, only members of a union have attributes");
            self.problems.add(problem);
        }
    }

    /// `T | null`; `span` is the whole.
    fn or_null(&mut self, kept: TypeExpr, span: Span, sure: bool) -> TypeExpr {
        let known = matches!(kept.kind, TypeKind::Nullable(_));
        let mark = if known { "" } else { "?" };
        let edits = vec![
            self.edit(Span::new(span.start, kept.span.start), ""),
            self.edit(Span::new(kept.span.end, span.end), mark),
        ];
        let title = format!("write `{}{mark}`", kept.span.of(self.text));
        let problem = self.error(Code::JSI0006, span, "a nullable type is written `T?`");
        self.problems.add(match sure {
            true => problem.fix_all(title, edits),
            false => problem.offer_all(title, edits),
        });
        match kept.kind {
            TypeKind::Bad => bad(span),
            TypeKind::Nullable(_) => TypeExpr { span, ..kept },
            _ => nullable(kept, span),
        }
    }

    /// `p: T | undefined`; `mark` is empty, or the `?` that is there already.
    fn or_undefined(&mut self, kept: TypeExpr, span: Span, mark: Span) -> TypeExpr {
        let name = self.text.get(..mark.start as usize).unwrap_or_default();
        let name = name
            .rsplit(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'))
            .next();
        let title = format!("write `{}?`", name.unwrap_or_default());
        let edits = vec![
            self.edit(mark, "?"),
            self.edit(Span::new(span.start, kept.span.start), ""),
            self.edit(Span::new(kept.span.end, span.end), ""),
        ];
        let problem = self
            .error(
                Code::JSI0006,
                span,
                "an optional parameter or field is written `name?: T`",
            )
            .fix_all(title, edits);
        self.problems.add(problem);
        self.undefined_mark = Some(mark);
        TypeExpr { span, ..kept }
    }

    /// `"auto"`, `2`
    pub(super) fn literal_type(&mut self, node: Node<'_>) -> TypeExpr {
        let span = self.trimmed(&node);
        let literal = match node.into_inner().next() {
            Some(text) if text.as_rule() == Rule::string => Literal::Str(self.string(&text)),
            Some(number) => Literal::Number(self.decimal(&number)),
            None => return bad(span),
        };
        TypeExpr {
            kind: TypeKind::Literal(literal),
            span,
        }
    }

    /// A number as a type; it must be a decimal one.
    fn decimal(&mut self, node: &Node<'_>) -> Ident {
        let ident = self.ident(node);
        if !is_decimal(&ident.text) {
            let message = format!("`{}` is not a decimal number", ident.text);
            let problem = self.error(Code::JSI0004, ident.span, message);
            let problem = match super::literals::decimal(&ident.text) {
                Some(value) => problem.fix("convert to decimal", ident.span, value),
                None => problem.help("numbers as types are decimal, as in `1`, `-2` and `0.5`"),
            };
            self.problems.add(problem);
        }
        ident
    }
}

/// Digits with an optional `-` and fraction.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_absent(text: &str) -> bool {
    matches!(trimmed(text), "null" | "undefined")
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(['|', ' ', '\n', '\t', '\r'])
}
