//! A type of the model as it is written in TypeScript.

use jsi_idl::model::{FunctionType, Prim, Type};

use super::marshal::Position;
use super::names::ts_param;
use super::types::{Scope, plain};
use super::view;

/// The TypeScript type of a value at a position. What JavaScript gives may be undefined where it may be null.
pub(crate) fn ts(scope: &Scope<'_>, ty: &Type, position: Position) -> String {
    match plain(ty) {
        Type::Void | Type::Error => "void".to_owned(),
        Type::This => "this".to_owned(),
        Type::Parameter(name) => name.clone(),
        Type::Named(id) => scope.ts_name(*id),
        Type::Applied(id, args) => format!("{}{}", scope.ts_name(*id), ts_args(scope, args)),
        Type::Constructor(id) => format!("new (...args: any[]) => {}", scope.ts_name(*id)),
        Type::Literal(literal) => literal.to_string(),
        Type::Nullable(inner) => {
            let absent = match position {
                Position::Param => " | null",
                Position::Result => " | null | undefined",
            };
            format!("{}{absent}", operand(scope, inner, position))
        }
        Type::Array(element) => format!("{}[]", operand(scope, element, position)),
        Type::Tuple(elements) => {
            let elements = elements.iter().map(|element| ts(scope, element, position));
            format!("[{}]", elements.collect::<Vec<_>>().join(", "))
        }
        // A type of the package with the name hides the global one. `Record` is none of the global object's.
        Type::Dictionary(value) => match scope.ts_global("Record") {
            None => format!("{{ [key: string]: {} }}", ts(scope, value, position)),
            Some(name) => format!("{name}<string, {}>", ts(scope, value, position)),
        },
        Type::Map(key, value) => {
            let name = scope.ts_global("Map").unwrap_or("globalThis.Map");
            let key = ts(scope, key, position);
            format!("{name}<{key}, {}>", ts(scope, value, position))
        }
        Type::Set(element) => {
            let name = scope.ts_global("Set").unwrap_or("globalThis.Set");
            format!("{name}<{}>", ts(scope, element, position))
        }
        Type::Iterable(element) => {
            let name = scope.ts_global("Iterable").unwrap_or("globalThis.Iterable");
            format!("{name}<{}>", ts(scope, element, position))
        }
        Type::AsyncIterable(element) => {
            let name = scope.ts_global("AsyncIterable");
            let name = name.unwrap_or("globalThis.AsyncIterable");
            format!("{name}<{}>", ts(scope, element, position))
        }
        Type::Prim(Prim::ArrayBuffer) => {
            let name = scope.ts_global("ArrayBuffer");
            name.unwrap_or("globalThis.ArrayBuffer").to_owned()
        }
        Type::Prim(prim) => prim.ts().to_owned(),
        Type::Promise(content) => format!("Promise<{}>", ts(scope, content, position)),
        Type::MemoryView(element) => view::ts(*element, false),
        Type::Function(None) => "(...args: unknown[]) => unknown".to_owned(),
        Type::Function(Some(function)) => function_type(scope, function, position),
    }
}

/// Type arguments; nothing without any. They are the same at each position.
pub(crate) fn ts_args(scope: &Scope<'_>, args: &[Type]) -> String {
    let args = args.iter().map(|arg| ts(scope, arg, Position::Param));
    match args.collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => none,
        args => format!("<{args}>"),
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
