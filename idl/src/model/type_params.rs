//! Type parameters of items and methods.

use std::collections::HashMap;

use super::{ItemId, ItemKind, Model, Record, Type};
use crate::source::Span;

/// A type parameter of a method, class or record. Types name it as [`Type::Parameter`].
#[derive(Debug, Clone, PartialEq)]
pub struct TypeParam {
    /// Its `.jsi` name, which no item of the file has.
    pub name: String,
    /// The place of the name.
    pub span: Span,
    /// The class of `extends C`.
    pub bound: Option<ItemId>,
    /// Whether it is the value of a promise somewhere in the class or record.
    pub promised: bool,
}

impl ItemKind {
    /// The type parameters of a class or record.
    #[must_use]
    pub fn type_params(&self) -> &[TypeParam] {
        match self {
            Self::Class(it) => &it.type_params,
            Self::Record(it) => &it.type_params,
            Self::Alias(_)
            | Self::Interface(_)
            | Self::CallbackInterface(_)
            | Self::Union(_)
            | Self::NumberEnum(_)
            | Self::StringEnum(_) => &[],
        }
    }

    pub(crate) fn type_params_mut(&mut self) -> &mut [TypeParam] {
        match self {
            Self::Class(it) => &mut it.type_params,
            Self::Record(it) => &mut it.type_params,
            Self::Alias(_)
            | Self::Interface(_)
            | Self::CallbackInterface(_)
            | Self::Union(_)
            | Self::NumberEnum(_)
            | Self::StringEnum(_) => &mut [],
        }
    }
}

impl Record {
    /// A type of a field, with these type arguments of the record.
    #[must_use]
    pub fn applied(&self, ty: &Type, args: &[Type]) -> Type {
        ty.with_arguments(&|name| {
            let index = self.type_params.iter().position(|it| it.name == name)?;
            args.get(index).cloned()
        })
    }
}

impl Model {
    /// Calls `grow` with each record that has type parameters until it returns false of all of them: whether it learned more of
    /// the record than at the last call. What it learns of a record depends on the records that it has with arguments.
    pub fn settle_records(&self, mut grow: impl FnMut(ItemId, &Record) -> bool) {
        let mut users: HashMap<ItemId, Vec<(ItemId, &Record)>> = HashMap::new();
        let mut open: Vec<(ItemId, &Record)> = Vec::new();
        for (id, item) in (0..).map(ItemId).zip(&self.items) {
            let ItemKind::Record(record) = &item.kind else {
                continue;
            };
            if record.type_params.is_empty() {
                continue;
            }
            open.push((id, record));
            for field in record.all_fields() {
                field.ty.visit(&mut |ty| {
                    if let Type::Applied(of, _) = ty {
                        users.entry(*of).or_default().push((id, record));
                    }
                });
            }
        }
        while let Some((id, record)) = open.pop() {
            if grow(id, record) {
                open.extend(users.get(&id).into_iter().flatten());
            }
        }
    }
}
