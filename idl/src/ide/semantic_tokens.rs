//! Semantic tokens: the meaning of every word, for highlighting.

use std::collections::HashMap;

use super::context::ITEMS;
use super::names::{Entity, FileNames, text, tree};
use super::tokens::{Token, TokenKind, tokens};
use super::vocabulary::{HEADS, MEMBERS};
use crate::analysis::Analysis;
use crate::model::{ItemKind, MemberKind};
use crate::source::{FileId, Span};
use crate::syntax::tree;
use crate::syntax::visit::{NameKind, names};

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $name:literal),* $(,)?) => {
        /// The kind of a token.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum SemanticTokenKind { $($(#[$doc])* $variant),* }

        impl SemanticTokenKind {
            /// Every kind, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in the protocol.
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
    /// A type parameter.
    TypeParameter "typeParameter",
    /// A value of an enum.
    Variant "enumMember",
    /// An attribute.
    Attribute "decorator",
    /// A part of `globalThis.a.b`.
    Global "namespace",
}

/// A word and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SemanticToken {
    /// Its place; on one line, except comments.
    pub span: Span,
    /// What it is.
    pub kind: SemanticTokenKind,
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
pub fn semantic_tokens(analysis: &Analysis, file: FileId) -> Vec<SemanticToken> {
    let Some(tree) = tree(analysis, file) else {
        return Vec::new();
    };
    let scope = FileNames::new(analysis, file);
    let mut known: HashMap<u32, SemanticToken> = HashMap::new();
    names(tree, &mut |name| {
        if matches!(name.kind, NameKind::UsePath(_) | NameKind::Module(_)) {
            return;
        }
        let mut word = SemanticToken {
            span: name.span,
            kind: SemanticTokenKind::Type,
            declares: false,
            deprecated: false,
            builtin: false,
            readonly: false,
        };
        (word.kind, word.declares) = match name.kind {
            NameKind::Item => (of_item(&name.item.kind), true),
            NameKind::Used(_) | NameKind::Local(_) | NameKind::Extends(_) | NameKind::Type(_) => {
                (SemanticTokenKind::Type, false)
            }
            NameKind::UsedMember(_, tree::UseMember::Name(_)) => (SemanticTokenKind::Method, false),
            NameKind::UsedMember(_, tree::UseMember::Event(_))
            | NameKind::UsePath(_)
            | NameKind::Module(_) => return,
            NameKind::Global => (SemanticTokenKind::Global, false),
            NameKind::Member(it) => match &it.kind {
                tree::MemberKind::Constructor { .. } | tree::MemberKind::Events(_) => {
                    (SemanticTokenKind::Keyword, false)
                }
                // a bracket
                tree::MemberKind::Call { .. } => return,
                tree::MemberKind::Index { .. } => (SemanticTokenKind::Parameter, true),
                tree::MemberKind::Property { readonly, .. } => {
                    word.readonly = readonly.is_some();
                    (SemanticTokenKind::Property, true)
                }
                tree::MemberKind::Method { .. } | tree::MemberKind::Bad(_) => {
                    (SemanticTokenKind::Method, true)
                }
            },
            // a string, as it is written
            NameKind::Event => return,
            NameKind::Field(_) => (SemanticTokenKind::Property, true),
            NameKind::Param | NameKind::SignatureParam(_) => (SemanticTokenKind::Parameter, true),
            NameKind::TypeParam(_) => (SemanticTokenKind::TypeParameter, true),
            NameKind::Bound(_) => (SemanticTokenKind::Type, false),
            NameKind::Variant(it) => match it.kind {
                tree::VariantKind::Str(_) => return,
                tree::VariantKind::Number { .. } => (SemanticTokenKind::Variant, true),
            },
            NameKind::Attribute => (SemanticTokenKind::Attribute, false),
            NameKind::AttributeWord => (SemanticTokenKind::Text, false),
        };
        match scope.entity(&name) {
            Some(Entity::Item(id)) => {
                let item = analysis.model.item(id);
                word.deprecated = item.deprecated.is_some();
                word.kind = of_model(&item.kind);
            }
            Some(Entity::Member(id, index)) => {
                word.deprecated = is_deprecated(&analysis.model.item(id).kind, index);
            }
            Some(Entity::TypeParam(..)) => word.kind = SemanticTokenKind::TypeParameter,
            Some(Entity::Builtin) => word.builtin = true,
            Some(Entity::Param(..) | Entity::Attribute | Entity::File(_)) | None => {}
        }
        known.insert(name.span.start, word);
    });
    let text = text(analysis, file);
    let found = tokens(text).filter_map(|token| of_token(text, token, &known));
    found.collect()
}

fn of_token(
    text: &str,
    token: Token,
    known: &HashMap<u32, SemanticToken>,
) -> Option<SemanticToken> {
    if let Some(word) = known.get(&token.span.start)
        && word.span == token.span
    {
        return Some(*word);
    }
    let kind = match token.kind {
        TokenKind::Comment | TokenKind::Docs => SemanticTokenKind::Comment,
        TokenKind::Str => SemanticTokenKind::Text,
        TokenKind::Number => SemanticTokenKind::Number,
        TokenKind::Word if is_keyword(token.span.of(text)) => SemanticTokenKind::Keyword,
        TokenKind::Word if is_value(token.span.of(text)) => SemanticTokenKind::Keyword,
        TokenKind::Word | TokenKind::Punctuation => return None,
    };
    Some(SemanticToken {
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

/// The values of `Boolean`, which are literal types.
fn is_value(word: &str) -> bool {
    matches!(word, "true" | "false")
}

fn of_item(kind: &tree::ItemKind) -> SemanticTokenKind {
    match kind {
        tree::ItemKind::Interface(_) | tree::ItemKind::CallbackInterface(_) => {
            SemanticTokenKind::Interface
        }
        tree::ItemKind::Class(_) => SemanticTokenKind::Class,
        tree::ItemKind::Record(_) => SemanticTokenKind::Record,
        tree::ItemKind::Enum(_) => SemanticTokenKind::Enum,
        tree::ItemKind::Alias(_) | tree::ItemKind::Use(_) | tree::ItemKind::Bad(_) => {
            SemanticTokenKind::Type
        }
    }
}

fn of_model(kind: &ItemKind) -> SemanticTokenKind {
    match kind {
        ItemKind::Alias(_) | ItemKind::Union(_) => SemanticTokenKind::Type,
        ItemKind::CallbackInterface(_) => SemanticTokenKind::Interface,
        ItemKind::Interface(_) => SemanticTokenKind::Interface,
        ItemKind::Class(_) => SemanticTokenKind::Class,
        ItemKind::Record(_) => SemanticTokenKind::Record,
        ItemKind::NumberEnum(_) | ItemKind::StringEnum(_) => SemanticTokenKind::Enum,
    }
}

fn is_deprecated(kind: &ItemKind, index: usize) -> bool {
    match kind {
        ItemKind::Alias(_) | ItemKind::Union(_) => false,
        ItemKind::Interface(it) => it.members.get(index).is_some_and(is_member_deprecated),
        ItemKind::CallbackInterface(it) => it.members.get(index).is_some_and(is_member_deprecated),
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
