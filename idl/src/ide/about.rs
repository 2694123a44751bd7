//! A few words about everything that the language itself brings along, for help while writing.

/// About a type of the language.
#[must_use]
pub fn about_type(name: &str) -> Option<&'static str> {
    Some(match name {
        "Boolean" | "bool" => "True or false.",
        "Number" => {
            "A number of JavaScript. Alone it is an `f64`; `Number<W>` has another width, which is checked when a value arrives."
        }
        "BigInt" => {
            "A bigint of JavaScript with the width of a Rust integer: `BigInt<i64>`, `BigInt<u64>`, `BigInt<i128>` or `BigInt<u128>`."
        }
        "f64" => "A number; the same as `Number`.",
        "i8" | "u8" | "i16" | "u16" | "i32" | "u32" | "isize" | "usize" | "f32" => {
            "A number of this width, which is checked when a value arrives."
        }
        "i64" | "u64" => "A number or a bigint: `Number<…>` or `BigInt<…>` says which.",
        "i128" | "u128" => "A bigint of this width.",
        "Char" | "char" => "A string of exactly one Unicode scalar value.",
        "String" => "Text, copied from one side to the other.",
        "Void" => "No value. Only results have this type.",
        "Date" => "A moment: milliseconds since 1970.",
        "Error" => "An `Error` of JavaScript, with its name, message and stack.",
        "Object" => {
            "Any object or function, by reference. Its properties are read and written from Rust, and arrays in it copied on request."
        }
        "Any" => "Whatever value there is; in Rust an enum of the kinds.",
        "Promise" => {
            "A value that comes later; in Rust a future. It holds a simple type, `Void` or a reference that may be null, and no `Array`."
        }
        "Array" => {
            "An array, copied. Its elements are `u8`, `i32`, `f32`, `f64`, `String`, `Object`, `Any`, records, enums or classes."
        }
        "Function" => {
            "A function that can be called from the other side, with at most 8 parameters. `Function` alone takes and gives `Any`."
        }
        "MemoryView" => {
            "A part of the memory of Rust, not copied, of `u8`, `i32`, `f32` or `f64`. Lent for one call, with `@pinned` longer."
        }
        "BigInt64Array" | "BigUint64Array" | "Float32Array" | "Float64Array" | "Int8Array"
        | "Int16Array" | "Int32Array" | "Uint8Array" | "Uint8ClampedArray" | "Uint16Array"
        | "Uint32Array" => "A typed array, copied in one piece.",
        _ => return None,
    })
}

/// About an attribute.
#[must_use]
pub fn about_attribute(name: &str) -> Option<&'static str> {
    Some(match name {
        "js" => "The name in JavaScript, where it is another one. Dots lead to a part of a part.",
        "rust" => "The name in Rust, where the derived one is not wanted.",
        "deprecated" => "Should no longer be used; the text says why.",
        "infallible" => {
            "Nothing comes back, not even an error: what is thrown goes to `reportError`."
        }
        "pinned" => "The view outlives the call.",
        "readonly" => "JavaScript cannot write to the view.",
        "allow" => "Silences lints here.",
        _ => return None,
    })
}

/// How something between brackets is written, and its parts.
pub(super) fn form(name: &str) -> Option<(&'static str, &'static [&'static str])> {
    Some(match name {
        "Promise" => ("Promise<T>", &["T"]),
        "Array" => ("Array<T>", &["T"]),
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
