//! A type of the model as it is written in TypeScript.

use jsi_idl::model::{FunctionType, Type};

use super::marshal::Position;
use super::names::ts_param;
use super::types::{Scope, plain};
use super::view;

/// The TypeScript type of a value at a position. What JavaScript gives may be undefined where it may be null.
pub(crate) fn ts(scope: &Scope<'_>, ty: &Type, position: Position) -> String {
    match plain(ty) {
        Type::Void | Type::Error => "void".to_owned(),
        Type::This => "this".to_owned(),
        Type::Prim(prim) => prim.ts().to_owned(),
        Type::Named(id) => scope.ts_name(*id),
        Type::Constructor(id) => format!("new (...args: any[]) => {}", scope.ts_name(*id)),
        Type::Nullable(inner) => {
            let absent = match position {
                Position::Param => " | null",
                Position::Result => " | null | undefined",
            };
            format!("{}{absent}", operand(scope, inner, position))
        }
        Type::Array(element) => format!("{}[]", operand(scope, element, position)),
        Type::Promise(content) => format!("Promise<{}>", ts(scope, content, position)),
        Type::MemoryView(element) => view::ts(*element, false),
        Type::Function(None) => "(...args: unknown[]) => unknown".to_owned(),
        Type::Function(Some(function)) => function_type(scope, function, position),
    }
}

/// In parentheses where what follows would bind to its last part only.
fn operand(scope: &Scope<'_>, ty: &Type, position: Position) -> String {
    let text = ts(scope, ty, position);
    match plain(ty) {
        Type::Function(_) | Type::Nullable(_) | Type::Constructor(_) => format!("({text})"),
        _ => text,
    }
}

fn function_type(scope: &Scope<'_>, function: &FunctionType, position: Position) -> String {
    // a function's arguments go the other way
    let other = match position {
        Position::Param => Position::Result,
        Position::Result => Position::Param,
    };
    let params: Vec<String> = function
        .params
        .iter()
        .enumerate()
        .map(|(i, param)| {
            let name = match &param.name {
                Some(name) => ts_param(name),
                None => format!("arg{i}"),
            };
            let ty = ts(scope, &param.ty, other);
            match (param.rest, param.optional) {
                (true, _) => format!("...{name}: {ty}"),
                (false, true) => format!("{name}?: {ty}"),
                (false, false) => format!("{name}: {ty}"),
            }
        })
        .collect();
    format!(
        "({}) => {}",
        params.join(", "),
        ts(scope, &function.result, position)
    )
}
