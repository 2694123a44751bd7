//! The one table of primitive types: how they are written, what they are in JavaScript and in Rust.

/// A type without parts.
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
    /// `Uint8Array` and its kin
    TypedArray(TypedArray),
}

macro_rules! widths {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $rust:literal $js:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $(#[doc = concat!("`", $js, "`, in Rust `", $rust, "`")] $variant),* }

        impl $name {
            /// Every row.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The Rust type (of one element).
            #[must_use]
            pub const fn rust(self) -> &'static str {
                match self { $(Self::$variant => $rust),* }
            }

            /// As written in `.jsi` (the argument, or the whole name of a typed array).
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $js),* }
            }

            /// The row of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|row| row.name() == name)
            }
        }
    };
}

widths!(
    /// The widths of `Number<W>`.
    NumberWidth {
        I8 "i8" "i8", U8 "u8" "u8", I16 "i16" "i16", U16 "u16" "u16", I32 "i32" "i32", U32 "u32" "u32",
        Isize "isize" "isize", Usize "usize" "usize", F32 "f32" "f32", F64 "f64" "f64",
        I64 "i64" "i64", U64 "u64" "u64",
    }
);

widths!(
    /// The widths of `BigInt<W>`.
    BigIntWidth { I64 "i64" "i64", U64 "u64" "u64", I128 "i128" "i128", U128 "u128" "u128" }
);

widths!(
    /// The typed arrays.
    TypedArray {
        Uint8Array "u8" "Uint8Array", Uint8ClampedArray "u8" "Uint8ClampedArray", Int8Array "i8" "Int8Array",
        Int16Array "i16" "Int16Array", Uint16Array "u16" "Uint16Array",
        Int32Array "i32" "Int32Array", Uint32Array "u32" "Uint32Array",
        Float32Array "f32" "Float32Array", Float64Array "f64" "Float64Array",
        BigInt64Array "i64" "BigInt64Array", BigUint64Array "u64" "BigUint64Array",
    }
);

widths!(
    /// The element types of `MemoryView<W>`.
    ViewElement { U8 "u8" "u8", I32 "i32" "i32", F32 "f32" "f32", F64 "f64" "f64" }
);
