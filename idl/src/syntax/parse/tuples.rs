//! Parses tuples, and the forms of TypeScript's that have no meaning here.

use super::grammar::{Node, Rule};
use super::tree_builder::TreeBuilder;
use crate::diagnostics::{Code, Edit};
use crate::source::Span;
use crate::syntax::tree::{TypeExpr, TypeKind};

impl TreeBuilder<'_> {
    /// `[A, B]`
    pub(super) fn tuple(&mut self, node: Node<'_>) -> TypeExpr {
        let span = self.trimmed(&node);
        let open = span.start;
        let mut elements = Vec::new();
        let mut labels = Vec::new();
        let mut wrong = false;
        for part in node.into_inner() {
            let at = self.start(&part);
            match part.as_rule() {
                Rule::tuple_part => {
                    let (element, is_wrong) = self.tuple_part(part, &mut labels);
                    elements.extend(element);
                    wrong |= is_wrong;
                }
                Rule::missing_type => {
                    let after = if elements.is_empty() { "`[`" } else { "`,`" };
                    elements.push(self.missing_type(&part, after));
                }
                Rule::tuple_junk => {
                    let after = if elements.is_empty() { "type" } else { "`,`" };
                    let what = match elements.is_empty() {
                        true => format!("a {after} after `[`"),
                        false => format!("{after} or `]` after the element"),
                    };
                    self.problems.expected(at, &what, |it| it);
                }
                Rule::fixed_length => {
                    let message = "the length of an array is not a part of its type";
                    let problem = self
                        .error(Code::JSI0006, self.trimmed(&part), message)
                        .help("use `Array<T>` for any length, or a tuple with the type of each element");
                    self.problems.add(problem);
                }
                _ => self.problems.unclosed(open, at, "[", "the tuple"),
            }
        }
        if !wrong {
            self.report_labels(&labels);
        }
        TypeExpr {
            kind: TypeKind::Tuple(elements),
            span,
        }
    }

    /// An element, and whether an error in its form was reported; its label, as in `[x: Number]`, is added to `labels`.
    fn tuple_part(&mut self, node: Node<'_>, labels: &mut Vec<Span>) -> (Option<TypeExpr>, bool) {
        let mut element = None;
        let mut wrong = false;
        for part in node.into_inner() {
            let span = self.trimmed(&part);
            match part.as_rule() {
                Rule::dots => {
                    let message = "a tuple has a fixed number of elements";
                    let problem = self
                        .error(Code::JSI0006, span, message)
                        .label("would add any number of them")
                        .help("use `Array<T>` for elements of any number");
                    self.problems.add(problem);
                    wrong = true;
                }
                Rule::tuple_label if part.as_str().contains('?') => {
                    let message = "an element of a tuple cannot be optional";
                    let problem = self
                        .error(Code::JSI0006, span, message)
                        .label("makes it optional")
                        .help("use `T?` for an element that may be null");
                    self.problems.add(problem);
                    wrong = true;
                }
                Rule::tuple_label => labels.push(span),
                _ => element = Some(self.type_expr(part)),
            }
        }
        (element, wrong)
    }

    /// One mistake for all the labels of a tuple.
    fn report_labels(&mut self, labels: &[Span]) {
        let Some(first) = labels.first().copied() else {
            return;
        };
        let edits: Vec<Edit> = labels
            .iter()
            .map(|label| {
                self.edit(
                    Span::new(label.start, self.problems.token_after(label.end)),
                    "",
                )
            })
            .collect();
        let problem = self
            .error(Code::JSI0006, first, "elements of a tuple have no names")
            .label("not used in `.jsi`")
            .fix_all("remove the names", edits);
        self.problems.add(problem);
    }
}
