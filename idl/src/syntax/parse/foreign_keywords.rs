//! Keywords of other languages, and their counterparts in `.jsi`.

use crate::builtins;
use crate::diagnostics::similar::similar;

/// The words that start an item.
const ITEM_KEYWORDS: [&str; 6] = ["interface", "class", "record", "enum", "type", "use"];

/// The most likely meaning of a word where an item should start.
pub(super) enum ItemWord {
    /// A keyword of another language, with the one of `.jsi` for it, if there is one.
    Foreign {
        keyword: Option<&'static str>,
        about: &'static str,
    },
    /// Similar to a keyword of `.jsi`.
    Misspelt(&'static str),
    /// Anything.
    Unknown,
}

impl ItemWord {
    /// The keyword of `.jsi` that is meant.
    pub(super) const fn keyword(&self) -> Option<&'static str> {
        match self {
            Self::Foreign { keyword, .. } => *keyword,
            Self::Misspelt(keyword) => Some(keyword),
            Self::Unknown => None,
        }
    }
}

/// Classifies the first word of an item; `rest` follows it.
pub(super) fn item_keyword(word: &str, rest: &str) -> ItemWord {
    let foreign = |keyword, about| ItemWord::Foreign { keyword, about };
    match word {
        "struct" | "dictionary" | "message" | "input" => {
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
        "callback" if has_body(rest) => foreign(
            Some("callback interface"),
            "must be followed by `interface`",
        ),
        "callback" => foreign(None, "must be followed by `interface`"),
        "impl" | "typedef" | "union" | "mixin" | "extern" => {
            foreign(None, "is not an item of `.jsi`")
        }
        _ => match similar(word, ITEM_KEYWORDS) {
            Some(keyword) => ItemWord::Misspelt(keyword),
            None => ItemWord::Unknown,
        },
    }
}

/// Whether a name and `{` follow.
fn has_body(rest: &str) -> bool {
    let name = leading_ident(rest);
    let after = name.and_then(|(offset, name)| rest.get(offset + name.len()..));
    after.is_some_and(|after| after.trim_start().starts_with('{'))
}

/// The meaning of a word before a member's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MemberWord {
    Static,
    Readonly,
    /// `get`, `set`
    Get,
    Set,
    /// `const`: a property that is read only
    Const,
    Async,
    /// What it declares is no part of an interface.
    Private,
    /// A keyword of another language that has no counterpart.
    Foreign,
    /// Similar to a keyword of `.jsi`.
    Misspelt(&'static str),
    Unknown,
}

/// Classifies a word before a member's name.
pub(super) fn member_word(word: &str) -> MemberWord {
    match word {
        "static" => MemberWord::Static,
        "readonly" => MemberWord::Readonly,
        "get" => MemberWord::Get,
        "set" => MemberWord::Set,
        "const" | "final" | "let" | "val" => MemberWord::Const,
        "async" => MemberWord::Async,
        "private" | "protected" => MemberWord::Private,
        "abstract" | "attribute" | "declare" | "def" | "export" | "extern" | "external" | "fn"
        | "func" | "function" | "fun" | "internal" | "late" | "lateinit" | "method" | "open"
        | "override" | "pub" | "public" | "suspend" | "unsafe" | "var" | "virtual" => {
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
