//! The parser that pest makes of `grammar.pest`, and the names the readers use for its results.

use pest::Parser;

#[derive(pest_derive::Parser)]
#[grammar = "syntax/grammar.pest"]
struct Grammar;

/// A node of pest's result.
pub(super) type Node<'t> = pest::iterators::Pair<'t, Rule>;

/// The nodes within a node.
pub(super) type Nodes<'t> = pest::iterators::Pairs<'t, Rule>;

/// Applies one rule to the start of a text. `None` only where a limit of pest's own is hit.
pub(super) fn apply(rule: Rule, text: &str) -> Option<Node<'_>> {
    Grammar::parse(rule, text).ok()?.next()
}
