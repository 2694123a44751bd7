//! Compares the kind of a member with the value that it leads to: function or not, number of parameters, promise or not.

use jsi_idl::diagnostics::{Code, Level};
use jsi_idl::model::{ItemKind, Member, MemberKind, Model, Param, Prim, Type};

use super::arity::arity;
use super::facts::{Function, Promise, Value};
use super::graph::{Found, Graph, ModuleId};
use super::kinds;
use super::problem::Problem;
use super::target::Target;

/// What a value is that cannot be a class; `None` if it may be one.
pub(super) fn no_class(value: &Value) -> Option<&'static str> {
    match value {
        Value::Unknown | Value::Imported(_) | Value::Class(_) | Value::Instance(..) => None,
        Value::Function(it) if it.is_constructor => None,
        Value::Function(it) if !it.is_async && !it.is_generator => {
            Some("an arrow function or a method")
        }
        // an object may have `Symbol.hasInstance`, but nothing makes its objects
        Value::Function(_) | Value::Object(_) | Value::Plain(..) => Some(value.described()),
    }
}

/// Compares a method or property with what it leads to; `is_constant` if that keeps its value.
pub(super) fn compare(
    model: &Model,
    graph: &Graph<'_>,
    member: &Member,
    target: &Target,
    is_constant: bool,
) -> Option<Problem> {
    match &member.kind {
        MemberKind::Method { params, result, .. } => {
            method(model, graph, member, params, result, target)
        }
        MemberKind::Property { ty, readonly, .. } => {
            let found = property(model, graph, member, ty, *readonly, target);
            let other = || constant(model, graph, member, ty, target).filter(|_| is_constant);
            found.or_else(other)
        }
        MemberKind::Constructor { .. } | MemberKind::Index { .. } | MemberKind::Event { .. } => {
            None
        }
    }
}

fn method(
    model: &Model,
    graph: &Graph<'_>,
    member: &Member,
    params: &[Param],
    result: &Type,
    target: &Target,
) -> Option<Problem> {
    let name = shown(member);
    let found = match target {
        Target::Found(found) | Target::Method(found) => *found,
        Target::Accessor {
            module,
            span,
            get: false,
            ..
        } => {
            let message = format!("`{name}` has only a setter, and the interface calls it");
            let problem = Problem::new(Code::JSI0502, message, "not a function");
            return Some(problem.at(*module, Some(*span), "this is a setter"));
        }
        Target::Accessor {
            span,
            value: Some((module, value)),
            ..
        } if kinds::is_no_function(graph.get(*module, *value)) => {
            let what = graph.get(*module, *value).described();
            let message = format!("`{name}` is a getter of {what}, not a method");
            let problem = Problem::new(Code::JSI0502, message, "called as a function");
            return Some(problem.at(*module, Some(*span), format!("a getter of {what}")));
        }
        Target::Accessor { .. } | Target::Absent | Target::Unknown => return None,
    };
    let (module, value) = match found {
        Found::Value(module, value) => (module, value),
        Found::Namespace(_) => {
            let message = format!("`{name}` is a module, not a function");
            return Some(Problem::new(Code::JSI0502, message, "not a function"));
        }
        Found::Absent | Found::Unknown => return None,
    };
    let value = graph.get(module, value);
    match value {
        Value::Function(function) => {
            let by_params = arity(module, function, params, &name);
            promise(model, module, function, result, &name).or(by_params)
        }
        Value::Class(_) => {
            let message = format!("`{name}` is a class, which cannot be called without `new`");
            let problem = Problem::new(Code::JSI0502, message, "called as a function");
            Some(problem.at(module, value.span(), "this is a class"))
        }
        Value::Object(_) | Value::Plain(..) => {
            let what = value.described();
            let problem = Problem::new(
                Code::JSI0502,
                format!("`{name}` is {what}, not a function"),
                "called as a function",
            );
            Some(problem.at(module, value.span(), format!("this is {what}")))
        }
        Value::Unknown | Value::Imported(_) | Value::Instance(..) => None,
    }
}

fn property(
    model: &Model,
    graph: &Graph<'_>,
    member: &Member,
    ty: &Type,
    readonly: bool,
    target: &Target,
) -> Option<Problem> {
    let name = shown(member);
    let (module, value) = match target {
        Target::Found(Found::Value(module, value))
        | Target::Method(Found::Value(module, value)) => (*module, *value),
        Target::Accessor {
            module,
            span,
            get,
            set,
            value,
        } => {
            let (has, lacks, does) = match (get, set) {
                (false, _) => ("setter", "getter", "reads"),
                (true, false) if !readonly => ("getter", "setter", "writes"),
                _ => {
                    let (of, value) = (*value)?;
                    let what = kinds::other(model, ty, graph.get(of, value))?;
                    let problem = other_kind(&name, what);
                    return Some(problem.at(*module, Some(*span), format!("a getter of {what}")));
                }
            };
            let message = format!("`{name}` has no {lacks}, and the interface {does} it");
            let problem = Problem::new(Code::JSI0502, message, &format!("has no {lacks}"));
            return Some(problem.at(*module, Some(*span), format!("only a {has}")));
        }
        _ => return None,
    };
    let value = graph.get(module, value);
    let is_function = matches!(value, Value::Function(_) | Value::Class(_));
    if is_function && is_no_function(model, ty) {
        let what = value.described();
        let problem = Problem::new(
            Code::JSI0502,
            format!("`{name}` is {what}, and the interface reads it as a value"),
            "read as a value",
        );
        return Some(problem.at(module, value.span(), format!("this is {what}")));
    }
    None
}

/// Compares the kind of a constant with the type of a property.
fn constant(
    model: &Model,
    graph: &Graph<'_>,
    member: &Member,
    ty: &Type,
    target: &Target,
) -> Option<Problem> {
    let Target::Found(Found::Value(module, value)) = target else {
        return None;
    };
    let value = graph.get(*module, *value);
    let what = kinds::other(model, ty, value)?;
    let problem = other_kind(&shown(member), what);
    Some(problem.at(*module, value.span(), format!("this is {what}")))
}

fn other_kind(name: &str, what: &str) -> Problem {
    let message = format!("`{name}` is {what}, and the interface reads another type");
    Problem {
        ty: kinds::type_of(what),
        ..Problem::new(Code::JSI0502, message, "another type")
    }
}

/// The name in JavaScript.
fn shown(member: &Member) -> String {
    match member.js_path.as_slice() {
        [] => member.name.clone(),
        path => path.join("."),
    }
}

/// Whether no function has a type.
fn is_no_function(model: &Model, ty: &Type) -> bool {
    match ty {
        Type::Prim(prim) => !matches!(prim, Prim::Any | Prim::Object),
        Type::Nullable(inner) => is_no_function(model, inner),
        Type::Named(id) => matches!(
            model.item(*id).kind,
            ItemKind::NumberEnum(_) | ItemKind::StringEnum(_)
        ),
        Type::Literal(_)
        | Type::Array(_)
        | Type::Tuple(_)
        | Type::Map(..)
        | Type::Set(_)
        | Type::Promise(_)
        | Type::MemoryView(_) => true,
        Type::Void
        | Type::This
        | Type::Parameter(_)
        | Type::Applied(..)
        | Type::Constructor(_)
        | Type::Dictionary(_)
        | Type::Iterable(_)
        | Type::AsyncIterable(_)
        | Type::Function(_)
        | Type::Error => false,
    }
}

/// Compares the result with whether the function returns a promise.
fn promise(
    model: &Model,
    module: ModuleId,
    function: &Function,
    result: &Type,
    name: &str,
) -> Option<Problem> {
    match (function.promise, result) {
        (Promise::Always, Type::Void) => {
            let message = format!("`{name}` returns a promise, and the interface ignores it");
            let problem = Problem::new(Code::JSI0504, message, "its errors are lost");
            let what = returns(function);
            Some(Problem {
                level: Some(Level::Warning),
                ..problem.at(module, Some(function.span), what)
            })
        }
        (Promise::Always, result) if is_no_promise(model, result) => {
            let message =
                format!("`{name}` returns a promise, and the interface has a plain result");
            let problem = Problem::new(Code::JSI0504, message, "not a promise");
            let what = returns(function);
            Some(problem.at(module, Some(function.span), what))
        }
        (Promise::Never, Type::Promise(_)) if !function.is_stub => {
            let message = format!("`{name}` returns no promise, and the interface waits for one");
            let problem = Problem::new(Code::JSI0504, message, "a promise");
            Some(problem.at(module, Some(function.span), "this is not async"))
        }
        _ => None,
    }
}

fn returns(function: &Function) -> &'static str {
    if function.is_async {
        "this is async"
    } else {
        "this returns a promise"
    }
}

/// Whether no promise has a type.
fn is_no_promise(model: &Model, ty: &Type) -> bool {
    match ty {
        Type::Prim(prim) => !matches!(prim, Prim::Any | Prim::Object),
        Type::Nullable(inner) => is_no_promise(model, inner),
        Type::Named(id) => match &model.item(*id).kind {
            // a class without `from` may describe what a promise has
            ItemKind::Class(class) => class.source.is_some(),
            ItemKind::Record(_) | ItemKind::NumberEnum(_) | ItemKind::StringEnum(_) => true,
            ItemKind::Alias(_)
            | ItemKind::Interface(_)
            | ItemKind::CallbackInterface(_)
            | ItemKind::Union(_) => false,
        },
        Type::Literal(_)
        | Type::Array(_)
        | Type::Tuple(_)
        | Type::Dictionary(_)
        | Type::Map(..)
        | Type::Set(_)
        | Type::Iterable(_)
        | Type::AsyncIterable(_)
        | Type::MemoryView(_)
        | Type::Function(_) => true,
        Type::Void
        | Type::This
        | Type::Parameter(_)
        | Type::Applied(..)
        | Type::Constructor(_)
        | Type::Promise(_)
        | Type::Error => false,
    }
}
