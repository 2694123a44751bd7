//! How much of an item is used, and the text of that part.

use std::collections::BTreeSet;

use super::links::with_links;
use crate::source::Span;
use crate::syntax::tree::{
    Attr, AttrArg, Docs, Event, Events, Field, Item, ItemKind, Member, MemberKind,
};
use crate::syntax::visit::{NameKind, TreeNode, visit_item};

/// An item of a module, parsed alone.
#[derive(Debug)]
pub(super) struct ItemText {
    /// With documentation and attributes.
    pub(super) text: &'static str,
    pub(super) item: Item,
}

/// How much of an item is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Extent {
    /// Nothing but its name: a handle.
    Opaque,
    /// These members; those of events have quotes.
    Members(BTreeSet<String>),
    Full,
}

impl Extent {
    /// Adds what another use needs; returns whether that is more.
    pub(super) fn add(&mut self, more: Self) -> bool {
        let before = self.clone();
        *self = match (std::mem::replace(self, Self::Opaque), more) {
            (Self::Full, _) | (_, Self::Full) => Self::Full,
            (Self::Opaque, other) | (other, Self::Opaque) => other,
            (Self::Members(mut one), Self::Members(other)) => {
                one.extend(other);
                Self::Members(one)
            }
        };
        *self != before
    }

    fn has_member(&self, member: &Member) -> bool {
        match self {
            Self::Opaque => false,
            Self::Full => true,
            Self::Members(names) => match &member.kind {
                MemberKind::Events(it) => it.events.iter().any(|it| self.has_event(it)),
                _ => own_names(member).iter().any(|it| names.contains(it)),
            },
        }
    }

    fn has_event(&self, event: &Event) -> bool {
        match self {
            Self::Opaque => false,
            Self::Full => true,
            Self::Members(names) => names.contains(&quoted(&event.name.value)),
        }
    }

    fn has_field(&self, field: &Field) -> bool {
        match self {
            Self::Opaque => false,
            Self::Full => true,
            Self::Members(names) => names.contains(js_name(&field.attrs, &field.name.text)),
        }
    }
}

pub(super) fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// The name in JavaScript.
pub(super) fn js_name<'a>(attrs: &'a [Attr], name: &'a str) -> &'a str {
    let js = attrs.iter().find(|it| it.name.text == "js");
    match js.and_then(|it| it.args.as_deref()?.first()) {
        Some(AttrArg::Str(text)) => &text.value,
        _ => name,
    }
}

/// The names by which a member is taken: that in JavaScript, and its own.
fn own_names(member: &Member) -> Vec<String> {
    match &member.kind {
        MemberKind::Constructor { .. } => vec!["constructor".to_owned()],
        MemberKind::Method { name, .. } | MemberKind::Property { name, .. } => {
            let mut names = vec![name.text.clone()];
            let js = js_name(&member.attrs, &name.text);
            if js != name.text {
                names.push(js.to_owned());
            }
            names
        }
        MemberKind::Events(it) => {
            let names = it.events.iter().map(|it| quoted(&it.name.value));
            names.collect()
        }
        MemberKind::Call { .. } | MemberKind::Index { .. } | MemberKind::Bad(_) => Vec::new(),
    }
}

/// The names under which a list shows a member: that in JavaScript, if it is a name.
pub(super) fn listed_names(member: &Member) -> Vec<String> {
    match &member.kind {
        MemberKind::Method { name, .. } | MemberKind::Property { name, .. } => {
            match js_name(&member.attrs, &name.text) {
                js if js.starts_with('[') => vec![name.text.clone()],
                js => vec![js.to_owned()],
            }
        }
        _ => own_names(member),
    }
}

/// The names of all members of an item, each once: those in JavaScript.
pub(super) fn member_names(item: &Item) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |name: String| {
        if !found.contains(&name) {
            found.push(name);
        }
    };
    match &item.kind {
        ItemKind::Class(it) | ItemKind::Interface(it) | ItemKind::CallbackInterface(it) => {
            for member in &it.members {
                listed_names(member).into_iter().for_each(&mut add);
            }
        }
        ItemKind::Record(it) => {
            for field in &it.fields {
                add(js_name(&field.attrs, &field.name.text).to_owned());
            }
        }
        ItemKind::Use(_) | ItemKind::Alias(_) | ItemKind::Enum(_) | ItemKind::Bad(_) => {}
    }
    found
}

/// Whether an item has a member of this name.
pub(super) fn has(item: &Item, name: &str) -> bool {
    match &item.kind {
        ItemKind::Class(it) | ItemKind::Interface(it) | ItemKind::CallbackInterface(it) => {
            let mut names = it.members.iter().flat_map(own_names);
            names.any(|it| it == name)
        }
        _ => member_names(item).iter().any(|it| it == name),
    }
}

/// Calls `found` with every name of a type that the used part of an item mentions.
pub(super) fn mentions(item: &Item, extent: &Extent, found: &mut dyn FnMut(&str)) {
    let mut wanted = true;
    visit_item(item, &mut |node| match node {
        TreeNode::Member(member) => wanted = extent.has_member(member),
        TreeNode::Event(event) => wanted = extent.has_event(event),
        TreeNode::Field(field) => wanted = extent.has_field(field),
        TreeNode::Name(name) => match name.kind {
            NameKind::Type(ident) | NameKind::Bound(ident) if wanted => found(&ident.text),
            NameKind::Extends(ident) => found(&ident.text),
            _ => {}
        },
        _ => {}
    });
}

/// An item with all of its members.
pub(super) fn whole(it: &ItemText) -> String {
    text(it, &Extent::Full)
}

/// The used part of an item.
pub(super) fn text(it: &ItemText, extent: &Extent) -> String {
    let printer = Printer {
        text: it.text,
        extent,
        owner: it.item.kind.name().map_or("", |it| &it.text),
    };
    printer.item(&it.item)
}

struct Printer<'i> {
    text: &'i str,
    extent: &'i Extent,
    owner: &'i str,
}

impl Printer<'_> {
    fn slice(&self, start: u32, end: u32) -> &str {
        Span::new(start, end).of(self.text)
    }

    fn item(&self, item: &Item) -> String {
        let owner = js_name(&item.attrs, self.owner);
        let start = match self.extent {
            // a handle has no documentation
            Extent::Opaque => item.docs.span.map_or(0, |it| it.end),
            Extent::Members(_) | Extent::Full => 0,
        };
        let before = with_links(self.slice(start, item.span.start).trim_start(), &[owner]);
        let Some(body) = item.kind.body() else {
            return before + self.slice(item.span.start, self.text.len() as u32);
        };
        let head = before + self.slice(item.span.start, body.start);
        let members: Vec<String> = match &item.kind {
            ItemKind::Class(it) | ItemKind::Interface(it) | ItemKind::CallbackInterface(it) => {
                let used = it.members.iter().filter(|it| self.extent.has_member(it));
                used.map(|it| self.member(it, owner)).collect()
            }
            ItemKind::Record(it) => {
                let used = it.fields.iter().filter(|it| self.extent.has_field(it));
                used.map(|it| self.part(&it.docs, &it.attrs, it.span, &[owner, &it.name.text]))
                    .collect()
            }
            _ => return head + self.slice(body.start, self.text.len() as u32),
        };
        if members.is_empty() && matches!(item.kind, ItemKind::Class(_)) {
            return format!("{};\n", head.trim_end());
        }
        format!("{head}{{\n{}\n}}\n", members.join("\n"))
    }

    fn member(&self, member: &Member, owner: &str) -> String {
        let name = match &member.kind {
            MemberKind::Events(it) => return self.events(member, it),
            MemberKind::Method { name, .. } | MemberKind::Property { name, .. } => {
                js_name(&member.attrs, &name.text)
            }
            _ => owner,
        };
        self.part(&member.docs, &member.attrs, member.span, &[owner, name])
    }

    fn events(&self, member: &Member, it: &Events) -> String {
        let head = self.part(
            &member.docs,
            &member.attrs,
            Span::new(member.span.start, it.body.start),
            &[],
        );
        let used = it.events.iter().filter(|it| self.extent.has_event(it));
        let events: Vec<String> = used
            .map(|it| {
                format!(
                    "    {}",
                    self.part(&it.docs, &it.attrs, it.span, &[]).trim_start()
                )
            })
            .collect();
        format!("{head}{{\n    {}\n    }}", events.join("\n    "))
    }

    /// A member, field or event with its documentation and attributes.
    fn part(&self, docs: &Docs, attrs: &[Attr], span: Span, names: &[&str]) -> String {
        let starts = docs.span.iter().chain(attrs.iter().map(|it| &it.span));
        let start = starts.map(|it| it.start).min();
        let start = start.unwrap_or(span.start).min(span.start);
        let text = format!("    {}", self.slice(start, span.end));
        with_links(&text, names)
    }
}
