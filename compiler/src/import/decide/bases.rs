//! What object types and classes extend.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::facts::{self, TypeFact};
use super::super::interface::{ItemId, ItemKind, Member, MemberKind, Ty};
use super::members::Body;
use super::objects::Seen;
use super::roles::Role;
use super::usage::Direction;
use super::{Bases, Bindings, Importer, Origin, Place, Remarks};

impl<'f> Importer<'f> {
    /// All members of an object type, with those of what it extends.
    pub(super) fn flat(&mut self, origin: Origin, bindings: &Bindings) -> Vec<Seen<'f>> {
        let mut found = Vec::new();
        let mut names = HashSet::new();
        self.flatten(origin, bindings, &mut found, &mut names, 0);
        found
    }

    fn flatten(
        &mut self,
        origin: Origin,
        bindings: &Bindings,
        found: &mut Vec<Seen<'f>>,
        names: &mut HashSet<String>,
        depth: usize,
    ) {
        let facts: &'f facts::Facts = self.facts;
        let mut inherited = Vec::new();
        if let Origin::Declaration(id) = origin
            && depth < 32
            && let Some(it) = facts.declarations.get(id)
        {
            for base in &it.bases {
                inherited.extend(self.base(base, bindings));
            }
        }
        // fields of a base come first, as one reads them
        let own: HashSet<&str> = self
            .shape(origin)
            .into_iter()
            .flat_map(|it| &it.members)
            .filter_map(|it| it.name.as_deref())
            .collect();
        let mut hidden: HashSet<String> = names.clone();
        hidden.extend(own.iter().map(|it| (*it).to_owned()));
        for (base, bindings) in inherited {
            self.flatten(base, &bindings, found, &mut hidden, depth + 1);
        }
        names.extend(
            hidden
                .iter()
                .filter(|it| !own.contains(it.as_str()))
                .cloned(),
        );
        for member in self.shape(origin).map_or(&[][..], |it| &it.members) {
            let is_new = match &member.name {
                Some(name) => names.insert(name.clone()),
                None => true,
            };
            if is_new {
                found.push(Seen {
                    member,
                    bindings: Rc::clone(bindings),
                });
            }
        }
    }

    /// What an object type extends.
    pub(super) fn base(
        &mut self,
        base: &TypeFact,
        bindings: &Bindings,
    ) -> Option<(Origin, Bindings)> {
        let facts: &'f facts::Facts = self.facts;
        match base {
            TypeFact::Ref { id, args } => {
                let it = facts.declarations.get(*id)?;
                let place = Place::new(bindings, Direction::Output, it.name.clone());
                let mut inner = HashMap::new();
                for (at, param) in it.params.iter().enumerate() {
                    let arg = args.get(at).or(param.default.as_ref());
                    let ty = arg.map(|arg| self.ty(arg, &place, &mut Remarks::default()));
                    inner.insert(param.name.clone(), ty.unwrap_or(Ty::ANY));
                }
                match &it.alias {
                    Some(TypeFact::Shape { id }) => Some((Origin::Object(*id), Rc::new(inner))),
                    Some(alias @ TypeFact::Ref { .. }) => self.base(alias, &Rc::new(inner)),
                    Some(_) => None,
                    None => Some((Origin::Declaration(*id), Rc::new(inner))),
                }
            }
            TypeFact::Shape { id } => Some((Origin::Object(*id), Rc::clone(bindings))),
            _ => None,
        }
    }

    /// The class that a class extends, and what else it extends.
    pub(super) fn bases(
        &mut self,
        it: &'f facts::Declaration,
        bindings: &Bindings,
    ) -> (Option<(ItemId, Vec<Ty>)>, Bases) {
        let mut extends = None;
        let mut others = Vec::new();
        for base in &it.bases {
            let Some((origin, inner)) = self.base(base, bindings) else {
                continue;
            };
            if extends.is_none()
                && let Origin::Declaration(_) = origin
                && self.role(origin) == Role::Class
            {
                let place = Place::new(bindings, Direction::Output, it.name.clone());
                let class = self.ty(base, &place, &mut Remarks::default());
                if let Ty::Item(id, args) = class {
                    extends = Some((id, args));
                    continue;
                }
            }
            others.push((origin, inner));
        }
        (extends, others)
    }

    /// Leaves out what a base has with the same types.
    pub(super) fn drop_inherited(&mut self, base: ItemId, body: &mut Body) {
        let mut inherited: HashMap<String, Vec<MemberKind>> = HashMap::new();
        let mut next = Some(base);
        for _ in 0..64 {
            let Some(id) = next else { break };
            next = match self.items.get(id).map(|it| &it.kind) {
                Some(ItemKind::Class {
                    members, extends, ..
                }) => {
                    for it in members.iter().filter(|it| !it.is_static) {
                        inherited
                            .entry(it.js.clone())
                            .or_default()
                            .push(it.kind.clone());
                    }
                    extends.as_ref().map(|(id, _)| *id)
                }
                _ => None,
            };
        }
        let is_same = |it: &Member| {
            let known = inherited.get(&it.js);
            !it.is_static && known.is_some_and(|known| known.contains(&it.kind))
        };
        body.members.retain(|it| !is_same(it));
    }
}
