//! How values of records with type parameters hold values of these.

use std::collections::HashMap;

use super::{ItemId, Model, Record, Type};

/// A type parameter of a record, by its position.
type ParamId = (ItemId, usize);

/// How values of a record hold a value of a type parameter, with nothing on the heap between them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HeldParam {
    /// Every value holds one.
    pub required: bool,
    /// A value may hold one, which can be missing or null.
    pub absent: bool,
}

/// How records hold their type parameters.
#[derive(Debug, Clone, Default)]
pub struct HeldParams(HashMap<ParamId, HeldParam>);

impl HeldParam {
    /// What a value holds in any case.
    pub const REQUIRED: Self = Self {
        required: true,
        absent: false,
    };
    /// What can be missing or null.
    pub const ABSENT: Self = Self {
        required: false,
        absent: true,
    };

    /// One of these for an optional field.
    #[must_use]
    pub fn of(optional: bool) -> Self {
        match optional {
            true => Self::ABSENT,
            false => Self::REQUIRED,
        }
    }

    /// How something is held by what is held in this way.
    fn then(self, inner: Self) -> Self {
        Self {
            required: self.required && inner.required,
            absent: self.required && inner.absent
                || self.absent && (inner.required || inner.absent),
        }
    }
}

impl HeldParams {
    /// Of the records of a model.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let mut found = Self::default();
        model.settle_records(|id, record| found.add(id, record));
        found
    }

    /// How a record holds the type parameter with this index.
    #[must_use]
    pub fn get(&self, record: ItemId, param: usize) -> HeldParam {
        self.0.get(&(record, param)).copied().unwrap_or_default()
    }

    /// Visits the types that are in place in a value of a type that is held in this way.
    pub fn in_place<'t>(
        &self,
        ty: &'t Type,
        held: HeldParam,
        visit: &mut impl FnMut(&'t Type, HeldParam),
    ) {
        match ty {
            Type::Nullable(inner) => self.in_place(inner, held.then(HeldParam::ABSENT), visit),
            Type::Tuple(elements) => {
                for element in elements {
                    self.in_place(element, held, visit);
                }
            }
            Type::Applied(id, args) => {
                visit(ty, held);
                for (index, arg) in args.iter().enumerate() {
                    let inner = held.then(self.get(*id, index));
                    if inner != HeldParam::default() {
                        self.in_place(arg, inner, visit);
                    }
                }
            }
            Type::Void
            | Type::This
            | Type::Prim(_)
            | Type::Parameter(_)
            | Type::Named(_)
            | Type::Constructor(_)
            | Type::Literal(_)
            | Type::Array(_)
            | Type::Dictionary(_)
            | Type::Map(..)
            | Type::Set(_)
            | Type::Iterable(_)
            | Type::AsyncIterable(_)
            | Type::Promise(_)
            | Type::MemoryView(_)
            | Type::Function(_)
            | Type::Error => visit(ty, held),
        }
    }

    /// Adds what the fields of a record hold. Returns whether that is more than before.
    fn add(&mut self, id: ItemId, record: &Record) -> bool {
        let mut found = vec![HeldParam::default(); record.type_params.len()];
        for field in record.all_fields() {
            self.in_place(&field.ty, HeldParam::of(field.optional), &mut |ty, held| {
                let Type::Parameter(name) = ty else {
                    return;
                };
                let index = record.type_params.iter().position(|it| it.name == *name);
                if let Some(found) = index.and_then(|index| found.get_mut(index)) {
                    found.required |= held.required;
                    found.absent |= held.absent;
                }
            });
        }
        let mut more = false;
        for (index, held) in found.into_iter().enumerate() {
            let known = self.0.entry((id, index)).or_default();
            more |= *known != held;
            *known = held;
        }
        more
    }
}
