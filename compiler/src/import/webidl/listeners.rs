//! The events of an interface: those of the list, and those that an attribute such as `onclick` names.

use std::collections::HashSet;

use super::convert::{Converter, signature};
use super::model::Entity;
use super::tree::{EntityKind, MemberKind, Type};
use crate::import::facts::{Docs, Input, LiteralFact, Member, Shape, Signature, TypeFact};

impl Converter<'_> {
    /// The events of an interface that none of its bases has, with the interface of each.
    fn own_events(&self, entity: &Entity) -> Vec<(String, String)> {
        let mut inherited = HashSet::new();
        let mut base = base_of(entity);
        for _ in 0..64 {
            let Some(it) = base.and_then(|it| self.model.get(it)) else {
                break;
            };
            inherited.extend(self.events_at(it).into_iter().map(|(name, _)| name));
            base = base_of(it);
        }
        let mut own = self.events_at(entity);
        own.retain(|(name, _)| !inherited.contains(name));
        own
    }

    fn events_at(&self, entity: &Entity) -> Vec<(String, String)> {
        let listed = self.events.of_target.get(&entity.name);
        let listed = listed.map_or(&[][..], |it| it);
        let mut found: Vec<(String, String)> = Vec::new();
        for it in entity.members() {
            if let MemberKind::Property { name, ty, .. } = &it.of.kind
                && let Some(event) = name.strip_prefix("on").filter(|_| is_handler(ty))
                && !listed.iter().any(|(name, _)| name == event)
            {
                let interface = self.common(event, &self.events.anywhere(event));
                found.push((event.to_owned(), interface));
            }
        }
        for (name, interfaces) in listed {
            let interfaces: Vec<&str> = interfaces.iter().map(String::as_str).collect();
            found.push((name.clone(), self.common(name, &interfaces)));
        }
        found.retain(|(_, interface)| self.is_interface(interface));
        found
    }

    /// The interface that all of these are, or extend. For `input` it is `Event`: boxes and lists give no other one.
    fn common(&self, name: &str, interfaces: &[&str]) -> String {
        let chain = |name: &str| {
            let mut found = vec![name.to_owned()];
            while let Some(base) = found
                .last()
                .and_then(|it| self.model.get(it))
                .and_then(base_of)
                && found.len() < 64
            {
                found.push(base.to_owned());
            }
            found
        };
        let Some((first, rest)) = interfaces.split_first().filter(|_| name != "input") else {
            return "Event".to_owned();
        };
        let rest: Vec<Vec<String>> = rest.iter().map(|it| chain(it)).collect();
        let mut known = chain(first).into_iter();
        let common = known.find(|it| rest.iter().all(|other| other.contains(it)));
        common.unwrap_or_else(|| "Event".to_owned())
    }

    /// The members that add and remove listeners of the events of an interface.
    pub(super) fn listeners(&mut self, entity: &Entity) -> Vec<Member> {
        let events = self.own_events(entity);
        if events.is_empty() {
            return Vec::new();
        }
        let options = self.model.get("AddEventListenerOptions").map(|it| {
            let name = it.name.clone();
            Input {
                name: "options".to_owned(),
                optional: true,
                rest: false,
                ty: self.reference(&name),
            }
        });
        let signatures: Vec<Signature> = events
            .into_iter()
            .map(|(name, interface)| {
                let event = required("event", self.reference(&interface));
                let listener = self.object(Shape {
                    calls: vec![signature(vec![event], TypeFact::Void, String::new())],
                    ..Shape::default()
                });
                let text = LiteralFact::Text(name);
                let name = TypeFact::Literal {
                    value: text,
                    of: None,
                };
                let mut inputs = vec![required("type", name), required("listener", listener)];
                inputs.extend(options.clone());
                signature(inputs, TypeFact::Void, String::new())
            })
            .collect();
        ["addEventListener", "removeEventListener"]
            .map(|name| Member {
                number: 0,
                name: Some(name.to_owned()),
                optional: false,
                readonly: true,
                ty: None,
                calls: signatures.clone(),
                docs: Docs::default(),
                text: format!("{name} of the events of {}", entity.name),
            })
            .into()
    }
}

fn required(name: &str, ty: TypeFact) -> Input {
    Input {
        name: name.to_owned(),
        optional: false,
        rest: false,
        ty,
    }
}

fn base_of(entity: &Entity) -> Option<&str> {
    match &entity.kind {
        EntityKind::Interface { base, .. } => base.as_deref(),
        _ => None,
    }
}

/// Whether a type is that of a property with a listener, such as `EventHandler` and `OnErrorEventHandler`.
fn is_handler(ty: &Type) -> bool {
    match ty {
        Type::Name(name) => name.ends_with("EventHandler"),
        _ => false,
    }
}
