//! Unions of records that the language does not distinguish: one record with the fields of all.

use std::collections::HashSet;

use super::super::facts::TypeFact;
use super::super::interface::{ItemId, ItemKind, Ty};
use super::objects::Seen;
use super::roles::Role;
use super::{Bindings, Importer, ItemSort, Job, Key, Origin, Remarks};

/// What the fields of a record are made of: several object types, if it stands for a union of them.
pub(super) type Sources = Vec<(Origin, Bindings)>;

/// A field of a record.
#[derive(Debug, Clone)]
pub(super) struct Field<'f> {
    pub(super) seen: Seen<'f>,
    /// Whether a value need not have it.
    pub(super) optional: bool,
}

impl<'f> Importer<'f> {
    /// The fields of all sources. One that not all of them require is optional.
    pub(super) fn fields_of(&mut self, sources: &Sources) -> Vec<Field<'f>> {
        let mut found: Vec<Field<'f>> = Vec::new();
        for (number, (origin, bindings)) in sources.iter().enumerate() {
            let all = self.flat(*origin, bindings);
            let mut here: HashSet<&str> = HashSet::new();
            for seen in all {
                // what is never there is no field
                if seen.member.optional && is_never(&seen.member.ty) {
                    continue;
                }
                let optional = seen.member.optional || self.may_be_undefined(&seen);
                let name = seen.member.name.as_deref();
                here.extend(name);
                match found
                    .iter_mut()
                    .find(|it| it.seen.member.name.as_deref() == name)
                {
                    Some(known) if number > 0 => known.optional |= optional,
                    _ => found.push(Field {
                        seen,
                        optional: optional || number > 0,
                    }),
                }
            }
            for field in &mut found {
                let name = field.seen.member.name.as_deref();
                field.optional |= !name.is_some_and(|name| here.contains(name));
            }
        }
        found
    }

    fn may_be_undefined(&self, seen: &Seen<'f>) -> bool {
        let ty = seen.member.ty.as_ref();
        ty.is_some_and(|ty| self.present(ty).undefined)
    }

    /// One record for two, if their common fields have the same types; and whether it has the values of both and no others.
    ///
    /// It has no others if one of them is all that the other requires: then a value of the new record is one of that type, whatever
    /// further fields it has.
    pub(super) fn one_record(&mut self, first: &Ty, second: &Ty) -> Option<(Ty, bool)> {
        let (Ty::Item(one, one_args), Ty::Item(other, other_args)) = (first, second) else {
            return None;
        };
        if !one_args.is_empty() || !other_args.is_empty() {
            return None;
        }
        let sources: Sources = [*one, *other]
            .iter()
            .map(|id| self.sources.get(id).cloned())
            .collect::<Option<Vec<Sources>>>()?
            .concat();
        // the same names are the same types only where no type parameter stands for one
        if sources.iter().any(|(_, bindings)| !bindings.is_empty()) {
            return None;
        }
        let fields = [*one, *other].map(|id| {
            let sources = self.sources.get(&id).cloned().unwrap_or_default();
            self.fields_of(&sources)
        });
        let [left, right] = &fields;
        for field in left {
            let name = &field.seen.member.name;
            let known = right.iter().find(|it| it.seen.member.name == *name);
            if known.is_some_and(|it| !is_same(&it.seen, &field.seen)) {
                return None;
            }
        }
        let has_all = |one: &[Field<'f>], other: &[Field<'f>]| {
            one.iter().filter(|it| !it.optional).all(|field| {
                let name = &field.seen.member.name;
                let known = other.iter().find(|it| it.seen.member.name == *name);
                known.is_some_and(|it| !it.optional)
            })
        };
        let exact = has_all(left, right) || has_all(right, left);
        Some((self.record_of(*one, *other, sources), exact))
    }

    /// The record of several sources.
    fn record_of(&mut self, one: ItemId, other: ItemId, sources: Sources) -> Ty {
        let mut origins: Vec<Origin> = sources.iter().map(|(origin, _)| *origin).collect();
        origins.dedup();
        let key = Key::Merged(origins);
        if let Some(id) = self.known.get(&key) {
            return Ty::Item(*id, Vec::new());
        }
        let [one, other] = [one, other].map(|id| self.name(id));
        // names of places differ in their numbers only
        let stem = |name: &str| {
            name.trim_end_matches(|it: char| it.is_ascii_digit())
                .to_owned()
        };
        let wanted = match stem(&one) == stem(&other) {
            true => one,
            false => format!("{one}Or{other}"),
        };
        let sort = ItemSort::Record(self.literal_fields(&sources));
        let item = self.add(&wanted, super::Text::default(), sort, ItemKind::Pending);
        self.known.insert(key, item);
        self.sources.insert(item, sources.clone());
        if let Some((origin, bindings)) = sources.first().cloned() {
            self.waiting.push_back(Job {
                item,
                origin,
                role: Role::Record,
                params: Vec::new(),
                bindings,
            });
        }
        Ty::Item(item, Vec::new())
    }

    /// Replaces records that one record says exactly by that one.
    pub(super) fn with_records_joined(&mut self, types: Vec<Ty>) -> Vec<Ty> {
        let mut found: Vec<Ty> = Vec::new();
        for ty in types {
            let records: Vec<(usize, Ty)> = match self.is_record(&ty) {
                true => found.iter().cloned().enumerate().collect(),
                false => Vec::new(),
            };
            let joined = records.into_iter().find_map(|(at, known)| {
                if !self.is_record(&known) || self.are_apart(&[known.clone(), ty.clone()]) {
                    return None;
                }
                match self.one_record(&known, &ty)? {
                    (one, true) => Some((at, one)),
                    (_, false) => None,
                }
            });
            match joined.and_then(|(at, one)| Some((found.get_mut(at)?, one))) {
                Some((known, one)) => *known = one,
                None => found.push(ty),
            }
        }
        found
    }

    fn is_record(&self, ty: &Ty) -> bool {
        matches!(ty, Ty::Item(id, _) if self.sources.contains_key(id))
    }

    /// One record for two that are alike in the language.
    pub(super) fn lossy_record(
        &mut self,
        first: &Ty,
        second: &Ty,
        text: &str,
        remarks: &mut Remarks,
    ) -> Option<Ty> {
        let (ty, exact) = self.one_record(first, second)?;
        if !exact {
            remarks.lose(format!("{text} is one record with the fields of both"));
        }
        Some(ty)
    }
}

/// Whether no value has this type but `undefined`.
fn is_never(ty: &Option<TypeFact>) -> bool {
    match ty {
        Some(TypeFact::Never | TypeFact::Undefined) => true,
        Some(TypeFact::Union { of }) => {
            let is_nothing = |it: &TypeFact| matches!(it, TypeFact::Never | TypeFact::Undefined);
            of.iter().all(is_nothing)
        }
        _ => false,
    }
}

/// Whether two fields have the same type.
fn is_same(one: &Seen<'_>, other: &Seen<'_>) -> bool {
    let (one, other) = (one.member, other.member);
    one.calls.is_empty()
        && other.calls.is_empty()
        && match (&one.ty, &other.ty) {
            (Some(one), Some(other)) => without_undefined(one) == without_undefined(other),
            _ => false,
        }
}

/// The parts of a type without `undefined`.
fn without_undefined(ty: &TypeFact) -> Vec<&TypeFact> {
    match ty {
        TypeFact::Union { of } => of
            .iter()
            .filter(|it| !matches!(it, TypeFact::Undefined))
            .collect(),
        ty => vec![ty],
    }
}
