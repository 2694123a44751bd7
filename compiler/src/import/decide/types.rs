//! Types: from facts to the language.

use jsi_abi::{BigIntWidth, Prim};
use std::collections::HashMap;

use super::super::facts::{Declaration, DeclarationId, LiteralFact, PrimFact, TypeFact};
use super::super::interface::{ItemKind, Literal, Ty};
use super::library::{Library, library};
use super::names::part;
use super::roles::is_absent;
use super::usage::Direction;
use super::{Importer, ItemSort, Origin, Place, Remarks};

/// A type without `null` and `undefined`, and which of these it had.
#[derive(Debug, Default)]
pub(super) struct Present {
    pub(super) types: Vec<TypeFact>,
    pub(super) null: bool,
    pub(super) undefined: bool,
}

impl Importer<'_> {
    /// A type in the place of a value; one that may be absent is nullable.
    pub(super) fn ty(&mut self, fact: &TypeFact, place: &Place, remarks: &mut Remarks) -> Ty {
        let present = self.present(fact);
        let absent = present.null || present.undefined;
        if present.types.is_empty() {
            return if absent { Ty::ANY } else { never(remarks) };
        }
        let ty = self.joined(&present.types, place, remarks);
        if absent { ty.nullable() } else { ty }
    }

    /// A result, which may be `Void` or `This`.
    pub(super) fn result(&mut self, fact: &TypeFact, place: &Place, remarks: &mut Remarks) -> Ty {
        let place = Place {
            is_result: true,
            ..place.clone()
        };
        match fact {
            TypeFact::Void | TypeFact::Undefined | TypeFact::Never => Ty::Void,
            fact => self.ty(fact, &place, remarks),
        }
    }

    /// Splits a type into its parts that are present. An alias of a type that may be absent stands for what is present of it.
    pub(super) fn present(&self, fact: &TypeFact) -> Present {
        let mut present = Present::default();
        self.collect(fact, &mut present, 0);
        present
    }

    fn collect(&self, fact: &TypeFact, present: &mut Present, depth: usize) {
        match fact {
            TypeFact::Null => present.null = true,
            TypeFact::Undefined | TypeFact::Void => present.undefined = true,
            TypeFact::Never => {}
            TypeFact::Union { of } => of.iter().for_each(|it| self.collect(it, present, depth)),
            TypeFact::Ref { id, args }
                if args.is_empty() && depth < 8 && self.may_be_absent(*id, 0) =>
            {
                let it = self.facts.declarations.get(*id);
                if let Some(alias) = it.and_then(|it| it.alias.as_ref()) {
                    let mut own = Present::default();
                    self.collect(alias, &mut own, depth + 1);
                    present.null |= own.null;
                    present.undefined |= own.undefined;
                    // the name stays: an alias may name itself
                    if !own.types.is_empty() && !present.types.contains(fact) {
                        present.types.push(fact.clone());
                    }
                }
            }
            fact => {
                if !present.types.contains(fact) {
                    present.types.push(fact.clone());
                }
            }
        }
    }

    /// Whether an alias is a type with `null` or `undefined`.
    fn may_be_absent(&self, id: DeclarationId, depth: usize) -> bool {
        let it = self.facts.declarations.get(id);
        match it.and_then(|it| it.alias.as_ref()) {
            Some(TypeFact::Union { of }) => of.iter().any(|it| match it {
                TypeFact::Ref { id, .. } => depth < 8 && self.may_be_absent(*id, depth + 1),
                it => is_absent(it),
            }),
            Some(TypeFact::Ref { id, .. }) => depth < 8 && self.may_be_absent(*id, depth + 1),
            Some(alias) => is_absent(alias),
            None => false,
        }
    }

    /// One type that is no union.
    pub(super) fn single(&mut self, fact: &TypeFact, place: &Place, remarks: &mut Remarks) -> Ty {
        match fact {
            TypeFact::Any | TypeFact::Unknown => Ty::ANY,
            TypeFact::Never => never(remarks),
            TypeFact::Void | TypeFact::Undefined | TypeFact::Null => Ty::ANY,
            TypeFact::BigInt => Ty::Prim(Prim::BigInt(BigIntWidth::I128)),
            TypeFact::Prim(PrimFact(prim)) => Ty::Prim(*prim),
            TypeFact::This => match (&place.class, place.is_result && !place.in_function) {
                (Some(_), true) => Ty::This,
                (Some(class), false) => class.clone(),
                (None, _) => Ty::OBJECT,
            },
            TypeFact::Literal { value, .. } => self.literal(value, remarks),
            TypeFact::Ref { id, args } => self.reference(*id, args, place, remarks),
            TypeFact::Typeof { id } => self.value_type(*id, place, remarks),
            TypeFact::Array { of } => {
                let of = self.ty(of, &place.inner(), remarks);
                self.list(of, place, remarks, Ty::Array)
            }
            TypeFact::Tuple { items } => self.tuple(items, place, remarks),
            TypeFact::Union { of } => self.joined(of, place, remarks),
            TypeFact::Shape { id } => self.object(Origin::Object(*id), None, place, remarks),
            TypeFact::Param { name } => match place.bindings.get(name) {
                Some(ty) => ty.clone(),
                None => {
                    remarks.lose(format!("type parameter `{name}` is `Any`"));
                    Ty::ANY
                }
            },
            TypeFact::Branded { of } => self.single(of, place, remarks),
            TypeFact::Index { bound, .. } => {
                self.bound(bound.as_deref(), "an indexed type", place, remarks)
            }
            TypeFact::KeyOf { bound, .. } => {
                self.bound(bound.as_deref(), "`keyof`", place, remarks)
            }
            TypeFact::Other { why, bound } => match why.as_str() {
                "intersection" => self.bound(bound.as_deref(), "an intersection", place, remarks),
                "template" => {
                    remarks.lose("a template of strings is `String`");
                    Ty::STRING
                }
                "missing" => {
                    remarks.lose("a type that no file defines is `Any`");
                    Ty::ANY
                }
                "unresolved" => {
                    remarks.lose("a type that TypeScript cannot resolve is `Any`");
                    Ty::ANY
                }
                "nesting" => {
                    remarks.lose("a type that is nested too deeply is `Any`");
                    Ty::ANY
                }
                why => {
                    let what = format!("a {why} type");
                    self.bound(bound.as_deref(), &what, place, remarks)
                }
            },
        }
    }

    /// A type of which only a bound is known.
    fn bound(
        &mut self,
        bound: Option<&TypeFact>,
        what: &str,
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let known =
            bound.filter(|it| !matches!(it, TypeFact::Index { .. } | TypeFact::Other { .. }));
        let ty = match known {
            Some(bound) => self.ty(bound, &place.inner(), &mut Remarks::default()),
            None => Ty::ANY,
        };
        match (&ty, bound) {
            (Ty::Prim(Prim::Any), _) => remarks.lose(format!("{what} is `Any`")),
            (_, Some(TypeFact::Param { .. })) => {}
            _ => remarks.lose(format!("{what} is its bound")),
        }
        ty
    }

    fn literal(&mut self, value: &LiteralFact, remarks: &mut Remarks) -> Ty {
        match value {
            LiteralFact::Boolean(value) => Ty::Literal(Literal::Boolean(*value)),
            LiteralFact::Text(text) if is_plain(text) => Ty::Literal(Literal::Text(text.clone())),
            LiteralFact::Text(_) => {
                remarks.lose("a string with control characters is `String`");
                Ty::STRING
            }
            LiteralFact::Number(value) => match number(*value) {
                Some(text) => Ty::Literal(Literal::Number(text)),
                None => {
                    remarks.lose("a number without a short form is `Number`");
                    Ty::NUMBER
                }
            },
        }
    }

    fn tuple(
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
    fn list(
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

    /// A declared type with its arguments.
    fn reference(
        &mut self,
        id: DeclarationId,
        args: &[TypeFact],
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let facts = self.facts;
        let Some(it) = facts.declarations.get(id) else {
            return Ty::ANY;
        };
        if it.lib
            && let Some(known) = library(&it.name)
        {
            return self.of_library(known, args, place, remarks);
        }
        if let Some(values) = &it.values {
            return self.declared_enum(id, it, values.len(), remarks);
        }
        if it.alias.is_some() {
            return self.alias(id, it, args, place, remarks);
        }
        if let Some(of) = self.promised(it) {
            remarks.lose(format!("`{}` is a `Promise`", super::clean(&it.name)));
            let mut bindings = HashMap::new();
            for (param, arg) in it.params.iter().zip(args) {
                let ty = self.ty(arg, &place.inner(), &mut Remarks::default());
                bindings.insert(param.name.clone(), ty);
            }
            return self.promise(&of, &place.with(&bindings), remarks);
        }
        self.object(Origin::Declaration(id), Some(args), place, remarks)
    }

    /// What a subtype of a promise resolves to. Rust can wait for a promise, and not for an object of another class.
    fn promised(&self, it: &Declaration) -> Option<TypeFact> {
        it.bases.iter().find_map(|base| match base {
            TypeFact::Ref { id, args } => {
                let base = self.facts.declarations.get(*id)?;
                let is_promise = base.lib && matches!(library(&base.name), Some(Library::Promise));
                args.first().filter(|_| is_promise).cloned()
            }
            _ => None,
        })
    }

    fn of_library(
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
                                | ItemSort::Texts(_)
                                | ItemSort::Numbers(_)
                        )
                    )
            }
            _ => false,
        }
    }

    /// `typeof C`
    fn value_type(&mut self, id: DeclarationId, place: &Place, remarks: &mut Remarks) -> Ty {
        let facts = self.facts;
        let Some(it) = facts.declarations.get(id) else {
            return Ty::ANY;
        };
        if it.is_class
            && (self.paths.contains_key(&id) || it.global && it.is_value)
            && it.params.is_empty()
        {
            let class = self.object(Origin::Declaration(id), Some(&[]), place, remarks);
            if let Ty::Item(id, _) = class {
                return Ty::Class(id);
            }
        }
        remarks.lose(format!("`typeof {}` is `Object`", super::clean(&it.name)));
        Ty::OBJECT
    }

    /// A part of a name for type arguments.
    pub(super) fn names_of(
        &self,
        bindings: &HashMap<String, Ty>,
        params: &[super::super::facts::TypeParam],
    ) -> String {
        let types = params.iter().filter_map(|it| bindings.get(&it.name));
        types.map(|ty| self.name_of(ty)).collect()
    }

    /// A word for a type, as a part of names.
    pub(super) fn name_of(&self, ty: &Ty) -> String {
        let of = |ty: &Ty| self.name_of(ty);
        match ty {
            Ty::Prim(Prim::Any) => String::new(),
            Ty::Void => "Void".to_owned(),
            Ty::This => "This".to_owned(),
            Ty::Prim(Prim::BigInt(_)) => BigIntWidth::FAMILY.to_owned(),
            Ty::Prim(prim) => prim.to_string(),
            Ty::Literal(Literal::Text(text)) => part(text),
            Ty::Literal(Literal::Number(text)) => part(&text.replace('-', "Minus")),
            Ty::Literal(Literal::Boolean(value)) => part(&value.to_string()),
            Ty::Item(id, _) => self
                .items
                .get(*id)
                .map(|it| part(&it.name))
                .unwrap_or_default(),
            Ty::Class(id) => {
                let name = self.items.get(*id).map(|it| part(&it.name));
                format!("{}Class", name.unwrap_or_default())
            }
            Ty::Param(name) => name.clone(),
            Ty::Array(ty) => format!("{}Array", of(ty)),
            Ty::Tuple(types) => format!("Tuple{}", types.len()),
            Ty::Record(_) => "Record".to_owned(),
            Ty::Map(..) => "Map".to_owned(),
            Ty::Set(_) => "Set".to_owned(),
            Ty::Iterable(_) => "Iterable".to_owned(),
            Ty::AsyncIterable(_) => "AsyncIterable".to_owned(),
            Ty::Promise(_) => "Promise".to_owned(),
            Ty::Function(_) => "Function".to_owned(),
            Ty::Nullable(ty) => of(ty),
        }
    }
}

fn never(remarks: &mut Remarks) -> Ty {
    remarks.lose("`never` is `Any`");
    Ty::ANY
}

/// Whether a string can be a literal of the language.
pub(super) fn is_plain(text: &str) -> bool {
    text.len() <= 200 && super::clean(text) == text
}

/// A number as a literal of the language.
pub(super) fn number(value: f64) -> Option<String> {
    if let Some(whole) = whole(value) {
        return Some(whole.to_string());
    }
    let text = format!("{value}");
    (value.is_finite() && text.len() <= 20).then_some(text)
}

/// A whole number.
pub(super) fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_991.0).then_some(value as i64)
}
