//! The expressions of `grammar.pest`, in the form in which `table.rs` has them.

use super::rule::Rule;

/// A rule of the grammar.
#[derive(Debug)]
pub(in crate::syntax::parse) struct Definition {
    pub(super) kind: Kind,
    pub(super) body: Node,
}

/// What a rule adds to the text that it matches.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Nothing.
    Silent,
    /// A node with nodes.
    Node(Rule),
    /// A node without nodes. There is no white space between its parts.
    Token(Rule),
}

/// A part of a rule.
#[derive(Debug)]
pub(super) struct Node {
    /// A bit for each character of ASCII with which it may begin; the last is for all others, too. All are set if it may be empty.
    pub(super) first: u128,
    pub(super) expr: Expr,
}

/// How a part matches.
#[derive(Debug)]
pub(super) enum Expr {
    /// This text.
    Text(&'static str),
    /// One character.
    One(Class),
    /// The start of the text.
    Start,
    /// The end of the text, a node of the rule `EOI`.
    End,
    /// Another rule.
    Rule(&'static Definition),
    /// A look-ahead.
    And(&'static Node),
    /// A look-ahead at what must not follow.
    Not(&'static Node),
    /// It may be missing.
    Optional(&'static Node),
    /// Any number of it.
    Repeat(&'static Node),
    /// One after the other.
    Sequence(&'static [Node]),
    /// The first that matches.
    Choice(&'static [Node]),
    /// The text before the first of these characters of ASCII, or all of it.
    Until(&'static str),
}

/// A set of characters.
#[derive(Debug)]
pub(super) struct Class {
    /// A bit for each character of ASCII.
    pub(super) ascii: u128,
    pub(super) others: &'static [Other],
}

/// Characters beyond ASCII.
#[derive(Debug)]
pub(super) enum Other {
    Range(char, char),
    /// A property of Unicode.
    Property(fn(char) -> bool),
}

impl Class {
    /// Whether it has the character.
    pub(super) fn has(&self, it: char) -> bool {
        if it.is_ascii() {
            return self.ascii >> (it as u32) & 1 != 0;
        }
        self.others.iter().any(|other| match other {
            Other::Range(from, to) => (*from..=*to).contains(&it),
            Other::Property(property) => property(it),
        })
    }
}
