//! Several signatures of one function: names of their own, or one signature with optional parameters.

use heck::ToUpperCamelCase;

use super::{Action, ActionKind, edit, touches};
use crate::analysis::Analysis;
use crate::ide::names::{text, tree};
use crate::source::{FileId, Span};
use crate::syntax::declaration::whole;
use crate::syntax::tree::{Container, ItemKind, Member, MemberKind, Param, TypeExpr, TypeKind};

/// The conversions of the overloads at a place.
pub(super) fn convert(analysis: &Analysis, file: FileId, span: Span) -> Vec<Action> {
    let Some((container, name, overloads)) = around(analysis, file, span) else {
        return Vec::new();
    };
    let source = text(analysis, file);
    let mut found = Vec::new();
    found.extend(merged(source, file, name, &overloads));
    found.extend(renamed(source, file, container, name, &overloads));
    found
}

/// A method: its member, parameters and result.
struct Overload<'a> {
    member: &'a Member,
    name: Span,
    params: &'a [Param],
    result: &'a TypeExpr,
}

impl Overload<'_> {
    fn whole(&self) -> Span {
        whole(&self.member.docs, &self.member.attrs, self.member.span)
    }
}

/// The methods with the name of the one at a place, at least two.
fn around(
    analysis: &Analysis,
    file: FileId,
    span: Span,
) -> Option<(&Container, &str, Vec<Overload<'_>>)> {
    let mut items = tree(analysis, file)?.items.iter();
    let item = items.find(|it| touches(it.span, span))?;
    let (ItemKind::Interface(container) | ItemKind::Class(container)) = &item.kind else {
        return None;
    };
    let methods = || {
        container.members.iter().filter_map(|member| {
            let MemberKind::Method {
                name,
                params,
                result,
                ..
            } = &member.kind
            else {
                return None;
            };
            let overload = Overload {
                member,
                name: name.span,
                params,
                result,
            };
            Some((name.text.as_str(), overload))
        })
    };
    let (name, at) = methods().find(|(_, it)| touches(it.whole(), span))?;
    let is_static = at.member.is_static.is_some();
    let same =
        methods().filter(|(of, it)| *of == name && it.member.is_static.is_some() == is_static);
    let same: Vec<_> = same.map(|(_, it)| it).collect();
    (same.len() > 1).then_some((container, name, same))
}

/// Each signature after the first with a name that tells how it differs.
fn renamed(
    source: &str,
    file: FileId,
    container: &Container,
    name: &str,
    overloads: &[Overload<'_>],
) -> Option<Action> {
    let first = overloads.first()?;
    let taken = |name: &str| {
        container.members.iter().any(|it| match &it.kind {
            MemberKind::Method { name: of, .. } | MemberKind::Property { name: of, .. } => {
                of.text == name
            }
            MemberKind::Constructor { .. }
            | MemberKind::Call { .. }
            | MemberKind::Index { .. }
            | MemberKind::Events(_)
            | MemberKind::Bad(_) => false,
        })
    };
    let mut given: Vec<String> = Vec::new();
    let mut edits = Vec::new();
    for it in overloads.iter().skip(1) {
        let base = format!("{name}{}", difference(source, first, it));
        let numbered = (2..1000).map(|number| format!("{name}{number}"));
        let mut names = std::iter::once(base).chain(numbered);
        let other = names.find(|it| it != name && !taken(it) && !given.contains(it))?;
        if !it.member.attrs.iter().any(|attr| attr.name.text == "js") {
            let start = Span::new(it.member.span.start, it.member.span.start);
            edits.push(edit(file, start, format!("@js(\"{name}\") ")));
        }
        edits.push(edit(file, it.name, other.clone()));
        given.push(other);
    }
    let title = format!("give each signature of `{name}` its own name");
    Some(Action::new(title, ActionKind::Rewrite, edits))
}

/// The type of the first parameter that another signature does not have there; nothing if it only has less of them.
fn difference(source: &str, first: &Overload<'_>, other: &Overload<'_>) -> String {
    let mut params = other.params.iter().enumerate();
    let differs = params.find(|(index, it)| {
        let before = first.params.get(*index);
        before.is_none_or(|before| before.ty.span.of(source) != it.ty.span.of(source))
    });
    let name = differs.and_then(|(_, it)| match &it.ty.kind {
        TypeKind::Name { name, .. } => Some(name.text.to_upper_camel_case()),
        TypeKind::Nullable(_)
        | TypeKind::Tuple(_)
        | TypeKind::Literal(_)
        | TypeKind::Union(_)
        | TypeKind::Bad => None,
    });
    name.unwrap_or_default()
}

/// One signature, if the others only have fewer parameters.
fn merged(source: &str, file: FileId, name: &str, overloads: &[Overload<'_>]) -> Option<Action> {
    let longest = overloads.iter().max_by_key(|it| it.params.len())?;
    let shortest = overloads.iter().map(|it| it.params.len()).min()?;
    let written = |it: &Param| {
        let optional = it.optional.is_some();
        (it.rest.is_some(), optional, it.ty.span.of(source))
    };
    let fits = |it: &Overload<'_>| {
        let pairs = it.params.iter().zip(longest.params);
        it.result.span.of(source) == longest.result.span.of(source)
            && it.member.attrs == longest.member.attrs
            && pairs.into_iter().all(|(a, b)| written(a) == written(b))
    };
    let added = longest.params.get(shortest..)?;
    // a literal is no optional parameter, and neither is a rest parameter
    let can_be_absent = |it: &Param| {
        it.rest.is_none() && !matches!(it.ty.kind, TypeKind::Literal(_) | TypeKind::Nullable(_))
    };
    if added.is_empty() || !overloads.iter().all(fits) || !added.iter().all(can_be_absent) {
        return None;
    }
    let mut edits: Vec<_> = added
        .iter()
        .filter(|it| it.optional.is_none())
        .map(|it| edit(file, Span::new(it.name.span.end, it.name.span.end), "?"))
        .collect();
    for it in overloads {
        if it.name != longest.name {
            edits.push(edit(file, line_of(source, it.whole()), ""));
        }
    }
    let title = format!("merge the signatures of `{name}` into one with optional parameters");
    Some(Action::new(title, ActionKind::Rewrite, edits))
}

/// A member with the rest of its lines, if there is nothing else in them.
fn line_of(source: &str, span: Span) -> Span {
    let before = source.get(..span.start as usize).unwrap_or_default();
    let after = source.get(span.end as usize..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(after.len(), |at| at + 1);
    let blank = |text: Option<&str>| text.is_some_and(|it| it.trim().is_empty());
    if blank(before.get(start..)) && blank(after.get(..end)) {
        Span::new(start as u32, span.end + end as u32)
    } else {
        span
    }
}
