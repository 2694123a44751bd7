//! Types of types: lists, tuples, maps and promises.

use std::collections::HashMap;

use super::super::facts::{DeclarationId, Facts, TypeFact};
use super::super::interface::{ItemKind, Literal, Ty};
use super::library::{Library, library};
use super::usage::Direction;
use super::{Importer, ItemSort, Place, Remarks};

/// How many bases a type has, each of which extends the next.
const BASES: usize = 16;

impl<'f> Importer<'f> {
    pub(super) fn tuple(
        &mut self,
        items: &[super::super::facts::TupleItem],
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let place = place.inner();
        let is_fixed = !items.is_empty() && items.iter().all(|it| !it.optional && !it.rest);
        let same = || {
            items
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if a.of == b.of))
        };
        if is_fixed && (items.len() <= 12 || same()) {
            let types = items.iter().map(|it| {
                let ty = self.ty(&it.of, &place, remarks);
                self.element(ty, &place, remarks)
            });
            return Ty::Tuple(types.collect());
        }
        remarks.lose("a tuple of several lengths is an `Array`");
        let mut types: Vec<TypeFact> = Vec::new();
        for item in items {
            let of = match &item.of {
                TypeFact::Array { of } if item.rest => (**of).clone(),
                of => of.clone(),
            };
            if !types.contains(&of) {
                types.push(of);
            }
        }
        if types.is_empty() {
            return Ty::Array(Box::new(Ty::ANY));
        }
        let of = self.ty(&TypeFact::Union { of: types }, &place, remarks);
        self.list(of, &place, remarks, Ty::Array)
    }

    /// A list whose elements are of this type. No list has promises.
    pub(super) fn list(
        &mut self,
        of: Ty,
        place: &Place,
        remarks: &mut Remarks,
        make: impl Fn(Box<Ty>) -> Ty,
    ) -> Ty {
        let of = self.element(of, place, remarks);
        if self.holds_promise(&of) {
            remarks.lose("a list of promises has elements of type `Any`");
            return make(Box::new(Ty::ANY));
        }
        make(Box::new(of))
    }

    /// A type in another one, where the language has no literals: one string is an enum there.
    pub(super) fn element(&mut self, ty: Ty, place: &Place, remarks: &mut Remarks) -> Ty {
        match &ty {
            Ty::Literal(Literal::Boolean(_) | Literal::Number(_)) => {
                remarks.lose("a literal in another type is `Boolean` or `Number`");
            }
            Ty::Nullable(of) => {
                let of = self.element((**of).clone(), place, remarks);
                return of.nullable();
            }
            _ => {}
        }
        self.without_literal(ty, place)
    }

    fn holds_promise(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Promise(_) => true,
            Ty::Nullable(of) => self.holds_promise(of),
            Ty::Tuple(items) => items.iter().any(|it| self.holds_promise(it)),
            Ty::Item(id, _) => match self.items.get(*id).map(|it| &it.kind) {
                Some(ItemKind::Union { members, .. }) => {
                    members.iter().any(|it| self.holds_promise(it))
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// A promise. One cannot resolve to an array, which is fetched in a second step.
    pub(super) fn promise(&mut self, of: &TypeFact, place: &Place, remarks: &mut Remarks) -> Ty {
        let of = match of {
            TypeFact::Void | TypeFact::Undefined | TypeFact::Never => Ty::Void,
            TypeFact::This => self.single(of, place, remarks),
            of => self.ty(of, place, remarks),
        };
        let (inner, nullable) = match of {
            Ty::Nullable(inner) => (*inner, true),
            inner => (inner, false),
        };
        let inner = match inner {
            Ty::Array(_) => {
                remarks.note(format!(
                    "resolves to an array; in Rust, `object.to_array()` reads it: {}",
                    "see JSI0201"
                ));
                Ty::OBJECT
            }
            inner if self.holds_array(&inner) || self.holds_promise(&inner) => {
                remarks.lose("a promise of arrays and others resolves to `Any`");
                return Ty::Promise(Box::new(Ty::ANY));
            }
            inner => inner,
        };
        let inner = if nullable { inner.nullable() } else { inner };
        Ty::Promise(Box::new(inner))
    }

    /// Whether a declared type is a promise or extends one, as its bases or the base of one of these.
    pub(super) fn is_promise(&self, id: DeclarationId, depth: usize) -> bool {
        let Some(it) = self.facts.declarations.get(id).filter(|_| depth < BASES) else {
            return false;
        };
        if it.lib && matches!(library(&it.name), Some(Library::Promise)) {
            return true;
        }
        let mut bases = it.bases.iter().chain(&it.alias);
        bases
            .any(|base| matches!(base, TypeFact::Ref { id, .. } if self.is_promise(*id, depth + 1)))
    }

    /// A subtype of a promise. Rust can wait for a promise, and not for an object of another class.
    pub(super) fn subtype_of_promise(
        &mut self,
        id: DeclarationId,
        args: &[TypeFact],
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let facts: &'f Facts = self.facts;
        let (mut id, mut args, mut place) = (id, args.to_vec(), place.clone());
        for _ in 0..=BASES {
            let Some(it) = facts.declarations.get(id) else {
                break;
            };
            if it.lib && matches!(library(&it.name), Some(Library::Promise)) {
                let of = args.first().unwrap_or(&TypeFact::Any);
                return self.promise(of, &place, remarks);
            }
            let mut bindings = HashMap::new();
            for (at, param) in it.params.iter().enumerate() {
                let arg = args.get(at).or(param.default.as_ref());
                let ty = arg.map(|arg| self.ty(arg, &place.inner(), &mut Remarks::default()));
                bindings.insert(param.name.clone(), ty.unwrap_or(Ty::ANY));
            }
            place = place.with(&bindings);
            let next = it
                .bases
                .iter()
                .chain(&it.alias)
                .find_map(|base| match base {
                    TypeFact::Ref { id, args } => self.is_promise(*id, 1).then_some((*id, args)),
                    _ => None,
                });
            let Some((base, of)) = next else { break };
            (id, args) = (base, of.clone());
        }
        Ty::Promise(Box::new(Ty::ANY))
    }

    fn holds_array(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Array(_) => true,
            Ty::Nullable(of) => self.holds_array(of),
            Ty::Tuple(items) => items.iter().any(|it| self.holds_array(it)),
            Ty::Item(id, _) => match self.items.get(*id).map(|it| &it.kind) {
                Some(ItemKind::Union { members, .. }) => {
                    members.iter().any(|it| self.holds_array(it))
                }
                _ => false,
            },
            _ => false,
        }
    }

    pub(super) fn of_library(
        &mut self,
        known: Library,
        args: &[TypeFact],
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let inner = place.inner();
        let first = args.first().unwrap_or(&TypeFact::Any);
        match known {
            Library::Promise => self.promise(first, place, remarks),
            Library::ArrayLike if place.direction == Direction::Output => {
                remarks.lose("a list that is no array is `Object`");
                Ty::OBJECT
            }
            Library::Array | Library::ArrayLike => {
                let of = self.ty(first, &inner, remarks);
                self.list(of, place, remarks, Ty::Array)
            }
            Library::Map => {
                let key = self.ty(first, &inner, remarks);
                let value = self.ty(args.get(1).unwrap_or(&TypeFact::Any), &inner, remarks);
                if self.is_key(&key) && !self.holds_promise(&value) {
                    Ty::Map(Box::new(key), Box::new(value))
                } else {
                    remarks.lose("a `Map` with such keys is `Object`");
                    Ty::OBJECT
                }
            }
            Library::Set => {
                let of = self.ty(first, &inner, remarks);
                if self.is_key(&of) {
                    Ty::Set(Box::new(of))
                } else {
                    remarks.lose("a `Set` of such elements is `Object`");
                    Ty::OBJECT
                }
            }
            Library::Iterable => {
                let of = self.ty(first, &inner, remarks);
                self.list(of, place, remarks, Ty::Iterable)
            }
            Library::AsyncIterable => {
                let of = self.ty(first, &inner, remarks);
                self.list(of, place, remarks, Ty::AsyncIterable)
            }
            Library::Function => Ty::Function(None),
            Library::Prim(prim) => Ty::Prim(prim),
        }
    }

    /// Whether JavaScript finds a key of this type again.
    fn is_key(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Prim(prim) => prim.row().key,
            Ty::Item(id, args) => {
                args.is_empty()
                    && matches!(
                        self.sorts.get(*id),
                        Some(
                            ItemSort::ClassOfSource
                                | ItemSort::FreeClass
                                | ItemSort::Callback
                                | ItemSort::Texts(_)
                                | ItemSort::Numbers(_)
                        )
                    )
            }
            _ => false,
        }
    }
}
