//! Object types: the item of one, and its members.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::facts::{self, DeclarationId, ObjectId, Shape, TypeFact, TypeParam as ParamFact};
use super::super::interface::{ItemId, ItemKind, Ty, TypeParam};
use super::params::{DEEPEST, argument, names_param};
use super::roles::Role;
use super::{Bindings, Importer, ItemSort, Job, Key, Origin, Place, Remarks, text};

/// A member of an object type, with the types of the type parameters that it names.
#[derive(Debug, Clone)]
pub(super) struct Seen<'f> {
    pub(super) member: &'f facts::Member,
    pub(super) bindings: Bindings,
}

impl<'f> Importer<'f> {
    /// An object type.
    pub(super) fn object(
        &mut self,
        origin: Origin,
        args: Option<&[TypeFact]>,
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let facts: &'f facts::Facts = self.facts;
        let role = self.role(origin);
        let params: &[ParamFact] = match origin {
            Origin::Declaration(id) => facts.declarations.get(id).map_or(&[], |it| &it.params),
            Origin::Object(_) => &[],
        };
        let bindings = match origin {
            Origin::Declaration(_) => {
                let args = args.unwrap_or_default();
                let mut bindings = HashMap::new();
                for (at, param) in params.iter().enumerate() {
                    let inner = place.inner();
                    // what is lost in an argument matters only where the parameter is kept
                    let mut own = Remarks::default();
                    let ty = match args.get(at).or(param.default.as_ref()) {
                        Some(arg) => self.ty(arg, &inner, &mut own),
                        None => Ty::ANY,
                    };
                    bindings.insert(param.name.clone(), ty);
                }
                bindings
            }
            Origin::Object(id) => {
                let free = self.free_params(id);
                let known = place.bindings.iter();
                let known = known.filter(|(name, _)| free.contains(*name));
                known.map(|(name, ty)| (name.clone(), ty.clone())).collect()
            }
        };
        match role {
            Role::Anything => Ty::ANY,
            // these have no item, so one that names itself has no end
            Role::Function | Role::Constructor | Role::Dictionary if !self.open.insert(origin) => {
                remarks.lose("a recursive type is `Any`");
                Ty::ANY
            }
            Role::Function => {
                let ty = self.function_of(origin, &bindings, place, remarks);
                self.close_object(origin, ty)
            }
            Role::Constructor => {
                let ty = self.constructor(origin, &bindings, place, remarks);
                self.close_object(origin, ty)
            }
            Role::Dictionary => {
                let ty = self.dictionary(origin, &bindings, place, remarks);
                self.close_object(origin, ty)
            }
            Role::Class | Role::Record | Role::Callback => {
                self.item_of(origin, role, bindings, params, place, remarks)
            }
        }
    }

    /// Ends the conversion of a type that has no item.
    fn close_object(&mut self, origin: Origin, ty: Ty) -> Ty {
        self.open.remove(&origin);
        ty
    }

    pub(super) fn shape(&self, origin: Origin) -> Option<&'f Shape> {
        let facts: &'f facts::Facts = self.facts;
        match origin {
            Origin::Declaration(id) => facts.declarations.get(id)?.instance.as_ref(),
            Origin::Object(id) => Some(&facts.objects.get(id)?.shape),
        }
    }

    fn function_of(
        &mut self,
        origin: Origin,
        bindings: &HashMap<String, Ty>,
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let place = place.with(bindings);
        match self.shape(origin) {
            Some(shape) => self.function(&shape.calls, &place, remarks),
            None => Ty::Function(None),
        }
    }

    /// A type with a construct signature: the class of its objects.
    fn constructor(
        &mut self,
        origin: Origin,
        bindings: &HashMap<String, Ty>,
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let result = self
            .shape(origin)
            .and_then(|it| it.constructs.first())
            .map(|it| &it.result);
        if let Some(result) = result {
            let place = place.inner().with(bindings);
            if let Ty::Item(id, args) = self.ty(result, &place, &mut Remarks::default())
                && args.is_empty()
                && self.sorts.get(id) == Some(&ItemSort::ClassOfSource)
            {
                return Ty::Class(id);
            }
        }
        remarks.lose("a constructor is `Object`");
        Ty::OBJECT
    }

    fn dictionary(
        &mut self,
        origin: Origin,
        bindings: &HashMap<String, Ty>,
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let place = place.inner().with(bindings);
        let indexes = self.shape(origin).map_or(&[][..], |it| &it.indexes);
        let of = match indexes {
            [one] => self.ty(
                &one.value,
                &place.named(format!("{}Value", place.name)),
                remarks,
            ),
            several => {
                let types = several.iter().map(|it| it.value.clone()).collect();
                self.ty(&TypeFact::Union { of: types }, &place, remarks)
            }
        };
        let of = self.element(of, &place, remarks);
        if matches!(of, Ty::Promise(_)) {
            remarks.lose("an object of promises is `Record<Any>`");
            return Ty::Record(Box::new(Ty::ANY));
        }
        Ty::Record(Box::new(of))
    }

    /// The item of an object type that has one.
    fn item_of(
        &mut self,
        origin: Origin,
        role: Role,
        mut bindings: HashMap<String, Ty>,
        params: &[ParamFact],
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let (wanted, docs) = self.name_and_docs(origin, place);
        if let Origin::Declaration(id) = origin
            && (role == Role::Class || role == Role::Record && self.stays_generic(id, &bindings))
        {
            let item = self.declared(id, role, &wanted, docs);
            return Ty::Item(item, self.args_of(id, &bindings, remarks));
        }
        let (own, args) = match origin {
            Origin::Object(id) if role != Role::Callback => {
                self.hoisted(id, &mut bindings, place.alias, remarks)
            }
            _ => (Vec::new(), Vec::new()),
        };
        for (name, ty) in &mut bindings {
            let is_own = own.iter().any(|it| it.name == *name);
            if !is_own && names_param(ty) {
                remarks.lose(format!("`{name}` in `{wanted}` is `Any`"));
                *ty = Ty::ANY;
            } else if ty.depth() > DEEPEST {
                // types that name themselves with larger arguments have no end
                remarks.lose(format!("`{name}` in `{wanted}` is nested too deeply"));
                *ty = Ty::ANY;
            }
        }
        let mut key: Vec<(String, Ty)> = bindings
            .iter()
            .map(|(a, b)| (a.clone(), b.clone()))
            .collect();
        key.sort_by(|a, b| a.0.cmp(&b.0));
        let key = Key::Object(origin, key);
        if let Some(id) = self.known.get(&key) {
            return Ty::Item(*id, args);
        }
        let wanted = format!("{wanted}{}", self.names_of(&bindings, params));
        let job = Job {
            item: self.add(&wanted, docs, ItemSort::FreeClass, ItemKind::Pending),
            origin,
            role,
            params: own,
            bindings: Rc::new(bindings),
        };
        Ty::Item(self.later(key, job), args)
    }

    /// The type parameters of an object type without a declaration, which are those of its surroundings, and what they are there.
    fn hoisted(
        &mut self,
        id: ObjectId,
        bindings: &mut HashMap<String, Ty>,
        alias: Option<DeclarationId>,
        remarks: &mut Remarks,
    ) -> (Vec<TypeParam>, Vec<Ty>) {
        let facts: &'f facts::Facts = self.facts;
        let alias = alias.and_then(|id| facts.declarations.get(id));
        let order = alias.map_or(&[][..], |it| &it.params);
        let mut names: Vec<String> = bindings.keys().cloned().collect();
        names.sort_by_key(|name| (order.iter().position(|it| it.name == *name), name.clone()));
        let (mut params, mut args) = (Vec::new(), Vec::new());
        for name in names {
            let Some(ty) = bindings.get_mut(&name).filter(|ty| names_param(ty)) else {
                continue;
            };
            let ty = std::mem::replace(ty, Ty::Param(name.clone()));
            if !self.mention_in_object(id, &name).kept {
                bindings.insert(name, ty);
                continue;
            }
            args.push(argument(ty, remarks));
            params.push(TypeParam { name, bound: None });
        }
        (params, args)
    }

    /// Fills an item later.
    fn later(&mut self, key: Key, job: Job) -> ItemId {
        let item = job.item;
        self.known.insert(key, item);
        let sort = match job.role {
            Role::Record => {
                let sources = vec![(job.origin, Rc::clone(&job.bindings))];
                self.sources.insert(item, sources.clone());
                // what it extends may have the record itself as an argument
                Some(ItemSort::Record(self.literal_fields(&sources)))
            }
            Role::Callback => Some(ItemSort::Callback),
            Role::Class
            | Role::Function
            | Role::Constructor
            | Role::Dictionary
            | Role::Anything => None,
        };
        if let (Some(sort), Some(known)) = (sort, self.sorts.get_mut(item)) {
            *known = sort;
        }
        self.waiting.push_back(job);
        item
    }

    fn name_and_docs(&self, origin: Origin, place: &Place) -> (String, super::Text) {
        match origin {
            Origin::Declaration(id) => match self.facts.declarations.get(id) {
                Some(it) => (it.name.clone(), text(&it.docs)),
                None => (place.name.clone(), super::Text::default()),
            },
            Origin::Object(_) => (place.name.clone(), super::Text::default()),
        }
    }

    /// The item of a declared type with its own type parameters.
    pub(super) fn declared(
        &mut self,
        id: DeclarationId,
        role: Role,
        wanted: &str,
        docs: super::Text,
    ) -> ItemId {
        let key = Key::Object(Origin::Declaration(id), Vec::new());
        if let Some(item) = self.known.get(&key) {
            return *item;
        }
        let sort = match self.source_of(id) {
            Some(_) => ItemSort::ClassOfSource,
            None => ItemSort::FreeClass,
        };
        let item = self.add(wanted, docs, sort, ItemKind::Pending);
        // its type parameters may have bounds that name it
        self.known.insert(key.clone(), item);
        let (params, bindings) = self.own_params(id);
        let job = Job {
            item,
            origin: Origin::Declaration(id),
            role,
            params,
            bindings,
        };
        self.later(key, job)
    }

    /// Where a class is in JavaScript: what is after `from`, and its name there.
    pub(super) fn source_of(&self, id: DeclarationId) -> Option<(String, String)> {
        let it = self.facts.declarations.get(id)?;
        if !it.is_class && !it.lib || !it.is_value {
            return None;
        }
        if let Some(path) = self.paths.get(&id) {
            return Some((self.from.clone(), path.join(".")));
        }
        let is_path = super::names::is_name(&it.name);
        (it.global && is_path).then(|| ("globalThis".to_owned(), it.name.clone()))
    }

    /// Fills an item.
    pub(super) fn fill(&mut self, job: Job) {
        let kind = match (job.role, job.origin) {
            (Role::Class, Origin::Declaration(id)) => self.fill_class(&job, id),
            (Role::Class, Origin::Object(_)) => self.fill_free_class(&job),
            (Role::Callback, _) => ItemKind::Callback {
                members: self.fill_callback(&job),
            },
            _ => ItemKind::Record {
                fields: self.fields(&job),
                params: job.params,
            },
        };
        if let Some(item) = self.items.get_mut(job.item) {
            item.kind = kind;
        }
    }

    /// Records that a member is not in the interface.
    pub(super) fn leave_out(&mut self, item: ItemId, fact: usize, text: &str, reason: &str) {
        if let Some(item) = self.items.get_mut(item) {
            item.left_out.push(super::super::interface::LeftOut {
                fact,
                text: text.to_owned(),
                reason: reason.to_owned(),
            });
        }
    }
}

/// Whether a name can be written in a string of the language.
pub(super) fn is_printable(name: &str) -> bool {
    !name.is_empty() && super::types::is_plain(name)
}
