//! Compares the kind of a value that JavaScript writes out, such as a string, with a type.

use jsi_idl::model::{ItemKind, Model, Prim, Type};

use super::facts::Value;

/// Whether a value is certainly no function.
pub(super) fn is_no_function(value: &Value) -> bool {
    matches!(value, Value::Plain(..) | Value::Object(_))
}

/// What a value is, if no value of this kind has the type.
pub(super) fn other(model: &Model, ty: &Type, value: &Value) -> Option<&'static str> {
    let kind = match value {
        Value::Plain(kind, _) => *kind,
        Value::Object(_) => value.described(),
        Value::Unknown
        | Value::Imported(_)
        | Value::Function(_)
        | Value::Class(_)
        | Value::Instance(..) => return None,
    };
    (!may_be(model, ty, kind)).then_some(kind)
}

/// The type of the values of a kind, if there is one for all; `BigInt` needs a width.
pub(super) fn type_of(kind: &str) -> Option<&'static str> {
    match kind {
        "a string" => Some("String"),
        "a number" => Some("Number"),
        "a boolean" => Some("Boolean"),
        _ => None,
    }
}

/// Whether a value of a kind may have a type; true if that is not certain.
fn may_be(model: &Model, ty: &Type, kind: &str) -> bool {
    match ty {
        Type::Prim(Prim::Any) => true,
        Type::Prim(prim) => match prim.row().ts {
            "boolean" => kind == "a boolean",
            "number" => ["a number", "a number or bigint", "a sum"].contains(&kind),
            "bigint" => ["a bigint", "a number or bigint", "a sum"].contains(&kind),
            "string" => ["a string", "a sum"].contains(&kind),
            _ => is_object(kind),
        },
        Type::Nullable(inner) => {
            ["null", "undefined"].contains(&kind) || may_be(model, inner, kind)
        }
        Type::Named(id) => match &model.item(*id).kind {
            ItemKind::NumberEnum(_) => ["a number", "a number or bigint", "a sum"].contains(&kind),
            ItemKind::StringEnum(_) => ["a string", "a sum"].contains(&kind),
            ItemKind::Record(_) | ItemKind::Class(_) => is_object(kind),
            ItemKind::Alias(_)
            | ItemKind::Interface(_)
            | ItemKind::CallbackInterface(_)
            | ItemKind::Union(_) => true,
        },
        Type::Array(_) | Type::Tuple(_) => kind == "an array",
        Type::Map(..) | Type::Set(_) | Type::Promise(_) | Type::MemoryView(_) => is_object(kind),
        Type::Dictionary(_) | Type::AsyncIterable(_) => is_object(kind),
        Type::Void
        | Type::This
        | Type::Literal(_)
        | Type::Parameter(_)
        | Type::Applied(..)
        | Type::Constructor(_)
        | Type::Iterable(_)
        | Type::Function(_)
        | Type::Error => true,
    }
}

/// Whether values of a kind are objects.
fn is_object(kind: &str) -> bool {
    ["an object", "an array", "a regular expression"].contains(&kind)
}
