//! The members of an item of the platform, as an editor shows them.

use super::chosen::{ItemText, js_name, listed_names, quoted};
use super::links::with_links;
use crate::source::Span;
use crate::syntax::tree::{Attr, Docs, Event, ItemKind, MemberKind};

/// A member of an item of the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlatformMember {
    /// Its name in the list of a `use`; that of an event has quotes.
    pub name: String,
    /// Its text, one line for each overload.
    pub code: String,
    /// Its documentation.
    pub docs: String,
    /// Marked as `@deprecated`.
    pub deprecated: bool,
}

/// The members of an item, each name once.
pub(super) fn members(it: &ItemText) -> Vec<PlatformMember> {
    let owner = it.item.kind.name().map_or("", |it| &it.text);
    let owner = js_name(&it.item.attrs, owner);
    let mut found: Vec<PlatformMember> = Vec::new();
    let mut add = |name: String, span: Span, docs: &Docs, attrs: &[Attr]| {
        let code = span.of(it.text).to_owned();
        if let Some(known) = found.iter_mut().find(|it| it.name == name) {
            known.code = format!("{}\n{code}", known.code);
            return;
        }
        let lines = docs.lines.iter().map(|line| format!("/// {line}\n"));
        let docs = with_links(&lines.collect::<String>(), &[owner, &name]);
        let docs: Vec<&str> = docs
            .lines()
            .map(|line| line.strip_prefix("/// ").unwrap_or(line))
            .collect();
        found.push(PlatformMember {
            name,
            code,
            docs: docs.join("\n"),
            deprecated: attrs.iter().any(|it| it.name.text == "deprecated"),
        });
    };
    match &it.item.kind {
        ItemKind::Class(of) | ItemKind::Interface(of) | ItemKind::CallbackInterface(of) => {
            for member in &of.members {
                if let MemberKind::Events(events) = &member.kind {
                    for Event {
                        name,
                        span,
                        docs,
                        attrs,
                        ..
                    } in &events.events
                    {
                        add(quoted(&name.value), *span, docs, attrs);
                    }
                    continue;
                }
                for name in listed_names(member).into_iter().take(1) {
                    add(name, member.span, &member.docs, &member.attrs);
                }
            }
        }
        ItemKind::Record(of) => {
            for field in &of.fields {
                let name = js_name(&field.attrs, &field.name.text).to_owned();
                add(name, field.span, &field.docs, &field.attrs);
            }
        }
        ItemKind::Use(_) | ItemKind::Alias(_) | ItemKind::Enum(_) | ItemKind::Bad(_) => {}
    }
    found
}
