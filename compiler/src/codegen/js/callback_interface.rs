//! The glue of a callback interface: the functions by which Rust calls objects of JavaScript, and the one that makes the objects
//! whose members call Rust.

use super::export::member;
use super::glue;
use crate::bindings::{CallbackInterface, ExportFunction};

/// The text of the glue.
#[must_use]
pub fn callback_interface(it: &CallbackInterface) -> String {
    let mut out = glue(&it.calls);
    let used = if it.functions.iter().any(|of| of.optional.is_some()) {
        "present"
    } else {
        ""
    };
    out.push_str(&format!(
        "export function $implement(it) {{\n  it.implement = ({used}) => {{\n    const o = {{\n"
    ));
    let all = || it.functions.iter().enumerate();
    out.push_str(&entries(all().filter(|(_, of)| of.optional.is_none()), 4));
    out.push_str("    };\n");
    let mut optional = all()
        .filter_map(|(index, of)| Some((of.optional?, (index, of))))
        .peekable();
    while let Some((number, first)) = optional.next() {
        let setter = optional.next_if(|(other, _)| *other == number);
        let functions = std::iter::once(first).chain(setter.map(|(_, of)| of));
        out.push_str(&format!("    if (present[{number}] === 1) it.add(o, {{\n"));
        out.push_str(&entries(functions, 4));
        out.push_str("    });\n");
    }
    out.push_str("    return o;\n  };\n}\n");
    out
}

/// The entries of an object literal, each with the number of its function.
fn entries<'a>(
    functions: impl Iterator<Item = (usize, &'a ExportFunction)>,
    indent: usize,
) -> String {
    let mut out = String::new();
    for (index, function) in functions {
        let mut text = String::new();
        let call = format!("it.method({index}, o, arguments)");
        member(&mut text, function, "", &call, ",");
        for line in text.trim_end().lines() {
            out.push_str(&format!("{}{line}\n", " ".repeat(indent)));
        }
    }
    out
}
