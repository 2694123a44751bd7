//! Type names of other languages, and what `.jsi` has instead. A declared type of the same name goes first.

use crate::diagnostics::Code;

/// What is known about a name that is not a `.jsi` type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ForeignType {
    pub(crate) code: Code,
    /// What to write, if that is certain.
    pub(crate) fix: Option<&'static str>,
    /// The help.
    pub(crate) help: &'static str,
}

const fn exactly(fix: &'static str, help: &'static str) -> Option<ForeignType> {
    Some(ForeignType {
        code: Code::JSI0101,
        fix: Some(fix),
        help,
    })
}

const fn hint(help: &'static str) -> Option<ForeignType> {
    Some(ForeignType {
        code: Code::JSI0101,
        fix: None,
        help,
    })
}

const fn absent(help: &'static str) -> Option<ForeignType> {
    Some(ForeignType {
        code: Code::JSI0006,
        fix: None,
        help,
    })
}

const WIDE: &str = "64 bits have two mappings: `Number<i64>`, a number that holds safe integers only, and `BigInt<i64>`, a bigint";
const WIDE_UNSIGNED: &str = "64 bits have two mappings: `Number<u64>`, a number that holds safe integers only, and `BigInt<u64>`, a bigint";
const BIGINT: &str =
    "a bigint takes a width: `BigInt<i64>`, `BigInt<u64>`, `BigInt<i128>` or `BigInt<u128>`";
const NULL: &str =
    "a type with `?` admits null, as in `String?`; a result without a value is `Void`";
const MAP: &str = "a record with known fields, or `Object` by reference, can take its place";
const SET: &str = "an `Array`, or `Object` by reference, can take its place";
const ITERATOR: &str =
    "an `Array`, or a method that is called for each next value, can take its place";
const STREAM: &str =
    "`Object` passes it by reference; a class of that name can be declared with `from globalThis`";
const FUNCTION: &str = "a function type is written `Function<(String, i32) => Void>`";
const VIEW: &str = "`MemoryView<T>` lends memory for a call, with `@pinned` for longer";
const I32: &str = "a whole number of 32 bits is `i32`, in full `Number<i32>`";
const F64: &str = "a floating point number of 64 bits is `f64` or `Number`";
const ACTION: &str = "a function without parameters and result is `Function<() => Void>`";
const NUMBER: &str =
    "the number of JavaScript is `Number`, with a width where one is meant: `Number<i32>`";

/// Looks a name up; `args` is the number of arguments it was written with.
pub(crate) fn foreign(name: &str, args: usize) -> Option<ForeignType> {
    match (name, args) {
        // TypeScript and JavaScript
        ("number", 0) => exactly("Number", NUMBER),
        ("string", 0) => exactly("String", "the string of JavaScript is `String`"),
        ("boolean", 0) => exactly("Boolean", "the boolean of JavaScript is `Boolean`"),
        ("bigint", 0) => hint(BIGINT),
        ("any" | "unknown", 0) => exactly("Any", "a value of any type is `Any`"),
        ("object", 0) => exactly("Object", "an object by reference is `Object`"),
        ("void", 0) => exactly("Void", "a result without a value is `Void`"),
        ("never", 0) => hint("a function that always throws has the result `Void`"),
        ("null" | "undefined", 0) => hint(NULL),
        ("symbol", 0) => exactly("Symbol", "the symbol of JavaScript is `Symbol`"),
        ("Record", 2) => hint("a record with named fields is declared with `record`"),
        ("ReadonlyArray", 1) => exactly("Array", "an array is copied, so it is `Array` either way"),
        ("ArrayBuffer" | "Buffer", 0) => hint("bytes are a `Uint8Array`"),
        // C, Java, C#, Rust
        ("int" | "Int32" | "integer", 0) => exactly("i32", I32),
        ("uint" | "UInt32", 0) => exactly("u32", "a 32-bit number without a sign is `u32`"),
        ("short" | "Int16", 0) => exactly("i16", "a whole number of 16 bits is `i16`"),
        ("ushort" | "UInt16", 0) => exactly("u16", "a 16-bit number without a sign is `u16`"),
        ("sbyte" | "SByte", 0) => exactly("i8", "a whole number of 8 bits is `i8`"),
        ("byte", 0) => hint("a whole number of 8 bits is `u8`, with a sign `i8`"),
        ("Byte", 0) => exactly("u8", "an 8-bit number without a sign is `u8`"),
        ("long" | "Int64", 0) => hint(WIDE),
        ("ulong" | "UInt64", 0) => hint(WIDE_UNSIGNED),
        ("float" | "Single", 0) => exactly("f32", "a floating point number of 32 bits is `f32`"),
        ("double" | "Double", 0) => exactly("f64", F64),
        ("IntPtr", 0) => exactly("isize", "a whole number of pointer size is `isize`"),
        ("str" | "DOMString" | "USVString", 0) => {
            exactly("String", "text is `String` in every position")
        }
        ("DateTime" | "DateTimeOffset" | "SystemTime", 0) => {
            exactly("Date", "a point in time is `Date`")
        }
        ("Exception" | "JsError", 0) => exactly("Error", "an error as a value is `Error`"),
        ("JSObject", 0) => exactly("Object", "an object by reference is `Object`"),
        ("Vec" | "List" | "Sequence" | "sequence", 1) => {
            exactly("Array", "a list of values is `Array<T>`")
        }
        ("Task" | "Future", 1) => exactly("Promise", "a value that comes later is `Promise<T>`"),
        ("Task" | "Future", 0) => exactly(
            "Promise<Void>",
            "an end that comes later is `Promise<Void>`",
        ),
        ("Option" | "Nullable", 1) => {
            hint("a value that may be null has `?` after its type, as in `String?`")
        }
        ("Result", _) => hint("every call can fail, so only the type of the value is written"),
        ("Action", 0) => exactly("Function<() => Void>", ACTION),
        ("Action" | "Func", _) => hint(FUNCTION),
        ("Span" | "ArraySegment", 1) => hint(VIEW),
        // not in version 1
        ("Map" | "WeakMap" | "HashMap" | "Dictionary", _) => absent(MAP),
        ("Set" | "WeakSet" | "HashSet", _) => absent(SET),
        ("Iterator" | "Iterable" | "IterableIterator" | "Generator", _) => absent(ITERATOR),
        ("AsyncIterator" | "AsyncIterable" | "AsyncGenerator", _) => absent(ITERATOR),
        ("ReadableStream" | "WritableStream" | "TransformStream", _) => absent(STREAM),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtins::{builtin, builtin_names};

    #[test]
    fn a_fix_begins_with_a_type_of_the_language() {
        let names = [
            ("number", 0),
            ("int", 0),
            ("Vec", 1),
            ("Task", 0),
            ("Action", 0),
        ];
        for (name, args) in names {
            let fix = foreign(name, args).and_then(|found| found.fix);
            let head = fix.and_then(|fix| fix.split('<').next());
            assert!(head.and_then(builtin).is_some(), "{name}: {fix:?}");
        }
    }

    #[test]
    fn no_built_in_name_is_foreign() {
        for name in builtin_names() {
            assert!((0..3).all(|args| foreign(name, args).is_none()), "{name}");
        }
    }

    #[test]
    fn two_mappings_are_never_chosen_between() {
        for name in ["bigint", "long", "ulong", "byte", "null"] {
            let found = foreign(name, 0);
            assert!(found.is_some_and(|found| found.fix.is_none()), "{name}");
        }
    }
}
