//! The parser: pest's state, driven by the table that `tests/grammar` makes of `grammar.pest`.
//!
//! pest's own generator makes a closure of each expression, which took a third of the time of a first build of a crate with interfaces;
//! the table is data. It also has the characters with which each expression may begin, so most of what cannot match is never tried.

mod expression;
mod matcher;
#[rustfmt::skip]
mod rule;
#[rustfmt::skip]
mod table;
#[cfg(test)]
mod tests;

use expression::Definition;
pub(super) use rule::Rule;
pub(super) use table::{
    ALIAS, CONTAINER, ENUMERATION, EVENT_BODY, EXTENDS_REST, FROM_REST, PIECE, USES,
};

/// A node of pest's result.
pub(super) type Node<'t> = pest::iterators::Pair<'t, Rule>;

/// The nodes within a node.
pub(super) type Nodes<'t> = pest::iterators::Pairs<'t, Rule>;

/// Applies one rule to the start of a text. `None` only where a limit of pest's own is hit.
pub(super) fn apply<'t>(rule: &'static Definition, text: &'t str) -> Option<Node<'t>> {
    matcher::apply(rule, text)?.next()
}
