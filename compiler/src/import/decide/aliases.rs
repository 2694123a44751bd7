//! Declared names of types: enums and aliases.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::facts::{Declaration, DeclarationId, EnumValue, ObjectId, TypeFact};
use super::super::interface::{ItemId, ItemKind, Text, Ty, Value, ValueKind};
use super::roles::Role;
use super::types::{is_plain, whole};
use super::{Importer, ItemSort, Key, Origin, Place, Remarks, text};

impl Importer<'_> {
    /// An enum of TypeScript.
    pub(super) fn declared_enum(
        &mut self,
        id: DeclarationId,
        it: &Declaration,
        count: usize,
        remarks: &mut Remarks,
    ) -> Ty {
        let values = it.values.as_deref().unwrap_or_default();
        let texts: Option<Vec<&str>> = values
            .iter()
            .map(|it| match &it.value {
                Some(EnumValue::Text(text)) if is_plain(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let numbers: Option<Vec<i64>> = values
            .iter()
            .map(|it| match &it.value {
                Some(EnumValue::Number(value)) => whole(*value),
                _ => None,
            })
            .collect();
        let docs = text(&it.docs);
        let value = |kind, docs| Value {
            kind,
            rust: None,
            docs,
        };
        let name = it.name.clone();
        let (sort, all) = match (texts, numbers) {
            (Some(texts), _) if count > 0 => {
                let owned: Vec<String> = texts.iter().map(|it| (*it).to_owned()).collect();
                let all = values.iter().zip(texts);
                let all = all.map(|(it, of)| value(ValueKind::Text(of.to_owned()), text(&it.docs)));
                (ItemSort::Texts(Some(owned)), all.collect::<Vec<_>>())
            }
            (_, Some(numbers)) if count > 0 => {
                let mut seen = HashSet::new();
                let mut names = HashSet::new();
                let all = values
                    .iter()
                    .zip(&numbers)
                    .filter(|(_, it)| seen.insert(**it));
                let all = all.map(|(it, of)| {
                    let wanted = super::names::value(&it.name);
                    let name = super::names::unique(&wanted, &mut names);
                    value(ValueKind::Number { name, value: *of }, text(&it.docs))
                });
                (ItemSort::Numbers(numbers.clone()), all.collect())
            }
            _ => {
                remarks.lose(format!("enum `{}` is `Any`", super::clean(&name)));
                return Ty::ANY;
            }
        };
        let id = self.intern(Key::Enum(id), &name, sort, |_| {
            let kind = ItemKind::Enum {
                values: all,
                open: false,
            };
            (docs, kind)
        });
        Ty::Item(id, Vec::new())
    }

    /// A type that has a name.
    pub(super) fn alias(
        &mut self,
        id: DeclarationId,
        it: &Declaration,
        args: &[TypeFact],
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let Some(alias) = &it.alias else {
            return Ty::ANY;
        };
        if let Some(item) = self.open_aliases.get(&id).copied() {
            if !args.is_empty() {
                remarks.lose(format!("recursive `{}` is `Any`", super::clean(&it.name)));
                return Ty::ANY;
            }
            let item = item.unwrap_or_else(|| {
                let kind = ItemKind::Pending;
                self.add(&it.name, text(&it.docs), ItemSort::Union, kind)
            });
            self.open_aliases.insert(id, Some(item));
            return Ty::Item(item, Vec::new());
        }
        if let Some(item) = self.known.get(&Key::Alias(id)) {
            return Ty::Item(*item, Vec::new());
        }
        let mut bindings = HashMap::new();
        for (param, arg) in it.params.iter().zip(args) {
            bindings.insert(param.name.clone(), self.ty(arg, &place.inner(), remarks));
        }
        let given = match alias {
            TypeFact::Shape { id: object } if self.alias_stays_generic(id, *object, &bindings) => {
                let (_, own) = self.own_params(id);
                Some(std::mem::replace(&mut bindings, (*own).clone()))
            }
            _ => None,
        };
        let name = match args {
            [] => it.name.clone(),
            _ if given.is_some() => it.name.clone(),
            _ => format!("{}{}", it.name, self.names_of(&bindings, &it.params)),
        };
        let inner = Place {
            bindings: Rc::new(bindings),
            name,
            class: None,
            alias: Some(id),
            ..place.inner()
        };
        self.open_aliases.insert(id, None);
        let ty = match alias {
            TypeFact::Shape { id: object } => {
                self.object_of_alias(*object, id, it, &inner, remarks)
            }
            alias => self.ty(alias, &inner, remarks),
        };
        let recursive = self.open_aliases.remove(&id).flatten();
        // where it is used, it may be absent
        let ty = match ty {
            Ty::Nullable(of) => *of,
            ty => ty,
        };
        if let Some(item) = recursive {
            return self.close(id, item, ty, remarks);
        }
        let ty = match (ty, given) {
            (Ty::Item(item, _), Some(given)) => Ty::Item(item, self.args_of(id, &given, remarks)),
            (ty, _) => ty,
        };
        // documentation of the alias belongs to what was made for it
        if let Ty::Item(item, _) = &ty
            && let Some(made) = self.items.get_mut(*item)
            && made.docs == Text::default()
            && made.name == it.name
        {
            made.docs = text(&it.docs);
        }
        ty
    }

    /// Whether an object type with a name is one item with type parameters.
    fn alias_stays_generic(
        &mut self,
        id: DeclarationId,
        object: ObjectId,
        given: &HashMap<String, Ty>,
    ) -> bool {
        let role = self.role(Origin::Object(object));
        matches!(role, Role::Record | Role::Class)
            && !given.is_empty()
            && self.stays_generic(id, given)
    }

    /// Gives an alias that names itself its item.
    fn close(&mut self, id: DeclarationId, item: ItemId, ty: Ty, remarks: &mut Remarks) -> Ty {
        let members = match &ty {
            Ty::Item(union, _) => match self.items.get(*union).map(|it| it.kind.clone()) {
                Some(ItemKind::Union { members, .. }) => Some(members),
                _ => None,
            },
            _ => None,
        };
        let kind = match members {
            Some(members) => ItemKind::Union {
                members,
                rust: Vec::new(),
            },
            None => {
                if !matches!(ty, Ty::Function(_)) {
                    remarks.lose("a recursive type is `Any`");
                }
                ItemKind::Alias(Ty::ANY)
            }
        };
        if let Some(made) = self.items.get_mut(item) {
            made.kind = kind;
        }
        self.known.insert(Key::Alias(id), item);
        Ty::Item(item, Vec::new())
    }

    /// An object type that an alias declares: a record or class has the documentation of the alias.
    fn object_of_alias(
        &mut self,
        object: ObjectId,
        id: DeclarationId,
        it: &Declaration,
        place: &Place,
        remarks: &mut Remarks,
    ) -> Ty {
        let ty = self.object(Origin::Object(object), None, place, remarks);
        if self.role(Origin::Object(object)) == Role::Function
            && it.params.is_empty()
            && !place.in_function
        {
            // a function type has one name
            let docs = text(&it.docs);
            let kind = ty.clone();
            let item = self.intern(Key::Alias(id), &it.name, ItemSort::Other, |_| {
                (docs, ItemKind::Alias(kind))
            });
            return Ty::Item(item, Vec::new());
        }
        ty
    }
}
