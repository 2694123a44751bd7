//! Records and enums.

use std::collections::HashSet;

use jsi_idl::check::names::setter_name;
use jsi_idl::model::{self, Field, Item, ItemId, Prim, Type};

use super::item_names::notes;
use super::marshal::Position;
use super::names;
use super::ts::ts;
use super::types::{Scope, plain};
use crate::bindings::{
    self, Enum, Given, Notes, Record, RustType, TypeBounds, TypeParam, Values, Variant,
};

/// Lowers a record.
pub(crate) fn record(id: ItemId, record: &model::Record, scope: &Scope<'_>) -> Record {
    let item = scope.model().item(id);
    let mut taken = HashSet::new();
    if !record.type_params.is_empty() {
        let fields = record.all_fields().map(|field| scope.field(id, field));
        fields.for_each(|ty| ty.names(&mut taken));
    }
    let scope = &scope.with_type_params(&record.type_params, &taken);
    Record {
        name: names::escaped(&item.rust_name),
        js_name: item.name.clone(),
        type_params: record
            .type_params
            .iter()
            .map(|param| TypeParam {
                js_name: param.name.clone(),
                bounds: TypeBounds {
                    of: scope.type_param(&param.name),
                    bounds: bounds(param, scope),
                },
                ts_bound: param.bound.map(|class| scope.ts_name(class)),
            })
            .collect(),
        notes: notes(item),
        fields: record
            .all_fields()
            .map(|field| lower_field(id, field, scope))
            .collect(),
        recursive: scope.is_recursive(id),
        layers: scope.layers(id),
        promise: scope.holds_promise(&Type::Named(id)),
    }
}

/// What a type parameter of a record must be where a value crosses.
fn bounds(param: &model::TypeParam, scope: &Scope<'_>) -> Vec<RustType> {
    let mut bounds = vec!["::jsi_runtime::FromJs", "::jsi_runtime::ToJs"];
    if param.promised {
        bounds.push("::jsi_runtime::Promised");
    }
    let bounds = bounds.into_iter();
    bounds
        .map(|path| RustType::Name(scope.known(path).into()))
        .collect()
}

fn lower_field(record: ItemId, field: &Field, scope: &Scope<'_>) -> bindings::Field {
    let ty = scope.field(record, field);
    bindings::Field {
        name: names::escaped(&field.rust_name),
        js_name: field.js_name.clone(),
        notes: Notes {
            docs: field.docs.clone(),
            deprecated: field.deprecated.clone(),
        },
        given: given(&field.ty, &ty, scope),
        setter: names::escaped(&setter_name(&field.rust_name)),
        ty: if field.optional { scope.option(ty) } else { ty },
        shape: scope.shape(&field.ty),
        literal: matches!(field.ty, Type::Literal(_)),
        optional: field.optional,
        ts: ts(scope, &field.ty, Position::Param),
    }
}

/// The parameter of a field. Conversions are for types whose argument is usually of another type; with one, the type of a
/// number without suffix would be unknown.
fn given(ty: &Type, owned: &RustType, scope: &Scope<'_>) -> Given {
    let into = || Given::Into(scope.known("::core::convert::Into"), owned.clone());
    match plain(ty) {
        Type::Prim(Prim::String) | Type::Nullable(_) => into(),
        ty if scope.model().as_union(ty).is_some() => into(),
        // boxed, or as it is
        Type::Named(_) | Type::Applied(..) if *owned != scope.owned(ty) => into(),
        Type::Void
        | Type::This
        | Type::Error
        | Type::Prim(_)
        | Type::Literal(_)
        | Type::Parameter(_)
        | Type::Named(_)
        | Type::Applied(..)
        | Type::Constructor(_)
        | Type::Array(_)
        | Type::Tuple(_)
        | Type::Dictionary(_)
        | Type::Map(..)
        | Type::Set(_)
        | Type::Iterable(_)
        | Type::AsyncIterable(_)
        | Type::Promise(_)
        | Type::MemoryView(_)
        | Type::Function(_) => Given::Value(owned.clone()),
    }
}

/// Lowers a number enum.
pub(crate) fn number_enum(item: &Item, it: &model::NumberEnum, scope: &Scope<'_>) -> Enum {
    let variants = it.variants.iter().map(|variant| Variant {
        name: names::escaped(&variant.rust_name),
        docs: variant.docs.clone(),
        value: variant.value,
    });
    Enum {
        name: names::escaped(&item.rust_name),
        js_name: item.name.clone(),
        notes: notes(item),
        values: Values::Numbers(variants.collect()),
        open: it.open,
        string: scope.known("::std::string::String"),
    }
}

/// Lowers a string enum.
pub(crate) fn string_enum(item: &Item, it: &model::StringEnum, scope: &Scope<'_>) -> Enum {
    let variants = it.variants.iter().map(|variant| Variant {
        name: names::escaped(&variant.rust_name),
        docs: variant.docs.clone(),
        value: variant.value.clone(),
    });
    Enum {
        name: names::escaped(&item.rust_name),
        js_name: item.name.clone(),
        notes: notes(item),
        values: Values::Strings(variants.collect()),
        open: it.open,
        string: scope.known("::std::string::String"),
    }
}
