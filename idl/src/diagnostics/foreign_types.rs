//! Type names of other languages, and what `.jsi` has instead. A declared type of the same name goes first.

use std::borrow::Cow;

use super::{Applicability, Code};
use crate::builtins;

/// The counterpart of a type name of another language.
#[derive(Debug, Clone)]
pub(crate) struct ForeignType {
    pub(crate) code: Code,
    /// The replacements, the most likely one first.
    pub(crate) forms: Cow<'static, [&'static str]>,
    /// Whether the first of them is certain.
    pub(crate) applicability: Applicability,
    /// The help.
    pub(crate) help: Cow<'static, str>,
}

const fn new(
    code: Code,
    applicability: Applicability,
    forms: &'static [&'static str],
    help: &'static str,
) -> Option<ForeignType> {
    Some(ForeignType {
        code,
        forms: Cow::Borrowed(forms),
        applicability,
        help: Cow::Borrowed(help),
    })
}

const fn exactly(form: &'static [&'static str], help: &'static str) -> Option<ForeignType> {
    new(Code::JSI0101, Applicability::Safe, form, help)
}

/// One of several, or one that loses something.
const fn likely(forms: &'static [&'static str], help: &'static str) -> Option<ForeignType> {
    new(Code::JSI0101, Applicability::Offered, forms, help)
}

const fn hint(help: &'static str) -> Option<ForeignType> {
    new(Code::JSI0101, Applicability::Offered, &[], help)
}

const fn absent(help: &'static str) -> Option<ForeignType> {
    new(Code::JSI0006, Applicability::Offered, &[], help)
}

const WIDE: &str = "a 64-bit integer is `Number<i64>`, a number that is exact only up to 2^53 - 1, or `BigInt<i64>`, a bigint";
const WIDE_UNSIGNED: &str = "a 64-bit integer is `Number<u64>`, a number that is exact only up to 2^53 - 1, or `BigInt<u64>`, a bigint";
const BIGINT: &str =
    "a bigint needs a width: `BigInt<i64>`, `BigInt<u64>`, `BigInt<i128>` or `BigInt<u128>`";
const NULL: &str = "a nullable type has a `?`, as in `String?`; an empty result is `Void`";
const MAP: &str =
    "`Map<K, V>` is a `Map`, `Record<T>` an object with any string keys; both are copied";
const SET: &str = "`Set<T>` is a `Set`, copied";
const WEAK: &str = "use `Object` for a reference to it";
const ITERABLE: &str = "`Iterable<T>` is anything that `for … of` iterates over";
const ASYNC_ITERABLE: &str = "`AsyncIterable<T>` is anything that `for await` iterates over";
const READABLE: &str =
    "use `AsyncIterable<T>` for its chunks, or declare a class of this name with `from globalThis`";
const STREAM: &str =
    "use `Object` by reference, or declare a class of this name with `from globalThis`";
const FUNCTION: &str = "a function type is written `Function<(String, i32) => Void>`";
const VIEW: &str =
    "`MemoryView<T>` is memory that is borrowed for a call, with `@pinned` for longer";
const I32: &str = "`i32`, short for `Number<i32>`, is a signed 32-bit integer";
const F64: &str = "`f64` (or `Number`) is a 64-bit floating-point number";
const ACTION: &str = "`Function<() => Void>` is a function without parameters and result";
const NUMBER: &str = "`Number` is a JavaScript number, optionally with a width: `Number<i32>`";

/// Looks a name up; `args` is the number of arguments it was written with.
pub(crate) fn foreign(name: &str, args: usize) -> Option<ForeignType> {
    match (name, args) {
        // TypeScript and JavaScript
        ("number", 0) => exactly(&["Number"], NUMBER),
        ("bigint", 0) => likely(
            &["BigInt<i64>", "BigInt<u64>", "BigInt<i128>", "BigInt<u128>"],
            BIGINT,
        ),
        ("any" | "unknown" | "mixed", 0) => exactly(&["Any"], "`Any` is a value of any type"),
        ("object", 0) => exactly(&["Object"], "`Object` is an object by reference"),
        ("void" | "Unit" | "None", 0) => {
            exactly(&["Void"], "`Void` is the type of an empty result")
        }
        ("never", 0) => hint("a function that always throws has the result `Void`"),
        ("undefined", 0) => exactly(&["Void"], NULL),
        ("null", 0) => hint(NULL),
        ("Bool", 0) => exactly(&["Boolean"], "`Boolean` is a JavaScript boolean"),
        ("this", 0) => hint("the result of a method that returns its object is `This`"),
        ("ReadonlyArray" | "FrozenArray", 1) => exactly(
            &["Array"],
            "`Array` is copied, so there is no read-only variant",
        ),
        ("Buffer", 0) => hint("use `Uint8Array` or `ArrayBuffer` for bytes"),
        ("ReadonlyMap" | "HashMap" | "IndexMap" | "BTreeMap", 2) => exactly(&["Map"], MAP),
        ("ReadonlySet" | "HashSet" | "IndexSet" | "BTreeSet", 1) => exactly(&["Set"], SET),
        ("Dictionary", 1) => exactly(&["Record"], MAP),
        ("Dictionary" | "HashMap" | "IndexMap" | "BTreeMap", _) => hint(MAP),
        ("HashSet" | "IndexSet" | "BTreeSet", _) => hint(SET),
        // C, Java, C#, Rust
        ("Int32" | "s32" | "int32", 0) => exactly(&["i32"], I32),
        ("int" | "Int" | "integer" | "Integer", 0) => likely(&["i32", "Number"], I32),
        ("uint" | "UInt32" | "uint32", 0) => {
            exactly(&["u32"], "`u32` is an unsigned 32-bit integer")
        }
        ("short" | "Int16" | "s16" | "int16", 0) => {
            exactly(&["i16"], "`i16` is a signed 16-bit integer")
        }
        ("ushort" | "UInt16" | "uint16", 0) => {
            exactly(&["u16"], "`u16` is an unsigned 16-bit integer")
        }
        ("sbyte" | "SByte" | "Int8" | "s8" | "int8", 0) => {
            exactly(&["i8"], "`i8` is a signed 8-bit integer")
        }
        ("byte", 0) => likely(
            &["u8", "i8"],
            "`u8` is an unsigned 8-bit integer, `i8` a signed one",
        ),
        ("Byte" | "UInt8" | "uint8", 0) => exactly(&["u8"], "`u8` is an unsigned 8-bit integer"),
        ("long" | "Long" | "Int64" | "s64", 0) => likely(&["Number<i64>", "BigInt<i64>"], WIDE),
        ("ulong" | "UInt64" | "ULong", 0) => likely(&["Number<u64>", "BigInt<u64>"], WIDE_UNSIGNED),
        ("float" | "Float" | "Single" | "float32", 0) => {
            exactly(&["f32"], "`f32` is a 32-bit floating-point number")
        }
        ("double" | "Double" | "float64", 0) => exactly(&["f64"], F64),
        ("IntPtr", 0) => exactly(&["isize"], "`isize` is a signed pointer-sized integer"),
        ("str" | "DOMString" | "USVString" | "ByteString" | "CharSequence", 0) => exactly(
            &["String"],
            "`String` is a string, as an argument and as a result",
        ),
        ("DateTime" | "DateTimeOffset" | "SystemTime", 0) => {
            exactly(&["Date"], "`Date` is a point in time")
        }
        ("Exception" | "JsError", 0) => exactly(&["Error"], "`Error` is an error as a value"),
        ("JSObject", 0) => exactly(&["Object"], "`Object` is an object by reference"),
        ("Vec" | "List" | "list" | "Sequence" | "sequence", 1) => {
            exactly(&["Array"], "`Array<T>` is a list of values")
        }
        ("Task" | "ValueTask" | "Future", 1) => {
            exactly(&["Promise"], "`Promise<T>` is an asynchronous result")
        }
        ("Task" | "ValueTask" | "Future", 0) => exactly(
            &["Promise<Void>"],
            "`Promise<Void>` is an asynchronous result without a value",
        ),
        ("Option" | "Optional" | "Nullable" | "option", 1) => {
            hint("a nullable type has a `?`, as in `String?`")
        }
        ("Result" | "result", _) => hint("every call can fail; use only the type of the value"),
        ("Box" | "Rc" | "Arc", 1) => hint("the type determines how a value is passed"),
        ("Partial" | "Required" | "Readonly" | "Pick" | "Omit" | "NonNullable", _) => absent(
            "utility types of TypeScript such as `Partial` have no counterpart; declare a `record`",
        ),
        ("Callback" | "Closure" | "Runnable", 0) => likely(&["Function"], FUNCTION),
        ("StaticArray", 1) => hint("`Array<T>` is a list of values, `Uint8Array` has bytes"),
        ("Action", 0) => exactly(&["Function<() => Void>"], ACTION),
        ("Action" | "Func", _) => hint(FUNCTION),
        ("Span" | "ArraySegment", 1) => hint(VIEW),
        ("Iterator" | "IterableIterator" | "IteratorObject" | "IEnumerable", 1) => {
            exactly(&["Iterable"], ITERABLE)
        }
        ("AsyncIterator" | "AsyncIterableIterator" | "AsyncIteratorObject", 1)
        | ("IAsyncEnumerable", 1) => exactly(&["AsyncIterable"], ASYNC_ITERABLE),
        ("Stream", 1) => likely(&["AsyncIterable"], ASYNC_ITERABLE),
        ("Iterator" | "IterableIterator" | "Generator", _) => hint(ITERABLE),
        ("AsyncIterator" | "AsyncIterableIterator" | "AsyncGenerator", _) => hint(ASYNC_ITERABLE),
        // not in version 1
        ("WeakMap" | "WeakSet", _) => absent(WEAK),
        ("ReadableStream", _) => absent(READABLE),
        ("WritableStream" | "TransformStream", _) => absent(STREAM),
        (name, 0) => typescript(name),
        _ => None,
    }
}

/// A type that has a name of its own in TypeScript: `string`, `boolean`, `symbol`.
fn typescript(name: &str) -> Option<ForeignType> {
    let form = builtins::of_typescript(name).filter(|builtin| *builtin != name)?;
    Some(ForeignType {
        code: Code::JSI0101,
        forms: vec![form].into(),
        applicability: Applicability::Safe,
        help: format!("`{form}` is a JavaScript {name}").into(),
    })
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
            let found = foreign(name, args)
                .map(|found| found.forms)
                .unwrap_or_default();
            let head = found.first().and_then(|form| form.split('<').next());
            assert!(head.and_then(builtin).is_some(), "{name}: {found:?}");
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
        for name in ["bigint", "long", "ulong", "byte", "null", "int"] {
            let found = foreign(name, 0).map(|found| found.applicability);
            assert_eq!(found, Some(Applicability::Offered), "{name}");
        }
    }
}
