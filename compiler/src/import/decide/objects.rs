//! Object types: the item of one, and its members.

use jsi_abi::{Prim, TypedArray};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::facts::{self, DeclarationId, Shape, TypeFact, TypeParam as ParamFact};
use super::super::interface::{ItemId, ItemKind, Literal, Ty, TypeParam};
use super::roles::Role;
use super::usage::Direction;
use super::{Bindings, Importer, ItemSort, Job, Key, Origin, Place, Remarks, text};

/// How deep a type argument is nested.
const DEEPEST: usize = 5;

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

    fn shape(&self, origin: Origin) -> Option<&'f Shape> {
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
        bindings: HashMap<String, Ty>,
        params: &[ParamFact],
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let (wanted, docs) = self.name_and_docs(origin, place);
        if let (Role::Class, Origin::Declaration(id)) = (role, origin) {
            let kept = self.kept_params(id);
            let item = self.class(id, role, &wanted, docs);
            let args = kept.iter().map(|name| {
                let ty = bindings.get(name).cloned().unwrap_or(Ty::ANY);
                argument(ty, remarks)
            });
            let args: Vec<Ty> = args.collect();
            let args = match place.in_function {
                true => args
                    .into_iter()
                    .map(|ty| self.without_params(ty, remarks))
                    .collect(),
                false => args,
            };
            return Ty::Item(item, args);
        }
        let mut bindings = bindings;
        for (name, ty) in &mut bindings {
            if ty.any(&|it| matches!(it, Ty::Param(_))) {
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
            return Ty::Item(*id, Vec::new());
        }
        let wanted = format!("{wanted}{}", self.names_of(&bindings, params));
        let item = self.add(&wanted, docs, ItemSort::FreeClass, ItemKind::Pending);
        self.known.insert(key, item);
        if role == Role::Record {
            // what it extends may have the record itself as an argument
            let fields = self.literal_fields(origin);
            if let Some(sort) = self.sorts.get_mut(item) {
                *sort = ItemSort::Record(fields);
            }
        }
        self.waiting.push_back(Job {
            item,
            origin,
            role,
            bindings: Rc::new(bindings),
        });
        Ty::Item(item, Vec::new())
    }

    fn without_params(&self, ty: Ty, remarks: &mut Remarks) -> Ty {
        if ty.any(&|it| matches!(it, Ty::Param(_))) {
            remarks.lose("a type parameter in a function type is `Any`");
            return Ty::ANY;
        }
        ty
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

    /// The item of a declared class.
    pub(super) fn class(
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
        self.known.insert(key, item);
        self.waiting.push_back(Job {
            item,
            origin: Origin::Declaration(id),
            role,
            bindings: Bindings::default(),
        });
        item
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
            (Role::Class, Origin::Declaration(id)) => self.fill_class(job.item, id),
            (Role::Class, Origin::Object(_)) => self.fill_free_class(&job),
            (Role::Callback, _) => ItemKind::Callback {
                members: self.fill_callback(&job),
            },
            _ => ItemKind::Record {
                params: Vec::new(),
                fields: self.fields(&job),
            },
        };
        if let Some(item) = self.items.get_mut(job.item) {
            item.kind = kind;
        }
    }

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

    /// The type parameters that a class has.
    pub(super) fn class_params(&mut self, id: DeclarationId) -> (Vec<TypeParam>, Bindings) {
        let facts: &'f facts::Facts = self.facts;
        let kept = self.kept_params(id);
        let mut bindings: HashMap<String, Ty> = HashMap::new();
        let mut params = Vec::new();
        for param in facts.declarations.get(id).map_or(&[][..], |it| &it.params) {
            let place = Place::new(
                &Rc::new(bindings.clone()),
                Direction::Output,
                param.name.clone(),
            );
            let ty = if kept.contains(&param.name) {
                params.push(TypeParam {
                    name: param.name.clone(),
                    bound: None,
                });
                Ty::Param(param.name.clone())
            } else {
                match &param.bound {
                    Some(bound @ (TypeFact::Ref { .. } | TypeFact::STRING | TypeFact::NUMBER)) => {
                        self.ty(bound, &place, &mut Remarks::default())
                    }
                    _ => Ty::ANY,
                }
            };
            bindings.insert(param.name.clone(), ty);
        }
        (params, Rc::new(bindings))
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

/// A type as the argument of a class.
fn argument(ty: Ty, remarks: &mut Remarks) -> Ty {
    let fits = ty.depth() <= DEEPEST
        && !ty.any(&|it| {
            matches!(
                it,
                Ty::Function(_)
                    | Ty::Prim(Prim::ArrayBuffer | Prim::TypedArray(TypedArray::Uint8ClampedArray))
                    | Ty::Literal(_)
            )
        })
        && ty != Ty::Void;
    if fits {
        return ty;
    }
    match ty {
        Ty::Literal(Literal::Text(_)) => Ty::STRING,
        Ty::Literal(Literal::Number(_)) => Ty::NUMBER,
        Ty::Literal(Literal::Boolean(_)) => Ty::BOOLEAN,
        _ => {
            remarks.lose("a type argument is `Any`");
            Ty::ANY
        }
    }
}

/// Whether a name can be written in a string of the language.
pub(super) fn is_printable(name: &str) -> bool {
    !name.is_empty() && super::types::is_plain(name)
}
