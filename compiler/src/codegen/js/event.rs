//! The glue of an event: it adds the listener and gives the function that removes it.

use super::param::{Arguments, Callee};
use super::text::{literal, optional_access};
use super::{container, missing};
use crate::bindings::{Calls, Event, Function, Holder, Source};

/// Prints the statements that add the listener; gives the expression of the function that removes it.
pub(super) fn listen(
    out: &mut String,
    calls: &Calls,
    function: &Function,
    event: &Event,
    arguments: &Arguments,
) -> String {
    for (object, member, path) in [("o", "f", &function.path), ("p", "g", &event.remove)] {
        let (target, last) = container(calls, function, path);
        let missing = missing(calls, function, path);
        out.push_str(&format!(
            "  const {object} = {target};\n  const {member} = {object}{};\n  if (typeof {member} !== \"function\") {missing};\n",
            optional_access(last)
        ));
    }
    let callee = |object, path: &[String]| match (function.on, &calls.source, path) {
        // an export of a module is called without `this`
        (Holder::Source, Some(Source::Module { .. }), [_]) => Callee::Plain,
        _ => Callee::Method(object),
    };
    let name = literal(&event.name);
    let add = arguments.call_after(&name, "f", callee("o", &function.path));
    let remove = arguments.call_after(&name, "g", callee("p", &event.remove));
    out.push_str(&format!("  {add};\n"));
    format!("() => {remove}")
}
