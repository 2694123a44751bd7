//! Parses the words before a member's name: modifiers, keywords of other languages, and misplaced types.

use super::foreign_keywords::{self, MemberWord};
use super::grammar::Node;
use super::item_header::ItemKeyword;
use super::tree_builder::TreeBuilder;
use crate::builtins;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::tree::{Ident, Param, TypeExpr, TypeKind, TypeParam};

/// The parts of a member.
#[derive(Default)]
pub(super) struct MemberParts<'t> {
    /// The name, and the words before it.
    pub(super) words: Vec<Ident>,
    pub(super) type_params: Vec<TypeParam>,
    /// `<` to `>`, where type parameters may stand.
    pub(super) generics: Option<Span>,
    pub(super) optional: Option<Span>,
    pub(super) params: Option<(Vec<Param>, Span)>,
    /// The key of an index with its type, and the brackets around them.
    pub(super) index: Option<(Ident, TypeExpr, Span)>,
    pub(super) ty: Option<TypeExpr>,
    /// The arrow before the result.
    pub(super) arrow: Option<Span>,
    /// The token at which neither `(` nor `:` was found.
    pub(super) no_signature: Option<u32>,
    pub(super) default: Option<Span>,
    /// Attributes after the member.
    pub(super) late_attrs: Option<Node<'t>>,
    pub(super) end: Option<Node<'t>>,
}

/// The meaning of the words before a name.
#[derive(Default)]
pub(super) struct Modifiers {
    pub(super) is_static: Option<Span>,
    pub(super) readonly: Option<Span>,
    pub(super) of_record: bool,
    /// Whether one of the words was reported as not belonging there.
    pub(super) unreadable: bool,
    /// `get` or `set`, and its place.
    pub(super) accessor: Option<(MemberWord, Span)>,
    /// A type before the name, which is reported already.
    pub(super) ty: Option<TypeExpr>,
}

impl TreeBuilder<'_> {
    /// Parses the words before the name.
    pub(super) fn modifiers(
        &mut self,
        keyword: ItemKeyword,
        name: &Ident,
        parts: &MemberParts<'_>,
    ) -> Modifiers {
        let mut modifiers = Modifiers {
            of_record: keyword == ItemKeyword::Record,
            ..Modifiers::default()
        };
        for (index, word) in parts.words.iter().enumerate() {
            let next = parts.words.get(index + 1).unwrap_or(name);
            self.modifier(&mut modifiers, word, next, parts);
        }
        modifiers
    }

    /// A word before the name; `next` is the word after it.
    fn modifier(
        &mut self,
        into: &mut Modifiers,
        word: &Ident,
        next: &Ident,
        parts: &MemberParts<'_>,
    ) {
        let place = word.span;
        let gap = Span::new(place.end, next.span.start);
        let removed = Span::new(place.start, next.span.start);
        let is_method = parts.params.is_some();
        let judged = foreign_keywords::member_word(&word.text);
        let foreign = |it: &Self| {
            it.error(
                Code::JSI0006,
                place,
                format!("`{}` is not allowed before a member", word.text),
            )
        };
        let problem = match judged {
            MemberWord::Static | MemberWord::Readonly
                if judged == MemberWord::Static && into.is_static.is_some()
                    || judged == MemberWord::Readonly && into.readonly.is_some() =>
            {
                let message = format!("`{}` is written twice", word.text);
                let first = into.is_static.filter(|_| judged == MemberWord::Static);
                let first = first.or(into.readonly).unwrap_or(place);
                let both = first.to(place);
                self.error(Code::JSI0001, both, message).fix(
                    format!("remove the second `{}`", word.text),
                    removed,
                    "",
                )
            }
            MemberWord::Static => return into.is_static = Some(place),
            MemberWord::Readonly => return into.readonly = Some(place),
            MemberWord::Get | MemberWord::Set if is_method => {
                return into.accessor = Some((judged, place));
            }
            MemberWord::Const if !is_method && !into.of_record => {
                into.readonly = Some(place);
                foreign(self).fix("write `readonly`", place, "readonly")
            }
            MemberWord::Const
            | MemberWord::Foreign
            | MemberWord::Async
            | MemberWord::Private
            | MemberWord::Get
            | MemberWord::Set => foreign(self).fix(format!("remove `{}`", word.text), removed, ""),
            _ if gap.of(self.text).contains('\n') => {
                *into = Modifiers {
                    of_record: into.of_record,
                    ..Modifiers::default()
                };
                let wanted = format!("`(` or `:` after `{}`", word.text);
                return self.problems.expected(next.span.start, &wanted, |it| it);
            }
            MemberWord::Misspelt(keyword) => {
                match keyword {
                    _ if into.of_record => {}
                    "static" => into.is_static = Some(place),
                    _ => into.readonly = Some(place),
                }
                let message = format!("expected a member, found `{}`", word.text);
                self.error(Code::JSI0001, place, message)
                    .help(format!("a keyword with a similar name exists: `{keyword}`"))
                    .fix(format!("write `{keyword}`"), place, keyword)
            }
            MemberWord::Unknown
                if parts.ty.is_none() && foreign_keywords::is_type_like(&word.text) =>
            {
                into.ty = Some(TypeExpr {
                    kind: TypeKind::Bad,
                    span: place,
                });
                self.type_first(word, next, parts)
            }
            MemberWord::Unknown => {
                into.unreadable = true;
                let wanted = format!("`(` or `:` after `{}`", word.text);
                return self.problems.expected(next.span.start, &wanted, |it| it);
            }
        };
        self.problems.add(problem);
    }

    /// `int add(…)`, `String name`
    fn type_first(&self, word: &Ident, name: &Ident, parts: &MemberParts<'_>) -> Diagnostic {
        let params = parts.params.as_ref().map(|(_, span)| *span);
        let end = params.map_or(name.span.end, |span| span.end);
        let before = Span::new(word.span.start, name.span.start);
        let message = format!("the type `{}` must follow the name", word.text);
        let problem = self.error(Code::JSI0006, word.span, message);
        if builtins::stands_alone(&word.text) {
            let edits = vec![
                self.edit(before, ""),
                self.edit(Span::new(end, end), format!(": {}", word.text)),
            ];
            return problem.fix_all("move the type after the name", edits);
        }
        problem.help("a method is written `name(parameter: Type): Type;`, a property `name: Type;`")
    }
}
