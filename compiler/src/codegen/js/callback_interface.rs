//! The glue of a callback interface: the functions by which Rust calls objects of JavaScript, and the one that makes the objects
//! whose members call Rust.

use super::direct::{On, variables};
use super::export::{body, member};
use super::glue;
use crate::bindings::{CallbackInterface, ExportFunction};

/// The text of the glue.
#[must_use]
pub fn callback_interface(it: &CallbackInterface) -> String {
    let mut out = glue(&it.calls);
    let declared = match variables(it.functions.iter()).as_str() {
        "" => String::new(),
        all => format!("  const {{ rt, state: s }} = it;\n  let {all};\n"),
    };
    out.push_str(&format!(
        "export function $implement(it) {{\n{declared}  it.implement = (present, n) => {{\n    const o = {{\n"
    ));
    let all = || it.functions.iter();
    out.push_str(&entries(all().filter(|of| of.optional.is_none())));
    out.push_str("    };\n");
    let mut optional = all().filter_map(|of| Some((of.optional?, of))).peekable();
    while let Some((number, first)) = optional.next() {
        let setter = optional.next_if(|(other, _)| *other == number);
        let functions = std::iter::once(first).chain(setter.map(|(_, of)| of));
        out.push_str(&format!("    if (present[{number}] === 1) it.add(o, {{\n"));
        out.push_str(&entries(functions));
        out.push_str("    });\n");
    }
    out.push_str("    return o;\n  };\n}\n");
    out
}

/// The entries of an object literal.
fn entries<'a>(functions: impl Iterator<Item = &'a ExportFunction>) -> String {
    let mut out = String::new();
    for function in functions {
        let mut text = String::new();
        let body = body(function, On::Number, "it.method(#, o, arguments)");
        member(&mut text, function, "", &body, ",");
        for line in text.trim_end().lines() {
            out.push_str(&format!("    {line}\n"));
        }
    }
    out
}
