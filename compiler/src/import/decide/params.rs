//! Type parameters: which of them a type has in the language, and what stands for the others.

use jsi_abi::{Prim, TypedArray};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::facts::{self, DeclarationId, ObjectId, Shape, Signature, TypeFact};
use super::super::interface::{Literal, Ty, TypeParam};
use super::library::{Library, library};
use super::roles::{Role, for_types, is_absent};
use super::usage::Direction;
use super::{Bindings, Importer, Origin, Place, Remarks};

/// How deep a type argument is nested.
pub(super) const DEEPEST: usize = 5;

/// How types name a type parameter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mention {
    /// Somewhere where the language can.
    pub(super) kept: bool,
    /// Somewhere where it cannot, and another type stands for it.
    pub(super) lost: bool,
}

/// What is known while types are asked for a type parameter.
#[derive(Debug)]
struct Walk<'n> {
    /// The name of the type parameter.
    name: &'n str,
    found: Mention,
    /// The object types that were asked, each also in a place where the language has no type parameters.
    seen: HashSet<(ObjectId, bool)>,
}

impl<'n> Walk<'n> {
    fn of(name: &'n str) -> Self {
        Self {
            name,
            found: Mention::default(),
            seen: HashSet::new(),
        }
    }
}

impl<'f> Importer<'f> {
    /// The type parameters of its surroundings that an object type names.
    pub(super) fn free_params(&mut self, id: ObjectId) -> Rc<HashSet<String>> {
        if let Some(known) = self.free.get(&id) {
            return Rc::clone(known);
        }
        let mut found = HashSet::new();
        let mut seen = HashSet::from([id]);
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let Some(object) = self.facts.objects.get(id) else {
                continue;
            };
            for_types(&object.shape, &mut |ty| match ty {
                TypeFact::Param { name } => {
                    found.insert(name.clone());
                }
                TypeFact::Shape { id } if seen.insert(*id) => open.push(*id),
                _ => {}
            });
        }
        let found = Rc::new(found);
        self.free.insert(id, Rc::clone(&found));
        found
    }

    /// The type parameters that a declared type has in the language: those that it names where the language can.
    pub(super) fn kept_params(&mut self, id: DeclarationId) -> Vec<String> {
        let facts: &'f facts::Facts = self.facts;
        let params = facts.declarations.get(id).map_or(&[][..], |it| &it.params);
        let mentions = self.mentions(id);
        let kept = params.iter().zip(mentions.iter()).filter(|(_, it)| it.kept);
        kept.map(|(param, _)| param.name.clone()).collect()
    }

    /// How a declared type names each of its type parameters.
    pub(super) fn mentions(&mut self, id: DeclarationId) -> Rc<Vec<Mention>> {
        if let Some(known) = self.mentions.get(&id) {
            return Rc::clone(known);
        }
        // a type that names itself keeps what its other members need
        self.mentions.insert(id, Rc::default());
        let facts: &'f facts::Facts = self.facts;
        let Some(it) = facts.declarations.get(id) else {
            return Rc::default();
        };
        let params = it.params.iter().map(|param| {
            let mut walk = Walk::of(&param.name);
            // of a base from a library of TypeScript only its name is there
            let bases = it.bases.iter().filter(|base| !self.is_of_library(base));
            let types: Vec<&TypeFact> = bases.chain(&it.alias).collect();
            for ty in types {
                self.walk(ty, false, &mut walk);
            }
            if let Some(shape) = &it.instance {
                self.walk_shape(shape, false, &mut walk);
            }
            walk.found
        });
        let mentions: Rc<Vec<Mention>> = Rc::new(params.collect());
        self.mentions.insert(id, Rc::clone(&mentions));
        mentions
    }

    fn is_of_library(&self, ty: &TypeFact) -> bool {
        match ty {
            TypeFact::Ref { id, .. } => {
                let it = self.facts.declarations.get(*id);
                it.is_some_and(|it| it.lib)
            }
            TypeFact::Array { .. } | TypeFact::Tuple { .. } => true,
            _ => false,
        }
    }

    /// How an object type without a declaration names a type parameter of its surroundings.
    pub(super) fn mention_in_object(&mut self, id: ObjectId, name: &str) -> Mention {
        let mut walk = Walk::of(name);
        self.walk_object(id, false, &mut walk);
        walk.found
    }

    /// How a signature names a type parameter of its surroundings, or one of its own if `name` is one.
    pub(super) fn mention_in_signature(&mut self, signature: &Signature, name: &str) -> Mention {
        let mut walk = Walk::of(name);
        self.walk_signature(signature, false, &mut walk);
        walk.found
    }

    fn walk_shape(&mut self, shape: &Shape, lost: bool, walk: &mut Walk<'_>) {
        let properties = shape.members.iter().flat_map(|it| &it.ty);
        for ty in properties.chain(shape.indexes.iter().map(|it| &it.value)) {
            self.walk(ty, lost, walk);
        }
        let methods = shape.members.iter().flat_map(|it| &it.calls);
        for signature in methods.chain(&shape.calls) {
            if !signature.params.iter().any(|it| it.name == walk.name) {
                self.walk_signature(signature, lost, walk);
            }
        }
    }

    fn walk_signature(&mut self, signature: &Signature, lost: bool, walk: &mut Walk<'_>) {
        let inputs = signature.inputs.iter().map(|it| &it.ty);
        for ty in inputs.chain([&signature.result]) {
            self.walk(ty, lost, walk);
        }
    }

    /// Notes how a type names the type parameter; `lost` means in a place where the language cannot.
    fn walk(&mut self, ty: &TypeFact, lost: bool, walk: &mut Walk<'_>) {
        match ty {
            TypeFact::Param { name } if name == walk.name => {
                walk.found.kept |= !lost;
                walk.found.lost |= lost;
            }
            TypeFact::Array { of } | TypeFact::Branded { of } => self.walk(of, lost, walk),
            TypeFact::Tuple { items } => items.iter().for_each(|it| self.walk(&it.of, lost, walk)),
            TypeFact::Union { of } => {
                let present: Vec<&TypeFact> = of.iter().filter(|it| !is_absent(it)).collect();
                // beside others it cannot be distinguished
                let lost = lost || present.len() > 1;
                present.iter().for_each(|it| self.walk(it, lost, walk));
            }
            TypeFact::Ref { id, args } => self.walk_args(*id, args, lost, walk),
            TypeFact::Shape { id } => self.walk_object(*id, lost, walk),
            TypeFact::Other {
                bound: Some(it),
                why,
            } if why == "intersection" => self.walk(it, lost, walk),
            TypeFact::Index { of, by, .. } => {
                self.walk(of, true, walk);
                self.walk(by, true, walk);
            }
            TypeFact::KeyOf { of, .. } => self.walk(of, true, walk),
            TypeFact::Any
            | TypeFact::Unknown
            | TypeFact::Never
            | TypeFact::Void
            | TypeFact::Undefined
            | TypeFact::Null
            | TypeFact::Prim(_)
            | TypeFact::BigInt
            | TypeFact::This
            | TypeFact::Literal { .. }
            | TypeFact::Typeof { .. }
            | TypeFact::Param { .. }
            | TypeFact::Other { .. } => {}
        }
    }

    /// Asks the type arguments of a declared type, by how that type names its own parameters.
    fn walk_args(&mut self, id: DeclarationId, args: &[TypeFact], lost: bool, walk: &mut Walk<'_>) {
        let facts: &'f facts::Facts = self.facts;
        let Some(it) = facts.declarations.get(id) else {
            return;
        };
        if it.lib {
            let Some(known) = library(&it.name) else {
                return;
            };
            // which keys there are is not known
            let lost = lost || matches!(known, Library::Map | Library::Set);
            args.iter().for_each(|arg| self.walk(arg, lost, walk));
            return;
        }
        let is_implemented = it.alias.is_none()
            && matches!(
                self.role(Origin::Declaration(id)),
                Role::Callback | Role::Constructor
            );
        let own = self.mentions(id);
        for (own, arg) in own.iter().zip(args) {
            if *own != Mention::default() {
                self.walk(arg, lost || is_implemented || !own.kept, walk);
            }
        }
    }

    fn walk_object(&mut self, id: ObjectId, lost: bool, walk: &mut Walk<'_>) {
        let facts: &'f facts::Facts = self.facts;
        if let Some(object) = facts.objects.get(id)
            && walk.seen.insert((id, lost))
            && self.free_params(id).contains(walk.name)
        {
            let lost = match self.role(Origin::Object(id)) {
                Role::Class | Role::Record | Role::Function | Role::Dictionary => lost,
                Role::Callback | Role::Constructor => true,
                Role::Anything => return,
            };
            self.walk_shape(&object.shape, lost, walk);
        }
    }

    /// The type parameters that a declared type has in the language, and the types of all of them. One that it names only where the
    /// language cannot has no type.
    pub(super) fn own_params(&mut self, id: DeclarationId) -> (Vec<TypeParam>, Bindings) {
        let facts: &'f facts::Facts = self.facts;
        let kept = self.kept_params(id);
        let mut bindings: HashMap<String, Ty> = HashMap::new();
        let mut params = Vec::new();
        for param in facts.declarations.get(id).map_or(&[][..], |it| &it.params) {
            if kept.contains(&param.name) {
                params.push(TypeParam {
                    name: param.name.clone(),
                    bound: None,
                });
                bindings.insert(param.name.clone(), Ty::Param(param.name.clone()));
            } else if let Some(
                bound @ (TypeFact::Ref { .. } | TypeFact::STRING | TypeFact::NUMBER),
            ) = &param.bound
            {
                let place = Place::new(
                    &Rc::new(bindings.clone()),
                    Direction::Output,
                    param.name.clone(),
                );
                let ty = self.ty(bound, &place, &mut Remarks::default());
                bindings.insert(param.name.clone(), ty);
            }
        }
        (params, Rc::new(bindings))
    }

    /// Whether a declared type keeps its type parameters where it is used with these types. A copy of it, with the types in their
    /// place, says more where it names one that the language cannot keep; but no copy has a type parameter of its surroundings.
    pub(super) fn stays_generic(&mut self, id: DeclarationId, given: &HashMap<String, Ty>) -> bool {
        if given.values().any(names_param) {
            return true;
        }
        let mentions = self.mentions(id);
        let fits = |ty: &Ty| {
            let mut remarks = Remarks::default();
            argument(ty.clone(), &mut remarks) == *ty
        };
        mentions.iter().any(|it| it.kept)
            && !mentions.iter().any(|it| it.lost)
            && given.values().all(fits)
    }

    /// The type arguments of a declared type, for the type parameters that it has in the language.
    pub(super) fn args_of(
        &mut self,
        id: DeclarationId,
        given: &HashMap<String, Ty>,
        remarks: &mut Remarks,
    ) -> Vec<Ty> {
        let kept = self.kept_params(id);
        let args = kept.iter().map(|name| {
            let ty = given.get(name).cloned().unwrap_or(Ty::ANY);
            argument(ty, remarks)
        });
        args.collect()
    }
}

/// Whether there is a type parameter in a type.
pub(super) fn names_param(ty: &Ty) -> bool {
    ty.any(&|it| matches!(it, Ty::Param(_)))
}

/// A type as a type argument.
pub(super) fn argument(ty: Ty, remarks: &mut Remarks) -> Ty {
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
