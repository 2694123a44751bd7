//! Which functions of an export cross in their signatures: those of which every argument and the result is a direct value.
//!
//! Fast path of calls from JavaScript (benchmark rows `export …`): nothing is encoded, and nothing is looked up by number.

use jsi_abi::{Check, Kind};
use jsi_idl::model::{self, Prim, Type, TypedArray};

use super::marshal::{Position, Shapes, marshal};
use super::types::Scope;
use crate::bindings::{DirectCall, Elements, Marshal, Reference, Scalar};

/// How a function crosses in its signature; `None` if a value must be encoded. Only promises add a shape.
pub(super) fn direct(
    params: &[model::Param],
    result: &Type,
    scope: &Scope<'_>,
    shapes: &mut Shapes,
) -> Option<DirectCall> {
    // shapes of values that are not direct are dropped with these
    let mut others = Shapes::default();
    let params = params.iter().map(|param| {
        let marshal = number_list(&param.ty)
            .unwrap_or_else(|| marshal(&param.ty, Position::Result, scope, &mut others).0);
        (!param.rest && is_direct_param(marshal)).then_some(marshal)
    });
    let params = params.collect::<Option<Vec<_>>>()?;
    let (kind, nullable) = marshal(result, Position::Param, scope, &mut others);
    if !is_direct_result(kind, nullable) {
        return None;
    }
    // again, with the shapes of the export
    let (result, nullable) = marshal(result, Position::Param, scope, shapes);
    Some(DirectCall {
        params,
        result,
        nullable,
    })
}

/// How an array of numbers crosses whose elements are checked one by one and passed on together.
fn number_list(ty: &Type) -> Option<Marshal> {
    let list = match ty {
        Type::Nullable(inner) => inner,
        ty => ty,
    };
    let Type::Array(element) = list else {
        return None;
    };
    let Type::Prim(Prim::Number(width)) = &**element else {
        return None;
    };
    TypedArray::of(width.kind()).map(|it| Marshal::Elements(Elements::Array(it)))
}

fn is_direct_param(marshal: Marshal) -> bool {
    match marshal {
        Marshal::Scalar(Scalar::Kind(_))
        | Marshal::SafeInteger(_)
        | Marshal::Text
        | Marshal::Elements(_) => true,
        Marshal::Reference(Reference::Kind(kind)) => is_reference(kind),
        Marshal::Void
        | Marshal::Scalar(Scalar::Enum)
        | Marshal::View(_)
        | Marshal::Reference(Reference::Class(_) | Reference::Function(_))
        | Marshal::Callback(_)
        | Marshal::Promise(_)
        | Marshal::Wire(_) => false,
    }
}

fn is_direct_result(marshal: Marshal, nullable: bool) -> bool {
    match marshal {
        Marshal::Void
        | Marshal::Scalar(_)
        | Marshal::SafeInteger(_)
        | Marshal::Text
        | Marshal::Elements(_) => true,
        Marshal::Reference(Reference::Kind(kind)) => is_reference(kind),
        Marshal::Promise(_) => !nullable,
        Marshal::View(_)
        | Marshal::Reference(Reference::Class(_) | Reference::Function(_))
        | Marshal::Callback(_)
        | Marshal::Wire(_) => false,
    }
}

/// Whether glue can check a reference of this kind.
fn is_reference(kind: Kind) -> bool {
    match kind.row().check {
        Check::Object | Check::Error | Check::TypeOf(_) => true,
        Check::Anything
        | Check::Boolean
        | Check::Number
        | Check::Float32
        | Check::Integer { .. }
        | Check::BigInt { .. }
        | Check::Char
        | Check::Date
        | Check::Promise
        | Check::Composed => false,
    }
}
