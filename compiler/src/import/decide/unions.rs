//! Unions: one type for several, where the language can distinguish their values.

use jsi_abi::{NumberWidth, Prim, Sort};

use super::super::facts::{LiteralFact, TypeFact};
use super::super::interface::{ItemKind, Literal, Text, Ty};
use super::library::{Library, library};
use super::params::names_param;
use super::types::is_plain;
use super::usage::Direction;
use super::{Importer, ItemSort, Key, Place, Remarks};

impl Importer<'_> {
    /// One type for several; what the language cannot distinguish becomes a type that takes all of them.
    pub(super) fn joined(
        &mut self,
        facts: &[TypeFact],
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let types = self.members(facts, place, remarks);
        let mut groups = self.groups(&types);
        if groups.len() <= 1 {
            return self.union(types, place);
        }
        // what is left of each group of types that are alike
        let common = self.common(&types, remarks);
        groups = self.groups(&common);
        if groups.len() <= 1 {
            return self.union(common, place);
        }
        remarks.lose(format!("{} is `Any`", self.list_of(&types)));
        Ty::ANY
    }

    /// The types of which a parameter takes one: each can be in a method of its own.
    pub(super) fn alternatives(
        &mut self,
        facts: &[TypeFact],
        place: &Place,
        remarks: &mut Remarks,
    ) -> Vec<Ty> {
        let types = self.members(facts, place, remarks);
        let groups = self.groups(&types);
        let count = groups.len();
        let groups = groups.into_iter();
        groups
            .map(|group| {
                let place = match count {
                    1 => place.clone(),
                    _ => place.named(format!("{}{}", place.name, self.name_of_all(&group))),
                };
                self.union(group, &place)
            })
            .collect()
    }

    /// Whether a parameter takes what it takes by this type also as an array, by another of its types.
    fn is_taken_as_array(&self, fact: &TypeFact, facts: &[TypeFact], place: &Place) -> bool {
        let elements = |fact: &TypeFact| match fact {
            TypeFact::Ref { id, args } => {
                let it = self.facts.declarations.get(*id).filter(|it| it.lib)?;
                let is_list = matches!(
                    library(&it.name),
                    Some(Library::ArrayLike | Library::Iterable)
                );
                args.first().filter(|_| is_list).cloned()
            }
            _ => None,
        };
        let Some(of) = elements(fact).filter(|_| place.direction == Direction::Input) else {
            return false;
        };
        let arrays = [TypeFact::Array {
            of: Box::new(of.clone()),
        }];
        facts.iter().any(|it| arrays.contains(it))
    }

    fn name_of_all(&self, types: &[Ty]) -> String {
        types.iter().take(1).map(|ty| self.name_of(ty)).collect()
    }

    /// The members of a union in the language: each once, and none that another one includes.
    fn members(&mut self, facts: &[TypeFact], place: &Place, remarks: &mut Remarks) -> Vec<Ty> {
        let facts = self.regrouped(facts);
        if let [only] = facts.as_slice() {
            // whether it may be absent is known already
            return vec![match self.single(only, place, remarks) {
                Ty::Nullable(of) => *of,
                ty => ty,
            }];
        }
        let open = facts.iter().any(|it| match it {
            TypeFact::Branded { of } => **of == TypeFact::STRING,
            _ => false,
        });
        let mut texts: Vec<String> = Vec::new();
        for fact in &facts {
            if let TypeFact::Literal {
                value: LiteralFact::Text(text),
                of: None,
            } = fact
                && is_plain(text)
            {
                texts.push(text.clone());
            }
        }
        let others: Vec<&TypeFact> = facts
            .iter()
            .filter(|it| !self.is_taken_as_array(it, &facts, place))
            .filter(|it| match it {
                TypeFact::Literal {
                    value: LiteralFact::Text(text),
                    of: None,
                } => !is_plain(text),
                TypeFact::Branded { of } => {
                    !(open && **of == TypeFact::STRING && !texts.is_empty())
                }
                _ => true,
            })
            .collect();
        let has_string = others.iter().any(|it| **it == TypeFact::STRING);
        let mut types: Vec<Ty> = Vec::new();
        // several values of strings are an enum; `string` includes them
        if !texts.is_empty() && !has_string {
            let is_alone = others.is_empty();
            if open || texts.len() > 1 && (is_alone || texts.len() > 4) {
                let name = match is_alone {
                    true => place.name.clone(),
                    false => format!("{}Name", place.name),
                };
                types.push(self.enum_of(texts, open, &name));
            } else {
                let literals = texts.into_iter().map(|it| Ty::Literal(Literal::Text(it)));
                types.extend(literals);
            }
        }
        let inner = place.inner();
        for fact in others {
            let place = match fact {
                // the name of the union is its own
                TypeFact::Shape { .. } | TypeFact::Tuple { .. } | TypeFact::Array { .. } => {
                    inner.named(format!("{}Value", place.name))
                }
                TypeFact::This => place.clone(),
                _ => inner.clone(),
            };
            let ty = match (fact, self.single(fact, &place, remarks)) {
                // in a union it would not be the object of the method
                (_, Ty::This) => place.class.clone().unwrap_or(Ty::OBJECT),
                (_, Ty::Nullable(of)) => *of,
                (_, ty) => ty,
            };
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        if types.contains(&Ty::ANY) {
            return vec![Ty::ANY];
        }
        let types = self.merged(types);
        self.with_records_joined(types)
    }

    /// Members of an enum are the enum again, if all are there; `true` and `false` are `boolean`.
    fn regrouped(&self, facts: &[TypeFact]) -> Vec<TypeFact> {
        let has = |value: bool| {
            let wanted = LiteralFact::Boolean(value);
            facts
                .iter()
                .any(|it| matches!(it, TypeFact::Literal { value, .. } if *value == wanted))
        };
        let boolean = has(true) && has(false) || facts.contains(&TypeFact::BOOLEAN);
        let mut found: Vec<TypeFact> = Vec::new();
        for fact in facts {
            let fact = match fact {
                TypeFact::Literal {
                    value: LiteralFact::Boolean(_),
                    ..
                } if boolean => TypeFact::BOOLEAN,
                TypeFact::Literal { of: Some(id), .. } => {
                    let all = self
                        .facts
                        .declarations
                        .get(*id)
                        .and_then(|it| it.values.as_ref());
                    let here = facts.iter().filter(
                        |it| matches!(it, TypeFact::Literal { of, .. } if *of == Some(*id)),
                    );
                    match all {
                        Some(all) if all.len() <= here.count() => TypeFact::Ref {
                            id: *id,
                            args: Vec::new(),
                        },
                        _ => match fact {
                            TypeFact::Literal { value, .. } => TypeFact::Literal {
                                value: value.clone(),
                                of: None,
                            },
                            fact => fact.clone(),
                        },
                    }
                }
                fact => fact.clone(),
            };
            if !found.contains(&fact) {
                found.push(fact);
            }
        }
        found
    }

    /// Joins arrays to one of elements of all their types, and so promises.
    fn merged(&mut self, types: Vec<Ty>) -> Vec<Ty> {
        let mut found: Vec<Ty> = Vec::new();
        for ty in types {
            // an object is also an object of a class that is not known
            if ty == Ty::OBJECT {
                found.retain(|it| self.sort(it) != Sort::Rest);
            } else if found.contains(&Ty::OBJECT) && self.sort(&ty) == Sort::Rest {
                continue;
            }
            found.push(ty);
        }
        found
    }

    /// The types in groups of which each is a union of the language.
    pub(super) fn groups(&self, types: &[Ty]) -> Vec<Vec<Ty>> {
        let mut groups: Vec<Vec<Ty>> = Vec::new();
        for ty in types {
            let fits = |group: &&mut Vec<Ty>| {
                let mut all: Vec<Ty> = group.to_vec();
                all.push(ty.clone());
                // a union has no type parameters
                !all.iter().any(names_param) && self.are_apart(&all)
            };
            match groups.iter_mut().find(fits) {
                Some(group) => group.push(ty.clone()),
                None => groups.push(vec![ty.clone()]),
            }
        }
        groups
    }

    /// Replaces types that are alike by one that takes all of them.
    fn common(&mut self, types: &[Ty], remarks: &mut Remarks) -> Vec<Ty> {
        let mut found: Vec<Ty> = Vec::new();
        for ty in types {
            let clash = found
                .iter()
                .position(|it| !self.are_apart(&[it.clone(), ty.clone()]));
            match clash {
                None => found.push(ty.clone()),
                Some(at) => {
                    let other = found.remove(at);
                    let both = self.both(&other, ty, remarks);
                    if !found.contains(&both) {
                        found.insert(at.min(found.len()), both);
                    }
                }
            }
        }
        // records that are apart in pairs may not be so together
        if self.groups(&found).len() > 1 {
            let records = found
                .iter()
                .filter(|it| self.sort(it) == Sort::Record)
                .count();
            if records > 1 {
                remarks.lose("records that cannot be distinguished are `Object`");
                found.retain(|it| !matches!(self.sort(it), Sort::Record | Sort::Rest));
                found.push(Ty::OBJECT);
            }
        }
        found
    }

    /// A type that takes the values of two that are alike.
    fn both(&mut self, first: &Ty, second: &Ty, remarks: &mut Remarks) -> Ty {
        let text = self.list_of(&[first.clone(), second.clone()]);
        let (one, other) = (self.sort(first), self.sort(second));
        if let Some(all) = self.including(first, second) {
            return all;
        }
        if let Some(record) = self.lossy_record(first, second, &text, remarks) {
            return record;
        }
        let ty = match (one, other) {
            (Sort::String, Sort::String) => Ty::STRING,
            (Sort::Number, Sort::Number) => Ty::NUMBER,
            (Sort::Boolean, Sort::Boolean) => Ty::BOOLEAN,
            (Sort::Function, Sort::Function) => Ty::Function(None),
            (Sort::Array, Sort::Array) => match (first, second) {
                (Ty::Array(a), Ty::Array(b)) if self.are_apart(&[(**a).clone(), (**b).clone()]) => {
                    let place = Place::new(&super::Bindings::default(), Direction::Output, {
                        format!("{}Or{}", self.name_of(a), self.name_of(b))
                    });
                    let of = self.union(vec![(**a).clone(), (**b).clone()], &place);
                    remarks.lose(format!("{text} is an `Array` of both"));
                    return Ty::Array(Box::new(of));
                }
                _ => {
                    remarks.lose(format!("{text} is `Array<Any>`"));
                    return Ty::Array(Box::new(Ty::ANY));
                }
            },
            (Sort::Any | Sort::Composed, _) | (_, Sort::Any | Sort::Composed) => Ty::ANY,
            _ => Ty::OBJECT,
        };
        remarks.lose(format!("{text} is `{}`", name_of_common(&ty)));
        ty
    }

    /// `String`, `Number` and `Boolean` have all values of their literals and enums.
    fn including(&self, first: &Ty, second: &Ty) -> Option<Ty> {
        let has_all = |all: &Ty, some: &Ty| {
            matches!(*all, Ty::STRING | Ty::NUMBER | Ty::BOOLEAN)
                && self.sort(all) == self.sort(some)
                && matches!(some, Ty::Literal(_) | Ty::Item(..))
        };
        if has_all(first, second) {
            return Some(first.clone());
        }
        has_all(second, first).then(|| second.clone())
    }

    fn list_of(&self, types: &[Ty]) -> String {
        let names = types.iter().map(|ty| match ty {
            Ty::Prim(Prim::Any) => "Any".to_owned(),
            ty => self.name_of(ty),
        });
        format!("`{}`", names.collect::<Vec<_>>().join(" | "))
    }

    /// The union of types that are apart. One type is no union.
    pub(super) fn union(&mut self, types: Vec<Ty>, place: &Place) -> Ty {
        let mut types = types;
        let types = match types.len() {
            0 => return Ty::ANY,
            1 => return types.pop().unwrap_or(Ty::ANY),
            _ => types,
        };
        let id = self.intern(
            Key::Union(types.clone()),
            &place.name,
            ItemSort::Union,
            |_| {
                (
                    Text::default(),
                    ItemKind::Union {
                        members: types,
                        rust: Vec::new(),
                    },
                )
            },
        );
        Ty::Item(id, Vec::new())
    }
}

fn name_of_common(ty: &Ty) -> &'static str {
    match ty {
        Ty::Prim(Prim::String) => "String",
        Ty::Prim(Prim::Number(NumberWidth::F64)) => "Number",
        Ty::Prim(Prim::Boolean) => "Boolean",
        Ty::Function(_) => "Function",
        Ty::Prim(Prim::Object) => "Object",
        _ => "Any",
    }
}
