//! The words of the language by class, for highlighting without a parser.

use super::context::ITEMS;
use crate::builtins::builtin_names;
use crate::check::attribute_table::attribute_names;

/// The words of an item's head, beside those that begin it.
pub(super) const HEADS: [&str; 5] = ["from", "host", "globalThis", "extends", "as"];
/// The words that a member begins with.
pub(super) const MEMBERS: [&str; 4] = ["static", "readonly", "constructor", "events"];

/// A kind of word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordClass {
    /// The keywords that begin an item.
    Items,
    /// The other keywords of an item's header.
    Heads,
    /// The keywords that begin a member.
    Members,
    /// The types of the language.
    Types,
    /// The attributes, without their `@`.
    Attributes,
}

impl WordClass {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Items,
        Self::Heads,
        Self::Members,
        Self::Types,
        Self::Attributes,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Items => "items",
            Self::Heads => "heads",
            Self::Members => "members",
            Self::Types => "types",
            Self::Attributes => "attributes",
        }
    }

    /// Its words.
    #[must_use]
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Items => ITEMS.to_vec(),
            Self::Heads => HEADS.to_vec(),
            Self::Members => MEMBERS.to_vec(),
            Self::Types => builtin_names().collect(),
            Self::Attributes => attribute_names().collect(),
        }
    }
}
