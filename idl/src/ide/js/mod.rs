//! Finds where a JavaScript file declares something, by a light scan: strings and comments are skipped, nothing is
//! understood that a declaration does not show.

mod exports;

pub use exports::{ClassMember, Export, ExportKind, class_members, declared_by, exports};

use super::tokens::{Token, TokenKind, tokens};
use crate::source::Span;

/// The place of the name that `names` leads to: an export, then a member of it. Where only a part of the way is found,
/// the last name that is.
#[must_use]
pub fn find(text: &str, names: &[String]) -> Option<Span> {
    let all: Vec<Token> = tokens(text).collect();
    let mut rest = all.as_slice();
    let mut found = None;
    for name in names {
        let Some(index) = declaration(text, rest, name) else {
            break;
        };
        let token = rest.get(index)?;
        found = Some(token.span);
        rest = rest.get(index + 1..).unwrap_or_default();
    }
    found.or_else(|| default(text, &all, names))
}

/// The same in the module that declares the export, if the module at this path has it from another one: the module, its text, and
/// the place in it. `read` gives the text of a module.
#[must_use]
pub fn find_in(
    path: &str,
    names: &[String],
    read: &dyn Fn(&str) -> Option<String>,
) -> (String, Option<String>, Option<Span>) {
    let mut names = names.to_vec();
    let mut path = path.to_owned();
    if let Some(first) = names.first_mut()
        && let Some((other, local)) = declared_by(&path, first, read)
        && local != "*"
    {
        (path, *first) = (other, local);
    }
    let text = read(&path);
    let found = text.as_deref().and_then(|text| find(text, &names));
    (path, text, found)
}

/// The first place where a name is declared: after a word that declares, or as the head of a method or property.
fn declaration(text: &str, tokens: &[Token], name: &str) -> Option<usize> {
    const DECLARING: [&str; 9] = [
        "function", "class", "const", "let", "var", "get", "set", "static", "async",
    ];
    let code: Vec<(usize, &Token)> = tokens
        .iter()
        .enumerate()
        .filter(|(_, it)| !matches!(it.kind, TokenKind::Comment | TokenKind::Docs))
        .collect();
    let word = |index: Option<usize>| {
        let (_, token) = index.and_then(|index| code.get(index))?;
        Some(token.span.of(text))
    };
    let named = || {
        let each = code.iter().enumerate();
        each.filter(|(_, (_, token))| token.kind == TokenKind::Word && token.span.of(text) == name)
    };
    let declared = named().find(|(at, _)| {
        let before = word(at.checked_sub(1)).unwrap_or_default();
        let star = before == "*" && word(at.checked_sub(2)) == Some("function");
        star || DECLARING.contains(&before)
    });
    let member = || {
        named().find(|(at, _)| {
            let before = word(at.checked_sub(1)).unwrap_or_default();
            let after = word(at.checked_add(1)).unwrap_or_default();
            matches!(before, "" | "{" | "}" | ";" | ",")
                && matches!(after, "(" | ":" | "=" | ";" | ",")
        })
    };
    // `this.name = …` in a constructor, and `exports.name = …`
    let assigned = || {
        named().find(|(at, _)| {
            let before = word(at.checked_sub(1)).unwrap_or_default();
            before == "." && word(at.checked_add(1)) == Some("=")
        })
    };
    let found = declared.or_else(member).or_else(assigned);
    found.map(|(_, (index, _))| *index)
}

fn default(text: &str, tokens: &[Token], names: &[String]) -> Option<Span> {
    if names.first().is_none_or(|name| name != "default") {
        return None;
    }
    let found = tokens.iter().find(|it| it.span.of(text) == "default");
    found.map(|it| it.span)
}
