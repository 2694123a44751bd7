//! Slips in types whose meaning is clear: type arguments in square brackets or without a comma, parameters without parentheses.

use super::foreign_keywords;
use super::grammar::{Node, Rule};
use super::tree_builder::TreeBuilder;
use super::types::bad;
use crate::diagnostics::Code;
use crate::source::Span;
use crate::syntax::tree::{TypeArg, TypeExpr};

impl TreeBuilder<'_> {
    /// Something after a type argument: a type whose comma is missing, or anything.
    pub(super) fn args_junk(&mut self, of: &str, before: usize, node: &Node<'_>) {
        let at = self.start(node);
        let end = self.problems.end_before(at);
        let place = Span::new(end, end);
        let begins_type = foreign_keywords::is_type_like(self.problems.token_at(at).of(self.text));
        let wanted = "`,` or `>` after the type argument";
        let takes_more = of == "Map" && before == 1;
        self.problems
            .expected(at, wanted, |mut it| match begins_type && takes_more {
                true => {
                    it.primary.span = place;
                    it.fix("add the `,`", place, ",")
                }
                false => it,
            });
    }

    /// `Function<value: A => B>`, without parentheses.
    pub(super) fn named_params(&mut self, args: &mut Vec<TypeArg>, node: Node<'_>) {
        let Some(TypeArg::Type(first)) = args.pop() else {
            return;
        };
        let mut last = Span::default();
        let mut arrow = Span::default();
        let mut result = bad(self.trimmed(&node));
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::arrow => arrow = self.span(&part),
                Rule::type_expr if arrow == Span::default() => last = self.type_expr(part).span,
                Rule::type_expr => result = self.type_expr(part),
                _ => {}
            }
        }
        let start = first.span.start;
        let edits = vec![
            self.edit(Span::new(start, start), "("),
            self.edit(Span::new(last.end, last.end), ")"),
            self.edit(arrow, "=>"),
        ];
        let span = Span::new(start, last.end);
        let message = "the parameters of a function type need parentheses";
        let title = format!("write `({}) => …`", span.of(self.text));
        let problem = self.error(Code::JSI0006, span, message);
        self.problems.add(problem.fix_all(title, edits));
        args.push(TypeArg::Type(bad(span.to(result.span))));
    }

    /// `readonly T`, `dyn T`: words before a type.
    pub(super) fn type_words(&mut self, span: Span) {
        let text = span.of(self.text).trim_end().to_owned();
        let place = Span::new(span.start, span.start + text.len() as u32);
        let problem = self
            .error(
                Code::JSI0006,
                place,
                format!("`{text}` is not used in types"),
            )
            .label("the type determines how a value is passed")
            .fix(format!("remove `{text}`"), span, "");
        self.problems.add(problem);
    }

    /// `String!`: never null, as every type here without a `?`.
    pub(super) fn bang(&mut self, inner: TypeExpr, mark: Span) -> TypeExpr {
        let written = inner.span.of(self.text).to_owned();
        let problem = self
            .error(
                Code::JSI0006,
                mark,
                format!("`{written}` is never null without a `!`"),
            )
            .fix("remove the `!`", mark, "");
        self.problems.add(problem);
        inner
    }

    /// `list[String]`: type arguments in square brackets.
    pub(super) fn square_args(&mut self, head: TypeExpr, whole: Span, node: Node<'_>) -> TypeExpr {
        let args: Vec<Span> = node
            .into_inner()
            .map(|part| self.type_expr(part).span)
            .collect();
        let span = head.span.to(whole);
        let written: Vec<&str> = args.iter().map(|arg| arg.of(self.text)).collect();
        let form = match (head.span.of(self.text), written.as_slice()) {
            ("list" | "List" | "Sequence" | "Array", [one]) => Some(format!("Array<{one}>")),
            ("set" | "Set", [one]) => Some(format!("Set<{one}>")),
            ("dict" | "Dict" | "Map", [key, value]) => Some(format!("Map<{key}, {value}>")),
            ("Optional", [one]) => Some(format!("{one}?")),
            ("tuple" | "Tuple", all) => Some(format!("[{}]", all.join(", "))),
            ("Promise" | "Awaitable", [one]) => Some(format!("Promise<{one}>")),
            _ => None,
        };
        let message = "type arguments are in angle brackets";
        let problem = self.error(Code::JSI0006, span, message);
        self.problems.add(match form {
            Some(form) => problem.fix(format!("write `{form}`"), span, form),
            None => problem.help("for example `Array<String>`"),
        });
        bad(span)
    }
}
