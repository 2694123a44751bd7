//! Compares the number of arguments with what functions and constructors take.

use jsi_idl::diagnostics::Code;
use jsi_idl::model::Param;

use super::facts::{Base, Function, Value};
use super::graph::{Found, Graph, ModuleId};
use super::problem::Problem;

/// Compares the arguments of a constructor with what the class takes.
pub(super) fn construction(
    graph: &Graph<'_>,
    module: ModuleId,
    value: usize,
    params: &[Param],
) -> Option<Problem> {
    if graph.is_changed(module, value) {
        return None;
    }
    match graph.get(module, value) {
        Value::Function(function) => arity(module, function, params, "constructor"),
        Value::Class(class) => match (&class.constructor, &class.base) {
            (Some(function), _) => arity(module, function, params, "constructor"),
            (None, Base::None) if !params.is_empty() => {
                let problem = Problem::new(
                    Code::JSI0503,
                    format!(
                        "the constructor takes no arguments, and {} passed",
                        are(params.len())
                    ),
                    "more than JavaScript takes",
                );
                Some(problem.at(module, Some(class.span), "this class has no constructor"))
            }
            (None, Base::Value(base)) => match graph.resolved(module, *base) {
                Found::Value(module, base) => construction(graph, module, base, params),
                _ => None,
            },
            (None, Base::None | Base::Global(_)) => None,
        },
        _ => None,
    }
}

fn are(count: usize) -> String {
    match count {
        1 => "1 is".to_owned(),
        count => format!("{count} are"),
    }
}

/// Compares the number of arguments with the parameters of a function.
pub(super) fn arity(
    module: ModuleId,
    function: &Function,
    params: &[Param],
    name: &str,
) -> Option<Problem> {
    let least = params
        .iter()
        .take_while(|it| !it.optional && !it.rest)
        .count();
    let has_rest = params.iter().any(|it| it.rest);
    let needed = function.params.iter().enumerate().skip(least);
    // a rest parameter may have any number
    let needed = needed.filter(|_| !has_rest);
    let needed = needed.filter_map(|(index, it)| Some((index, it.needed?, it)));
    if let Some((index, span, param)) = needed.into_iter().next() {
        let what = match param.name.as_str() {
            "" => format!("parameter {}", index + 1),
            name => format!("parameter `{name}`"),
        };
        let message = if index < params.len() {
            format!("`{name}` needs {what}, which is optional in the interface")
        } else {
            format!("`{name}` needs {what}, which the interface does not pass")
        };
        let problem = Problem::new(
            Code::JSI0503,
            message,
            "passes fewer arguments than JavaScript needs",
        );
        return Some(problem.at(module, Some(span), "undefined is no value for this"));
    }
    if function.takes_all || function.is_stub || has_rest {
        return None;
    }
    let (passed, taken) = (params.len(), function.params.len());
    if passed > taken {
        let takes = match taken {
            0 => "no arguments".to_owned(),
            1 => "1 argument".to_owned(),
            taken => format!("{taken} arguments"),
        };
        let message = format!("`{name}` takes {takes}, and {} passed", are(passed));
        let problem = Problem::new(
            Code::JSI0503,
            message,
            "passes more arguments than JavaScript takes",
        );
        return Some(problem.at(module, Some(function.span), format!("takes {takes}")));
    }
    None
}
