//! The table: one row for each kind. Types of the language come in the order in which editors offer them.

use core::fmt;

use crate::{
    BigIntWidth, Callback, Check, Direct, Form, NumberWidth, Row, RustType, Sort, TypedArray, Wire,
};

/// A type of the language without parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Prim {
    /// `Boolean`, `bool`
    Boolean,
    /// `Number<W>`
    Number(NumberWidth),
    /// `BigInt<W>`
    BigInt(BigIntWidth),
    /// `Char`: a string of one scalar value
    Char,
    /// `String`
    String,
    /// `Date`
    Date,
    /// `Error`
    Error,
    /// `Object`
    Object,
    /// `Any`
    Any,
    /// `Symbol`
    Symbol,
    /// `ArrayBuffer`
    ArrayBuffer,
    /// `Uint8Array` and its kin
    TypedArray(TypedArray),
}

impl Prim {
    /// The kind of its values.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Boolean => Kind::Bool,
            Self::Number(width) => width.kind(),
            Self::BigInt(width) => width.kind(),
            Self::Char => Kind::Char,
            Self::String => Kind::String,
            Self::Date => Kind::Date,
            Self::Error => Kind::Error,
            Self::Object => Kind::Object,
            Self::Any => Kind::Any,
            Self::Symbol => Kind::Symbol,
            Self::ArrayBuffer => Kind::ArrayBuffer,
            Self::TypedArray(TypedArray::Uint8ClampedArray) => Kind::Clamped,
            Self::TypedArray(_) => Kind::Typed,
        }
    }

    /// Its row.
    #[must_use]
    pub const fn row(self) -> &'static Row {
        self.kind().row()
    }

    /// Its type in Rust.
    #[must_use]
    pub const fn rust(self) -> RustType {
        if let Self::TypedArray(array) = self {
            return RustType::Elements(array.rust());
        }
        self.row().rust
    }

    /// Its type in TypeScript.
    #[must_use]
    pub const fn ts(self) -> &'static str {
        if let Self::TypedArray(array) = self {
            return array.name();
        }
        self.row().ts
    }
}

/// As it is written in `.jsi`.
impl fmt::Display for Prim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [name, ..] = self.row().names {
            return f.write_str(name);
        }
        match self {
            Self::Number(width) => write!(f, "{}<{}>", NumberWidth::FAMILY, width.name()),
            Self::BigInt(width) => write!(f, "{}<{}>", BigIntWidth::FAMILY, width.name()),
            Self::TypedArray(array) => f.write_str(array.name()),
            // these have names in their rows
            Self::Boolean
            | Self::Char
            | Self::String
            | Self::Date
            | Self::Error
            | Self::Object
            | Self::Any
            | Self::Symbol
            | Self::ArrayBuffer => Ok(()),
        }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $number:literal { $row:expr })*) => {
        /// A kind of value. The numbers are those that the two halves of the runtime exchange.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Kind { $($(#[$doc])* $kind = $number),* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// Its row.
            #[must_use]
            pub const fn row(self) -> &'static Row {
                match self {
                    $(Self::$kind => {
                        const ROW: &Row = &Row { kind: Kind::$kind, ..$row };
                        ROW
                    })*
                }
            }

            /// Whether it is one number in the calls of callbacks. Unlike the row, this links no text.
            #[must_use]
            pub const fn callback(self) -> Callback {
                match self { $(Self::$kind => const { Self::$kind.row().callback }),* }
            }

            /// The name of its variant in Rust.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => stringify!($kind)),* }
            }
        }
    };
}

kinds! {
    /// A string.
    String = 19 { Row {
        names: &["String"],
        rust: RustType::String,
        ts: "string",
        wire: Wire::Text,
        direct: Direct::Memory,
        check: Check::TypeOf("string"),
        key: true,
        sort: Sort::String,
        about: "A string, copied.",
        ..prim("string", Prim::String)
    } }
    /// Any number.
    F64 = 11 { Row {
        names: &["Number"],
        about: "A number; the same as `Number`.",
        ..number("f64", NumberWidth::F64, 8, Direct::F64, Check::Number)
    } }
    /// Strictly `true` or `false`.
    Bool = 1 { Row {
        names: &["Boolean", "bool"],
        rust: RustType::Builtin("bool"),
        ts: "boolean",
        key: true,
        sort: Sort::Boolean,
        about: "True or false.",
        ..scalar("bool", Prim::Boolean, 1, Direct::I32, Check::Boolean)
    } }
    /// Nothing; whatever comes is ignored, `undefined` goes out.
    Void = 0 { Row {
        names: &["Void"],
        ts: "void",
        wire: Wire::Empty,
        direct: Direct::Nothing,
        callback: Callback::Result,
        check: Check::Anything,
        about: "No value. Only results have this type.",
        ..composed("void", Form::Void)
    } }
    /// An object or function, by reference.
    Object = 22 { Row {
        names: &["Object"],
        rust: RustType::Lent("Object"),
        ts: "object",
        check: Check::Object,
        key: true,
        sort: Sort::Rest,
        about: "Any object or function, by reference. Rust can read and write its properties, and copy the elements of an array.",
        ..prim("object", Prim::Object)
    } }
    /// A promise or another thenable, by reference.
    Promise = 24 { Row {
        names: &["Promise"],
        wire: Wire::Reference,
        direct: Direct::Reference,
        check: Check::Promise,
        sort: Sort::Promise,
        about: "An asynchronous result; in Rust a future. It resolves to `Void` or any value but an `Array` or another promise.",
        ..composed("promise", Form::Promise)
    } }
    /// An `Array`, copied. Of number shapes the matching typed array is taken, too.
    Array = 28 { Row {
        names: &["Array"],
        sort: Sort::Array,
        about: "An array, copied. Its elements can be of any type but `Promise`.",
        ..composed("array", Form::Array)
    } }
    /// A plain object with any string keys, copied.
    Dictionary = 40 { Row {
        names: &["Record"],
        shadowable: true,
        sort: Sort::Record,
        about: "A plain object with string keys, copied: its own enumerable properties. In Rust a `JsMap` of strings.",
        ..composed("dictionary", Form::Dictionary)
    } }
    /// A `Map`, copied.
    Map = 41 { Row {
        names: &["Map"],
        shadowable: true,
        sort: Sort::Map,
        about: "A JavaScript `Map`, copied. Keys are strings, numbers, bigints, booleans, enums, or objects by identity. In Rust a `JsMap`.",
        ..composed("map", Form::Map)
    } }
    /// A `Set`, copied.
    Set = 42 { Row {
        names: &["Set"],
        shadowable: true,
        sort: Sort::Set,
        about: "A JavaScript `Set`, copied. Its elements are those that can be keys of a `Map`. In Rust a `JsSet`.",
        ..composed("set", Form::Set)
    } }
    /// Anything with an iterator, by reference.
    Iterable = 45 { Row {
        names: &["Iterable"],
        shadowable: true,
        sort: Sort::Iterable,
        about: "Anything that JavaScript iterates over with `for … of`, by reference. In Rust a `JsIterator`, which is an iterator of results. An iterator of Rust becomes one of JavaScript, used once.",
        ..composed("iterable", Form::Iterable)
    } }
    /// Anything with an async iterator, by reference.
    AsyncIterable = 46 { Row {
        names: &["AsyncIterable"],
        shadowable: true,
        sort: Sort::AsyncIterable,
        about: "Anything that JavaScript iterates over with `for await`, by reference; also a `ReadableStream`. In Rust a `JsStream`, which is a stream of results. A stream of Rust becomes an async iterator of JavaScript, used once.",
        ..composed("asyncIterable", Form::AsyncIterable)
    } }
    /// A function, by reference.
    Function = 23 { Row {
        names: &["Function"],
        wire: Wire::Reference,
        direct: Direct::Reference,
        check: Check::TypeOf("function"),
        sort: Sort::Function,
        about: "A function that the other side can call, with at most 16 parameters, the last of which can be optional or a rest parameter. The parameters and the result of `Function` alone are `Any`.",
        ..composed("function", Form::Function)
    } }
    /// Anything, with a tag.
    Any = 25 { Row {
        names: &["Any"],
        rust: RustType::Lent("Any"),
        ts: "unknown",
        wire: Wire::Tagged,
        direct: Direct::Bytes,
        check: Check::Anything,
        sort: Sort::Any,
        about: "A value of any type; in Rust an enum.",
        ..prim("any", Prim::Any)
    } }
    /// A `Date`, milliseconds since the epoch.
    Date = 20 { Row {
        names: &["Date"],
        rust: RustType::Copied("Date"),
        ts: "Date",
        sort: Sort::Date,
        about: "A point in time: milliseconds since 1970 in UTC.",
        ..scalar("date", Prim::Date, 8, Direct::F64, Check::Date)
    } }
    /// An `Error` or `DOMException`, by reference.
    Error = 21 { Row {
        names: &["Error"],
        rust: RustType::Lent("JsError"),
        ts: "Error",
        check: Check::Error,
        sort: Sort::Error,
        about: "A JavaScript `Error`, with its name, message and stack.",
        ..prim("error", Prim::Error)
    } }
    /// A string of exactly one Unicode scalar value.
    Char = 18 { Row {
        names: &["Char", "char"],
        rust: RustType::Builtin("char"),
        ts: "string",
        key: true,
        sort: Sort::String,
        about: "A string of exactly one Unicode scalar value.",
        ..scalar("char", Prim::Char, 4, Direct::I32, Check::Char)
    } }
    /// A symbol, by reference.
    Symbol = 38 { Row {
        names: &["Symbol"],
        shadowable: true,
        rust: RustType::Lent("Symbol"),
        ts: "symbol",
        check: Check::TypeOf("symbol"),
        sort: Sort::Symbol,
        about: "A JavaScript symbol, by reference. Rust can create symbols, and look up registered and well-known ones.",
        ..prim("symbol", Prim::Symbol)
    } }
    /// An `ArrayBuffer`, copied.
    ArrayBuffer = 43 { Row {
        names: &["ArrayBuffer"],
        shadowable: true,
        rust: RustType::Elements("u8"),
        ts: "ArrayBuffer",
        wire: Wire::Elements,
        direct: Direct::Memory,
        sort: Sort::ArrayBuffer,
        about: "An `ArrayBuffer`, copied as one block of bytes.",
        ..composed("arrayBuffer", Form::Prim(Prim::ArrayBuffer))
    } }
    /// A `MemoryView` over a pinned buffer, by reference; only goes out.
    View = 35 { Row {
        names: &["MemoryView"],
        wire: Wire::Reference,
        about: "A part of the memory of Rust, not copied, of `u8`, `i32`, `f32` or `f64`. Borrowed for one call, with `@pinned` for longer.",
        ..composed("view", Form::MemoryView)
    } }
    /// A number that is an integer in the range of `i8`; likewise the others.
    I8 = 2 { integer("i8", NumberWidth::I8, 8, true) }
    /// See [`Kind::I8`].
    U8 = 3 { integer("u8", NumberWidth::U8, 8, false) }
    /// See [`Kind::I8`].
    I16 = 4 { integer("i16", NumberWidth::I16, 16, true) }
    /// See [`Kind::I8`].
    U16 = 5 { integer("u16", NumberWidth::U16, 16, false) }
    /// See [`Kind::I8`].
    I32 = 6 { integer("i32", NumberWidth::I32, 32, true) }
    /// See [`Kind::I8`].
    U32 = 7 { integer("u32", NumberWidth::U32, 32, false) }
    /// See [`Kind::I8`]. 4 bytes in WebAssembly, 8 on the machines that have them.
    Isize = 8 { Row { wire: Wire::Address, ..integer("isize", NumberWidth::Isize, 32, true) } }
    /// See [`Kind::Isize`].
    Usize = 9 { Row { wire: Wire::Address, ..integer("usize", NumberWidth::Usize, 32, false) } }
    /// A number, rounded to the nearest `f32`.
    F32 = 10 { Row {
        ..number("f32", NumberWidth::F32, 4, Direct::F32, Check::Float32)
    } }
    /// A number that is a safe integer, 8 bytes as `i64`.
    SafeI64 = 12 { safe("safeI64", NumberWidth::I64, true) }
    /// A number that is a safe integer and not negative, 8 bytes as `u64`.
    SafeU64 = 13 { safe("safeU64", NumberWidth::U64, false) }
    /// A bigint in the range of `i64`.
    BigI64 = 14 { bigint("bigI64", BigIntWidth::I64, 64, true) }
    /// A bigint in the range of `u64`.
    BigU64 = 15 { bigint("bigU64", BigIntWidth::U64, 64, false) }
    /// A bigint in the range of `i128`.
    BigI128 = 16 { bigint("bigI128", BigIntWidth::I128, 128, true) }
    /// A bigint in the range of `u128`.
    BigU128 = 17 { bigint("bigU128", BigIntWidth::U128, 128, false) }
    /// The value, or null; undefined is read as null.
    Nullable = 26 { composed("nullable", Form::Unnamed) }
    /// The value, or missing; a `Nullable` inside keeps null apart from missing.
    Optional = 27 { composed("optional", Form::Unnamed) }
    /// A typed array, copied, by the kind of its elements.
    Typed = 29 { Row {
        sort: Sort::Typed,
        wire: Wire::Elements,
        direct: Direct::Memory,
        ..composed("typed", Form::Unnamed)
    } }
    /// `Uint8ClampedArray`, copied.
    Clamped = 30 { Row {
        sort: Sort::Typed,
        wire: Wire::Elements,
        direct: Direct::Memory,
        ..composed("clamped", Form::Unnamed)
    } }
    /// The values one after the other, a JavaScript array of any length: arguments.
    Arguments = 31 { composed("arguments", Form::Unnamed) }
    /// An `Array` of exactly these values, copied.
    Tuple = 39 { Row { sort: Sort::Array, ..composed("tuple", Form::Unnamed) } }
    /// A plain object, copied field by field.
    Record = 32 { Row { sort: Sort::Record, ..composed("record", Form::Unnamed) } }
    /// One of the numbers, or with `...` any `i32`.
    NumberEnum = 33 { Row { wire: Wire::Listed, sort: Sort::Number, ..composed("numberEnum", Form::Unnamed) } }
    /// One of the strings; with `...` others are let in.
    StringEnum = 34 { Row { wire: Wire::Listed, sort: Sort::String, ..composed("stringEnum", Form::Unnamed) } }
    /// A `MemoryView` whose `set` throws, by reference; only goes out.
    ReadonlyView = 36 { Row { wire: Wire::Reference, ..composed("readonlyView", Form::Unnamed) } }
    /// An item whose values may contain values of the same item: a word, then the value.
    Recursive = 44 { composed("recursive", Form::Unnamed) }
    /// An object of a class, by reference.
    Class = 37 { Row {
        wire: Wire::Reference,
        direct: Direct::Reference,
        sort: Sort::Class,
        ..composed("class", Form::Unnamed)
    } }
    /// A value of one of several types: the number of the member, then its bytes.
    Union = 47 { composed("union", Form::Unnamed) }
    /// One value, which takes no bytes.
    Literal = 48 { Row { wire: Wire::Listed, ..composed("literal", Form::Unnamed) } }
}

/// A reference to a value, until the row says otherwise.
const fn prim(js: &'static str, prim: Prim) -> Row {
    Row {
        wire: Wire::Reference,
        direct: Direct::Reference,
        ..composed(js, Form::Prim(prim))
    }
}

/// So many bytes, one number of a signature and of a callback.
const fn scalar(js: &'static str, kind: Prim, bytes: usize, direct: Direct, check: Check) -> Row {
    Row {
        wire: Wire::Fixed(bytes),
        direct,
        callback: Callback::Number,
        check,
        ..prim(js, kind)
    }
}

const fn number(
    name: &'static str,
    width: NumberWidth,
    bytes: usize,
    direct: Direct,
    check: Check,
) -> Row {
    Row {
        rust: RustType::Builtin(name),
        ts: "number",
        key: true,
        sort: Sort::Number,
        about: "A number of this width. Values from JavaScript are checked.",
        ..scalar(name, Prim::Number(width), bytes, direct, check)
    }
}

const fn integer(name: &'static str, width: NumberWidth, bits: u32, signed: bool) -> Row {
    let check = Check::Integer { name, bits, signed };
    number(name, width, bits as usize / 8, Direct::I32, check)
}

const fn safe(js: &'static str, width: NumberWidth, signed: bool) -> Row {
    let name = width.name();
    Row {
        js,
        direct: Direct::F64,
        callback: Callback::Argument,
        about: "Ambiguous: use `Number<…>` or `BigInt<…>`.",
        ..integer(name, width, 64, signed)
    }
}

const fn bigint(js: &'static str, width: BigIntWidth, bits: u32, signed: bool) -> Row {
    let name = width.name();
    Row {
        rust: RustType::Builtin(name),
        ts: "bigint",
        key: true,
        wire: Wire::Fixed(bits as usize / 8),
        direct: if bits > 64 {
            Direct::Bytes
        } else {
            Direct::I64
        },
        check: Check::BigInt { name, bits, signed },
        sort: Sort::BigInt,
        about: "A bigint of this width.",
        ..prim(js, Prim::BigInt(width))
    }
}

/// What depends on its parts, until the row says otherwise.
const fn composed(js: &'static str, form: Form) -> Row {
    Row {
        kind: Kind::Void,
        js,
        form,
        names: &[],
        shadowable: false,
        rust: RustType::Composed,
        ts: "",
        wire: Wire::Composed,
        direct: Direct::Bytes,
        callback: Callback::Bytes,
        check: Check::Composed,
        key: false,
        sort: Sort::Composed,
        about: "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MAX_SAFE_INTEGER;

    #[test]
    fn kinds_and_types_of_the_language_belong_together() {
        for kind in Kind::ALL {
            let row = kind.row();
            assert_eq!(row.kind, *kind);
            if let Form::Prim(prim) = row.form {
                assert_eq!(prim.kind(), *kind);
                let is_width = matches!(prim, Prim::Number(_) | Prim::BigInt(_));
                assert!(is_width || !row.names.is_empty(), "{kind:?} has no name");
            }
            assert!(row.names.is_empty() || !row.about.is_empty());
        }
    }

    #[test]
    fn ranges() {
        let range = |kind: Kind| kind.row().check.range().map(|range| (range.min, range.max));
        let safe: u128 = MAX_SAFE_INTEGER.unsigned_abs().into();
        assert_eq!(range(Kind::I8), Some((-128, 127)));
        assert_eq!(range(Kind::Usize), Some((0, u32::MAX.into())));
        assert_eq!(
            range(Kind::SafeI64),
            Some((-i128::from(MAX_SAFE_INTEGER), safe))
        );
        assert_eq!(range(Kind::SafeU64), Some((0, safe)));
        assert_eq!(
            range(Kind::BigI128),
            Some((i128::MIN, i128::MAX.unsigned_abs()))
        );
        assert_eq!(range(Kind::BigU128), Some((0, u128::MAX)));
        assert_eq!(range(Kind::F64), None);
    }
}
