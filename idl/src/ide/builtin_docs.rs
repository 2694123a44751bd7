//! Documentation of built-in types and attributes, for hover texts and completion.

use crate::builtins;

/// The documentation of a built-in type.
#[must_use]
pub fn builtin_type_docs(name: &str) -> Option<&'static str> {
    builtins::docs(name)
}

/// The documentation of an attribute.
#[must_use]
pub fn attribute_docs(name: &str) -> Option<&'static str> {
    Some(match name {
        "js" => "Sets the name in JavaScript, if it differs. Dots access nested objects.",
        "rust" => "Sets the name in Rust, instead of the derived one.",
        "deprecated" => "Marks the declaration as deprecated; the text gives the reason.",
        "infallible" => "The method returns no error: exceptions are passed to `reportError`.",
        "pinned" => "The view outlives the call.",
        "readonly" => "JavaScript cannot write to the view.",
        "allow" => "Disables lints for the declaration and everything in it.",
        _ => return None,
    })
}

/// The form of a type or attribute with brackets, and its parts.
pub(super) fn bracket_form(name: &str) -> Option<(&'static str, &'static [&'static str])> {
    Some(match name {
        "Promise" => ("Promise<T>", &["T"]),
        "Array" => ("Array<T>", &["T"]),
        "Record" => ("Record<T>", &["T"]),
        "Map" => ("Map<K, V>", &["K", "V"]),
        "Set" => ("Set<T>", &["T"]),
        "Iterable" => ("Iterable<T>", &["T"]),
        "AsyncIterable" => ("AsyncIterable<T>", &["T"]),
        "Function" => ("Function<(A, B) => R>", &["(A, B) => R"]),
        "MemoryView" => ("MemoryView<W>", &["W"]),
        "Number" => ("Number<W>", &["W"]),
        "BigInt" => ("BigInt<W>", &["W"]),
        "@js" => ("@js(\"dotted.name\")", &["\"dotted.name\""]),
        "@rust" => ("@rust(\"name\")", &["\"name\""]),
        "@deprecated" => ("@deprecated(\"why\")", &["\"why\""]),
        "@allow" => ("@allow(lint-name)", &["lint-name"]),
        _ => return None,
    })
}
