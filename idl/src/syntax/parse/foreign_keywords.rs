//! Words of other languages that people bring along, and what they are here.

use crate::builtins;
use crate::diagnostics::similar::similar;

/// The words that start an item.
const ITEM_KEYWORDS: [&str; 6] = ["interface", "class", "record", "enum", "type", "use"];

/// What a word where an item should start probably is.
pub(super) enum ItemWord {
    /// Another language's word; with ours for it, if it has one.
    Foreign {
        keyword: Option<&'static str>,
        about: &'static str,
    },
    /// Nearly one of ours.
    Misspelt(&'static str),
    /// Anything.
    Unknown,
}

impl ItemWord {
    /// The keyword of ours that is meant.
    pub(super) const fn keyword(&self) -> Option<&'static str> {
        match self {
            Self::Foreign { keyword, .. } => *keyword,
            Self::Misspelt(keyword) => Some(keyword),
            Self::Unknown => None,
        }
    }
}

/// Judges the first word of an item.
pub(super) fn item_keyword(word: &str) -> ItemWord {
    let foreign = |keyword, about| ItemWord::Foreign { keyword, about };
    match word {
        "struct" | "dictionary" | "message" => {
            foreign(Some("record"), "is not a keyword of `.jsi`; use `record`")
        }
        "trait" | "protocol" | "service" => foreign(
            Some("interface"),
            "is not a keyword of `.jsi`; use `interface`",
        ),
        "typealias" => foreign(Some("type"), "is not a keyword of `.jsi`; use `type`"),
        "function" | "fn" | "func" | "def" => foreign(
            None,
            "is not a keyword of `.jsi`; functions are members of an `interface`",
        ),
        "let" | "var" | "val" => foreign(
            None,
            "is not a keyword of `.jsi`; properties are members of an `interface`",
        ),
        "namespace" | "module" | "mod" | "package" => {
            foreign(None, "is not supported: a file is one module")
        }
        "impl" | "typedef" | "callback" | "union" | "mixin" | "extern" => {
            foreign(None, "is not an item of `.jsi`")
        }
        _ => match similar(word, ITEM_KEYWORDS) {
            Some(keyword) => ItemWord::Misspelt(keyword),
            None => ItemWord::Unknown,
        },
    }
}

/// What a word before a member's name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MemberWord {
    Static,
    Readonly,
    /// `get`, `set`
    Get,
    Set,
    /// `const`: a property that is read only
    Const,
    /// A word that is left out here.
    Foreign,
    /// Nearly one of ours.
    Misspelt(&'static str),
    Unknown,
}

/// Judges a word before a member's name.
pub(super) fn member_word(word: &str) -> MemberWord {
    match word {
        "static" => MemberWord::Static,
        "readonly" => MemberWord::Readonly,
        "get" => MemberWord::Get,
        "set" => MemberWord::Set,
        "const" => MemberWord::Const,
        "abstract" | "async" | "attribute" | "declare" | "def" | "export" | "extern" | "final"
        | "fn" | "func" | "function" | "fun" | "internal" | "let" | "method" | "override"
        | "private" | "protected" | "pub" | "public" | "unsafe" | "val" | "var" | "virtual" => {
            MemberWord::Foreign
        }
        _ => match similar(word, ["static", "readonly"]) {
            Some(keyword) => MemberWord::Misspelt(keyword),
            None => MemberWord::Unknown,
        },
    }
}

/// Whether a word looks like the name of a type, here or elsewhere.
pub(super) fn is_type_like(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || builtins::stands_alone(word)
        || matches!(
            word,
            "any"
                | "bigint"
                | "boolean"
                | "byte"
                | "double"
                | "float"
                | "int"
                | "long"
                | "number"
                | "object"
                | "short"
                | "string"
                | "uint"
                | "void"
        )
}

/// The identifier at the start of `text` after white space, and its offset.
pub(super) fn leading_ident(text: &str) -> Option<(usize, &str)> {
    let rest = text.trim_start();
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let end = rest.find(|c| !word(c)).unwrap_or(rest.len());
    let name = rest.get(..end)?;
    let starts = name.starts_with(|c: char| !c.is_numeric());
    starts.then_some((text.len() - rest.len(), name))
}

/// The names in `<T, U extends V>`.
pub(super) fn generic_names(text: &str) -> impl Iterator<Item = String> {
    let inner = text.trim_start_matches('<');
    let names = inner.split(',').filter_map(leading_ident);
    names.map(|(_, name)| name.to_owned())
}
