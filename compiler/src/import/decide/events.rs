//! Events: members such as `on` and `addEventListener`, whose first parameter names an event and whose second one is called with
//! the event's values, become a block of events.

use std::collections::{HashMap, HashSet};

use super::super::facts::{self, LiteralFact, TypeFact};
use super::super::interface::{Event, Input, Member, MemberKind, Ty};
use super::members::Body;
use super::names::{part, unique, value};
use super::objects::Seen;
use super::{Importer, Origin, Place, Remarks, Text, clean};

/// The members that add a listener, with those that remove one.
const PAIRS: &[[&str; 2]] = &[
    ["addEventListener", "removeEventListener"],
    ["addListener", "removeListener"],
    ["on", "off"],
    ["on", "removeListener"],
    ["bind", "unbind"],
    ["subscribe", "unsubscribe"],
];

/// The highest number of events of a block.
const MOST: usize = 400;

/// An event as facts: its name, and the function that listens.
struct Found<'f> {
    name: String,
    listener: Listener<'f>,
    docs: Text,
}

enum Listener<'f> {
    Function(&'f facts::Signature),
    /// The one value that the function takes.
    Value(TypeFact),
}

impl<'f> Importer<'f> {
    /// Adds the blocks of events of a class. Returns the names of the members that they replace, with the signatures that stay.
    pub(super) fn events(
        &mut self,
        seen: &[Seen<'f>],
        body: &mut Body,
    ) -> HashMap<String, Vec<&'f facts::Signature>> {
        let facts: &'f facts::Facts = self.facts;
        let mut replaced: HashMap<String, Vec<&'f facts::Signature>> = HashMap::new();
        let mut known: HashSet<String> = HashSet::new();
        for pair in PAIRS {
            let [add, remove] = pair;
            let of = |name: &str| {
                seen.iter()
                    .find(|it| it.member.name.as_deref() == Some(name))
            };
            let (Some(adds), Some(removes)) = (of(add), of(remove)) else {
                continue;
            };
            if replaced.contains_key(*add) {
                continue;
            }
            let mut events = Vec::new();
            let mut options = None;
            let mut others = Vec::new();
            for signature in &adds.member.calls {
                if !self.find(signature, &mut events, &mut options) {
                    others.push(signature);
                }
            }
            // one event of TypeScript may be one of several forms of a method
            let least = if facts.webidl { 1 } else { 2 };
            if events.len() < least || events.len() > MOST {
                continue;
            }
            // an alias of the members of a block adds nothing
            let is_new = |it: &Found<'f>| !known.contains(&it.name);
            if events.iter().any(is_new) {
                events.retain(is_new);
                known.extend(events.iter().map(|it| it.name.clone()));
                self.block(pair, adds, events, options, body);
            }
            let mut removers = Vec::new();
            for signature in &removes.member.calls {
                if !self.find(signature, &mut Vec::new(), &mut None) {
                    removers.push(signature);
                }
            }
            replaced.extend(adds.member.name.clone().map(|name| (name, others)));
            // a remover of all listeners stays
            replaced.extend(removes.member.name.clone().map(|name| (name, removers)));
        }
        replaced
    }

    /// Adds the events that a signature adds listeners for; `false` if it is another one.
    fn find(
        &self,
        signature: &'f facts::Signature,
        events: &mut Vec<Found<'f>>,
        options: &mut Option<&'f facts::Input>,
    ) -> bool {
        let [name, listener, rest @ ..] = signature.inputs.as_slice() else {
            return false;
        };
        let function = self.signature_of(&listener.ty);
        let texts = match &name.ty {
            TypeFact::Union { of } => of.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut found = Vec::new();
        for ty in texts {
            match (ty, function) {
                (
                    TypeFact::Literal {
                        value: LiteralFact::Text(text),
                        ..
                    },
                    Some(function),
                ) => found.push((text.as_str(), Listener::Function(function), &signature.docs)),
                (TypeFact::Param { name: key }, _) => {
                    let Some(entries) = self.mapped(signature, key, &listener.ty) else {
                        return false;
                    };
                    let entries = entries.into_iter();
                    found.extend(entries.map(|(name, it)| (name, it, &signature.docs)));
                }
                _ => return false,
            }
        }
        // documentation of several events is that of the block
        let is_one = found.len() == 1;
        for (name, listener, docs) in found {
            let docs = if is_one {
                super::text(docs)
            } else {
                Text::default()
            };
            add_event(events, name, listener, docs);
        }
        *options = rest.first().or(*options);
        true
    }

    /// The events of a signature whose first parameter is a key of a map.
    fn mapped(
        &self,
        signature: &'f facts::Signature,
        key: &str,
        listener: &'f TypeFact,
    ) -> Option<Vec<(&'f str, Listener<'f>)>> {
        let is_param = signature.params.iter().any(|it| it.name == *key);
        let entries = self.entries(self.map_of(listener, key).filter(|_| is_param)?)?;
        let entries = entries.into_iter();
        let entries = entries.map(|(name, value)| {
            let listener = self.listener_of(listener, key, value)?;
            Some((name, listener))
        });
        entries.collect()
    }

    /// The map whose values by a key are what a listener receives, or the listener itself.
    fn map_of(&self, listener: &'f TypeFact, key: &str) -> Option<&'f TypeFact> {
        let entry = |ty: &'f TypeFact| match ty {
            TypeFact::Index { of, by, .. } => match &**by {
                TypeFact::Param { name } if name == key => Some(&**of),
                _ => None,
            },
            _ => None,
        };
        let inputs = self.signature_of(listener).map_or(&[][..], |it| &it.inputs);
        entry(listener).or_else(|| inputs.iter().find_map(|it| entry(&it.ty)))
    }

    /// The properties of a map from names to types.
    fn entries(&self, map: &TypeFact) -> Option<Vec<(&'f str, &'f TypeFact)>> {
        let facts: &'f facts::Facts = self.facts;
        let mut shapes = Vec::new();
        let mut open = vec![map.clone()];
        while let Some(map) = open.pop() {
            match map {
                TypeFact::Shape { id } => shapes.push(&facts.objects.get(id)?.shape),
                TypeFact::Ref { id, args } if args.is_empty() => {
                    let it = facts.declarations.get(id)?;
                    shapes.extend(&it.instance);
                    open.extend(it.bases.iter().cloned());
                    open.extend(it.alias.clone());
                }
                _ => return None,
            }
            if shapes.len() > 64 {
                return None;
            }
        }
        let members = shapes.into_iter().flat_map(|it| &it.members);
        let entries = members.filter_map(|it| Some((it.name.as_deref()?, it.ty.as_ref()?)));
        Some(entries.collect())
    }

    /// The listener of an event of a map: a function whose parameter is `Map[Key]`, or `Map[Key]` itself.
    fn listener_of(
        &self,
        listener: &'f TypeFact,
        key: &str,
        value: &'f TypeFact,
    ) -> Option<Listener<'f>> {
        let is_entry = |ty: &TypeFact| match ty {
            TypeFact::Index { by, .. } => {
                **by == TypeFact::Param {
                    name: key.to_owned(),
                }
            }
            _ => false,
        };
        if is_entry(listener) {
            return self.signature_of(value).map(Listener::Function);
        }
        let signature = self.signature_of(listener)?;
        match signature.inputs.as_slice() {
            [input] if is_entry(&input.ty) && input.rest => Some(Listener::Value(value.clone())),
            [input] if is_entry(&input.ty) && !matches!(value, TypeFact::Tuple { .. }) => {
                Some(Listener::Value(value.clone()))
            }
            [input] if is_entry(&input.ty) => Some(Listener::Value(TypeFact::Tuple {
                items: vec![facts::TupleItem {
                    name: None,
                    of: value.clone(),
                    optional: false,
                    rest: false,
                }],
            })),
            _ => None,
        }
    }

    fn signature_of(&self, ty: &TypeFact) -> Option<&'f facts::Signature> {
        let facts: &'f facts::Facts = self.facts;
        match ty {
            TypeFact::Shape { id } => match facts.objects.get(*id)?.shape.calls.as_slice() {
                [one] => Some(one),
                _ => None,
            },
            TypeFact::Ref { id, .. } => {
                let it = facts.declarations.get(*id)?;
                match (&it.alias, &it.instance) {
                    (Some(alias), _) => self.signature_of(alias),
                    (None, Some(shape)) if shape.members.is_empty() => match shape.calls.as_slice()
                    {
                        [one] => Some(one),
                        _ => None,
                    },
                    _ => None,
                }
            }
            // a function or an object with a method: the function is enough
            TypeFact::Union { of } => of.iter().find_map(|it| self.signature_of(it)),
            _ => None,
        }
    }

    fn block(
        &mut self,
        pair: &[&str; 2],
        adds: &Seen<'f>,
        found: Vec<Found<'f>>,
        options: Option<&'f facts::Input>,
        body: &mut Body,
    ) {
        let fact = self.fact(adds.member.number);
        let mut remarks = Remarks::default();
        let mut names = HashSet::new();
        let mut events = Vec::new();
        for it in found {
            let place = Place {
                direction: body.direction,
                in_function: true,
                ..body.place(&adds.bindings, &format!("{}Event", part(&it.name)))
            };
            let inputs = match it.listener {
                Listener::Function(signature) => {
                    let function = self.function(
                        std::slice::from_ref(signature),
                        &Place {
                            direction: place.direction.reversed(),
                            ..place.clone()
                        },
                        &mut remarks,
                    );
                    match function {
                        Ty::Function(Some(it)) => it.inputs,
                        _ => Vec::new(),
                    }
                }
                Listener::Value(TypeFact::Tuple { items }) => {
                    let mut inputs = Vec::new();
                    for (at, item) in items.iter().enumerate() {
                        let ty = self.ty(&item.of, &place, &mut remarks);
                        let name = match (&item.name, items.len()) {
                            (Some(name), _) => value(name),
                            (None, 1) => "event".to_owned(),
                            (None, _) => format!("value{}", at + 1),
                        };
                        let optional = item.optional;
                        inputs.push(Input {
                            name,
                            rest: false,
                            optional,
                            ty,
                        });
                    }
                    inputs
                }
                Listener::Value(TypeFact::Undefined | TypeFact::Void | TypeFact::Never) => {
                    Vec::new()
                }
                Listener::Value(value) => {
                    let ty = self.ty(&value, &place, &mut remarks);
                    vec![Input {
                        name: "event".to_owned(),
                        rest: false,
                        optional: false,
                        ty,
                    }]
                }
            };
            let wanted = value(&format!("on {}", it.name));
            let name = unique(&wanted, &mut names);
            let rust = (name != wanted).then(|| heck::ToSnakeCase::to_snake_case(name.as_str()));
            events.push(Event {
                name: it.name,
                rust,
                docs: it.docs,
                inputs,
            });
        }
        let options = options.and_then(|it| self.event_options(it, adds, body));
        body.members.push(Member {
            fact,
            js: String::new(),
            name: "events".to_owned(),
            rust: None,
            docs: Text::default(),
            is_static: false,
            kind: MemberKind::Events {
                methods: pair.map(str::to_owned),
                options,
                events,
            },
            losses: remarks.losses,
            notes: remarks.notes,
            text: clean(&adds.member.text),
        });
    }

    /// The options of `addEventListener`: the record among what it takes.
    fn event_options(
        &mut self,
        input: &facts::Input,
        adds: &Seen<'f>,
        body: &Body,
    ) -> Option<Input> {
        let present = self.present(&input.ty);
        let record = present.types.iter().find(|it| match it {
            TypeFact::Ref { id, .. } => self.role(Origin::Declaration(*id)) == super::Role::Record,
            _ => false,
        })?;
        let place = Place {
            direction: super::Direction::Input,
            ..body.place(&adds.bindings, "Options")
        };
        let ty = self.ty(record, &place, &mut Remarks::default());
        Some(Input {
            name: "options".to_owned(),
            rest: false,
            optional: true,
            ty,
        })
    }
}

fn add_event<'f>(events: &mut Vec<Found<'f>>, name: &str, listener: Listener<'f>, docs: Text) {
    if super::objects::is_printable(name) && !events.iter().any(|it| it.name == name) {
        events.push(Found {
            name: name.to_owned(),
            listener,
            docs,
        });
    }
}
