//! Parses type parameters, of classes, records and methods and where none may stand.

use super::foreign_keywords;
use super::grammar::{Node, Rule};
use super::tree_builder::TreeBuilder;
use crate::diagnostics::Code;
use crate::source::Span;
use crate::syntax::tree::{Ident, TypeParam};

impl TreeBuilder<'_> {
    /// Type parameters where none may stand.
    pub(super) fn generics(&mut self, node: &Node<'_>, what: &str) {
        let span = self.trimmed(node);
        let verb = if what == "generics" {
            "are"
        } else {
            "with parameters are"
        };
        self.no_generics(span, &format!("{what} {verb}"));
        self.generics
            .extend(foreign_keywords::generic_names(node.as_str()));
    }

    /// Reports type parameters.
    pub(super) fn no_generics(&mut self, span: Span, what: &str) {
        let problem = self.error(Code::JSI0006, span, format!("{what} not supported"));
        let any = "use `Any` for a value of any type, or `Object` for an object by reference";
        let problem = problem.help("only classes, records and methods can have type parameters");
        self.problems.add(problem.help(any));
    }

    /// The type parameters of a class or method.
    pub(super) fn type_params(&mut self, node: Node<'_>) -> Vec<TypeParam> {
        let open = self.start(&node);
        let whole = self.trimmed(&node);
        let mut found = Vec::new();
        let mut is_read = true;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::type_param => found.extend(self.type_param(part)),
                Rule::missing_close => {
                    let at = self.start(&part);
                    self.problems.unclosed(open, at, "<", "the type parameters");
                    is_read = false;
                }
                _ => {
                    found.extend(self.wrong_type_param(&part));
                    is_read = false;
                }
            }
        }
        if found.is_empty() && is_read {
            let problem = self
                .error(Code::JSI0001, whole, "expected a type parameter, found `>`")
                .fix("remove the brackets", whole, "");
            self.problems.add(problem);
        }
        found
    }

    /// `= T` with the space before it, up to the next type parameter.
    fn default_of(&self, span: Span) -> Span {
        let text = span.of(self.text);
        let start = text.find('=').unwrap_or_default();
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find(',').unwrap_or(rest.trim_end().len());
        let start = span.start + start as u32;
        Span::new(self.problems.end_before(start), start + length as u32)
    }

    fn type_param(&mut self, node: Node<'_>) -> Option<TypeParam> {
        let span = self.trimmed(&node);
        let word = node.clone().into_inner().next();
        if let Some(word) = word.filter(|it| it.as_rule() == Rule::variance) {
            let whole = self.span(&word);
            let text = word.as_str().trim_end();
            let place = Span::new(whole.start, whole.start + text.len() as u32);
            let message = format!("`{text}` is not allowed before a type parameter");
            let problem = self.error(Code::JSI0006, place, message).fix(
                format!("remove `{text}`"),
                whole,
                "",
            );
            self.problems.add(problem);
        }
        let mut names = node.into_inner().filter(|it| it.as_rule() == Rule::ident);
        Some(TypeParam {
            name: self.ident(&names.next()?),
            bound: names.next().map(|it| self.ident(&it)),
            span,
        })
    }

    /// Something between the brackets that is no type parameter. The names in it are not reported where they are used.
    fn wrong_type_param(&mut self, node: &Node<'_>) -> Option<TypeParam> {
        let span = self.trimmed(node);
        let text = node.as_str();
        let problem = if text.contains('=') {
            self.error(
                Code::JSI0006,
                span,
                "a type parameter cannot have a default",
            )
            .offer("remove the default", self.default_of(span), "")
        } else if text.contains("extends") || text.contains(':') {
            self.error(
                Code::JSI0006,
                span,
                "the bound of a type parameter is the name of a class",
            )
            .help("a bound is written `<T extends Control>`")
        } else {
            self.error(Code::JSI0001, span, "expected the name of a type parameter")
                .help("type parameters are written `<K, V>`")
        };
        self.problems.add(problem);
        let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$')));
        let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
        self.generics.extend(words);
        // one with a default is known as to its name
        let (name, _) = text.split_once('=')?;
        let name = name.trim_end();
        let end = span.start + name.len() as u32;
        let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
        (is_name && !name.is_empty()).then(|| TypeParam {
            name: Ident {
                text: name.to_owned(),
                span: Span::new(span.start, end),
            },
            bound: None,
            span,
        })
    }
}
