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

/// The documentation of a keyword.
#[must_use]
pub fn keyword_docs(word: &str) -> Option<&'static str> {
    Some(match word {
        "export" => {
            "What follows is implemented in Rust, for JavaScript: `export interface`, `export class`."
        }
        "callback" => "`callback interface`: objects that either side implements.",
        "interface" => {
            "Functions and properties: of a JavaScript module or object with `from`, of Rust with `export`."
        }
        "class" => {
            "Objects with methods and properties: of JavaScript with `from`, of Rust with `export`."
        }
        "record" => "A plain object with these fields. It is copied when it crosses.",
        "enum" => "One of several strings or numbers.",
        "type" => "Another name for a type, or the name of a union.",
        "use" => "Names from another file: `use \"./file.jsi\" { Name };`",
        "from" => "Where JavaScript has it: a module in quotes, `globalThis` or `host`.",
        "host" => "A module that is registered at run time under this name.",
        "globalThis" => {
            "The object that has all globals. Further names lead to an object in it: `globalThis.Math`."
        }
        "extends" => {
            "The item whose members it has, too; at a type parameter the class of its values."
        }
        "as" => "The name in this file.",
        "static" => "A member of the class itself, not of its objects.",
        "readonly" => "A property that cannot be set.",
        "constructor" => "Creates an object of the class, as `new` in JavaScript.",
        "events" => "Events by name, with what a listener receives.",
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
