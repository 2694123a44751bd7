//! Types: from facts to the language.

use jsi_abi::{BigIntWidth, Prim};
use std::collections::HashMap;

use super::super::facts::{DeclarationId, LiteralFact, PrimFact, TypeFact};
use super::super::interface::{Literal, Ty};
use super::library::library;
use super::names::part;
use super::roles::is_absent;
use super::{Importer, Origin, Place, Remarks};

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
        // only then, since other types may name themselves in their arguments
        if self.is_promise(id, 0) {
            remarks.lose(format!("`{}` is a `Promise`", super::clean(&it.name)));
            return self.subtype_of_promise(id, args, place, remarks);
        }
        self.object(Origin::Declaration(id), Some(args), place, remarks)
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
