//! Slips in the headers of items: misspelled and missing keywords, and keywords in the wrong order.

use super::grammar::{self, Node, Rule};
use super::item_header::{ItemHeader, ItemKeyword};
use super::tree_builder::TreeBuilder;
use crate::diagnostics::Code;
use crate::diagnostics::similar::similar;
use crate::source::Span;
use crate::syntax::tree::FromClause;

impl TreeBuilder<'_> {
    /// `form "clock"`, `extands Base`: a clause whose keyword is misspelled. False for anything else.
    pub(super) fn misspelt_clause(
        &mut self,
        keyword: ItemKeyword,
        head: &mut ItemHeader,
        node: &Node<'_>,
    ) -> bool {
        let Some(word) = node.clone().into_inner().next() else {
            return false;
        };
        if word.as_str().starts_with(['"', '\'']) {
            return self.clause_without_from(keyword, head, node);
        }
        if self.keyword_after(keyword, head, &word) {
            return true;
        }
        let place = self.span(&word);
        let Some(meant) = similar(word.as_str(), ["from", "extends"]) else {
            return false;
        };
        let text = node.as_str();
        let rest = text.get(word.as_str().len()..).unwrap_or_default();
        let skipped = rest.len() - rest.trim_start().len();
        let rule = match meant {
            "from" => &grammar::FROM_REST,
            _ => &grammar::EXTENDS_REST,
        };
        let Some(read) = grammar::apply(rule, rest.trim_start()) else {
            return false;
        };
        let message = format!(
            "expected `from`, `extends` or `{{`, found `{}`",
            word.as_str()
        );
        let problem = self
            .error(Code::JSI0001, place, message)
            .help(format!("a keyword with a similar name exists: `{meant}`"))
            .fix(format!("write `{meant}`"), place, meant);
        self.problems.add(problem);
        let outer = std::mem::replace(&mut self.base, place.end + skipped as u32);
        match meant {
            "from" => head.from = self.from(read.clone()),
            _ => self.extends(keyword, head, read.clone()),
        }
        for clause in read.into_inner() {
            if matches!(
                clause.as_rule(),
                Rule::from | Rule::extends | Rule::implements
            ) {
                self.header_part(keyword, head, clause);
            }
        }
        self.base = outer;
        true
    }

    /// `interface Clock "clock"`: a string in the place of a clause.
    fn clause_without_from(
        &mut self,
        keyword: ItemKeyword,
        head: &mut ItemHeader,
        node: &Node<'_>,
    ) -> bool {
        let is_plain = node.as_str().trim().trim_matches('"').split('"').count() == 1;
        let takes = matches!(keyword, ItemKeyword::Interface | ItemKeyword::Class);
        let string = node.clone().into_inner().next();
        let Some(string) = string.filter(|_| is_plain && takes && head.from.is_none()) else {
            return false;
        };
        let span = self.span(&string);
        let place = Span::new(span.start, span.start);
        let message = format!(
            "expected `from` before the module, found {}",
            span.of(self.text)
        );
        let before = self.problems.end_before(span.start);
        let problem = self.error(Code::JSI0001, Span::new(before, before), message);
        self.problems.add(problem.fix("add `from`", place, "from "));
        head.from = Some(FromClause::Module(self.string(&string)));
        true
    }

    /// `interface export Boot`: a word that stands before `interface`, and was read as the name.
    fn keyword_after(
        &mut self,
        keyword: ItemKeyword,
        head: &mut ItemHeader,
        name: &Node<'_>,
    ) -> bool {
        let Some(word) = head.name.clone() else {
            return false;
        };
        let fits = match word.text.as_str() {
            "export" => matches!(keyword, ItemKeyword::Interface | ItemKeyword::Class),
            "callback" => keyword == ItemKeyword::Interface,
            _ => false,
        };
        let text = name.as_str();
        let is_name = text.starts_with(|c: char| c.is_alphabetic() || c == '_') && text != "from";
        if !fits || !is_name {
            return false;
        }
        let before = self.problems.end_before(word.span.start);
        let start = before - keyword.word().len() as u32;
        let shown = format!("{} {}", word.text, keyword.word());
        let message = format!("`{}` must be before `{}`", word.text, keyword.word());
        let edits = vec![
            self.edit(Span::new(start, start), format!("{} ", word.text)),
            self.edit(Span::new(before, word.span.end), ""),
        ];
        let problem = self.error(Code::JSI0001, Span::new(start, word.span.end), message);
        self.problems
            .add(problem.fix_all(format!("write `{shown}`"), edits));
        if word.text == "export" {
            self.misspelt_export = Some(word.span);
        }
        head.name = Some(self.ident(name));
        true
    }
}
