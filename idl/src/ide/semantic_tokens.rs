//! What every word is, for colours that know more than a grammar of patterns can.

use std::collections::HashMap;

use super::context::ITEMS;
use super::names::{Names, Target, text, tree};
use super::tokens::{Token, TokenKind, tokens};
use super::vocabulary::{HEADS, MEMBERS};
use super::walk::{PartKind, walk};
use crate::analysis::Analysis;
use crate::model::{ItemKind, MemberKind};
use crate::source::{FileId, Span};
use crate::syntax::tree;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $name:literal),* $(,)?) => {
        /// What a word is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum WordKind { $($(#[$doc])* $variant),* }

        impl WordKind {
            /// Every kind, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name that editors know it by.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

kinds! {
    /// A word of the language.
    Keyword "keyword",
    /// A comment.
    Comment "comment",
    /// A string.
    Text "string",
    /// A number.
    Number "number",
    /// An interface.
    Interface "interface",
    /// A class.
    Class "class",
    /// A record.
    Record "struct",
    /// An enum.
    Enum "enum",
    /// An alias, a type of the language, or one that is not known.
    Type "type",
    /// A method.
    Method "method",
    /// A property or field.
    Property "property",
    /// A parameter.
    Parameter "parameter",
    /// A value of an enum.
    Variant "enumMember",
    /// An attribute.
    Attribute "decorator",
    /// A part of `globalThis.a.b`.
    Global "namespace",
}

/// A word and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its place; on one line, except comments.
    pub span: Span,
    /// What it is.
    pub kind: WordKind,
    /// It is declared here.
    pub declares: bool,
    /// It is marked as deprecated.
    pub deprecated: bool,
    /// It belongs to the language.
    pub builtin: bool,
    /// It can be read only.
    pub readonly: bool,
}

/// The words of a file in order.
#[must_use]
pub fn words(analysis: &Analysis, file: FileId) -> Vec<Word> {
    let Some(tree) = tree(analysis, file) else {
        return Vec::new();
    };
    let names = Names::new(analysis, file);
    let mut known: HashMap<u32, Word> = HashMap::new();
    walk(tree, &mut |part| {
        if matches!(part.kind, PartKind::UsePath(_) | PartKind::Module(_)) {
            return;
        }
        let mut word = Word {
            span: part.span,
            kind: WordKind::Type,
            declares: false,
            deprecated: false,
            builtin: false,
            readonly: false,
        };
        (word.kind, word.declares) = match part.kind {
            PartKind::Item => (of_item(&part.item.kind), true),
            PartKind::Used(_) | PartKind::Local(_) | PartKind::Extends(_) | PartKind::Type(_) => {
                (WordKind::Type, false)
            }
            PartKind::UsePath(_) | PartKind::Module(_) => return,
            PartKind::Global => (WordKind::Global, false),
            PartKind::Member(it) => match &it.kind {
                tree::MemberKind::Constructor { .. } => (WordKind::Keyword, false),
                tree::MemberKind::Property { readonly, .. } => {
                    word.readonly = readonly.is_some();
                    (WordKind::Property, true)
                }
                tree::MemberKind::Method { .. } | tree::MemberKind::Bad(_) => {
                    (WordKind::Method, true)
                }
            },
            PartKind::Field(_) => (WordKind::Property, true),
            PartKind::Param | PartKind::Argument(_) => (WordKind::Parameter, true),
            PartKind::Variant(it) => match it.kind {
                tree::VariantKind::Str(_) => return,
                tree::VariantKind::Number { .. } => (WordKind::Variant, true),
            },
            PartKind::Attr => (WordKind::Attribute, false),
            PartKind::Word => (WordKind::Text, false),
        };
        match names.target(&part) {
            Some(Target::Item(id)) => {
                let item = analysis.model.item(id);
                word.deprecated = item.deprecated.is_some();
                word.kind = of_model(&item.kind);
            }
            Some(Target::Member(id, index)) => {
                word.deprecated = is_deprecated(&analysis.model.item(id).kind, index);
            }
            Some(Target::Builtin) => word.builtin = true,
            Some(Target::Param(..) | Target::Attribute | Target::File(_)) | None => {}
        }
        known.insert(part.span.start, word);
    });
    let text = text(analysis, file);
    let found = tokens(text).filter_map(|token| of_token(text, token, &known));
    found.collect()
}

fn of_token(text: &str, token: Token, known: &HashMap<u32, Word>) -> Option<Word> {
    if let Some(word) = known.get(&token.span.start)
        && word.span == token.span
    {
        return Some(*word);
    }
    let kind = match token.kind {
        TokenKind::Comment | TokenKind::Docs => WordKind::Comment,
        TokenKind::Str => WordKind::Text,
        TokenKind::Number => WordKind::Number,
        TokenKind::Word if is_keyword(token.span.of(text)) => WordKind::Keyword,
        TokenKind::Word | TokenKind::Mark => return None,
    };
    Some(Word {
        span: token.span,
        kind,
        declares: false,
        deprecated: false,
        builtin: false,
        readonly: false,
    })
}

fn is_keyword(word: &str) -> bool {
    [ITEMS.as_slice(), &HEADS, &MEMBERS]
        .iter()
        .any(|all| all.contains(&word))
}

fn of_item(kind: &tree::ItemKind) -> WordKind {
    match kind {
        tree::ItemKind::Interface(_) => WordKind::Interface,
        tree::ItemKind::Class(_) => WordKind::Class,
        tree::ItemKind::Record(_) => WordKind::Record,
        tree::ItemKind::Enum(_) => WordKind::Enum,
        tree::ItemKind::Alias(_) | tree::ItemKind::Use(_) | tree::ItemKind::Bad(_) => {
            WordKind::Type
        }
    }
}

fn of_model(kind: &ItemKind) -> WordKind {
    match kind {
        ItemKind::Alias(_) => WordKind::Type,
        ItemKind::Interface(_) => WordKind::Interface,
        ItemKind::Class(_) => WordKind::Class,
        ItemKind::Record(_) => WordKind::Record,
        ItemKind::NumberEnum(_) | ItemKind::StringEnum(_) => WordKind::Enum,
    }
}

fn is_deprecated(kind: &ItemKind, index: usize) -> bool {
    match kind {
        ItemKind::Alias(_) => false,
        ItemKind::Interface(it) => it.members.get(index).is_some_and(is_member_deprecated),
        ItemKind::Class(it) => it.members.get(index).is_some_and(is_member_deprecated),
        ItemKind::Record(it) => it
            .fields
            .get(index)
            .is_some_and(|it| it.deprecated.is_some()),
        ItemKind::NumberEnum(it) => it
            .variants
            .get(index)
            .is_some_and(|it| it.deprecated.is_some()),
        ItemKind::StringEnum(it) => it
            .variants
            .get(index)
            .is_some_and(|it| it.deprecated.is_some()),
    }
}

fn is_member_deprecated(member: &crate::model::Member) -> bool {
    let constructor = matches!(member.kind, MemberKind::Constructor { .. });
    !constructor && member.deprecated.is_some()
}
