//! The types that a width or an element chooses: `Number<W>`, `BigInt<W>`, typed arrays, `MemoryView<W>`.

use crate::Kind;

macro_rules! widths {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $text:literal $kind:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $(#[doc = concat!("`", $text, "`")] $variant),* }

        impl $name {
            /// Every row.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As written in `.jsi` (the argument, or the whole name of a typed array).
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The kind of the number, or of one element.
            #[must_use]
            pub const fn kind(self) -> Kind {
                match self { $(Self::$variant => Kind::$kind),* }
            }

            /// The Rust type (of one element).
            #[must_use]
            pub const fn rust(self) -> &'static str {
                self.kind().row().rust.name()
            }

            /// The row of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

widths!(
    /// The widths of `Number<W>`.
    NumberWidth {
        I8 "i8" I8, U8 "u8" U8, I16 "i16" I16, U16 "u16" U16, I32 "i32" I32, U32 "u32" U32,
        Isize "isize" Isize, Usize "usize" Usize, F32 "f32" F32, F64 "f64" F64,
        I64 "i64" SafeI64, U64 "u64" SafeU64,
    }
);

widths!(
    /// The widths of `BigInt<W>`.
    BigIntWidth { I64 "i64" BigI64, U64 "u64" BigU64, I128 "i128" BigI128, U128 "u128" BigU128 }
);

widths!(
    /// The typed arrays.
    TypedArray {
        Uint8Array "Uint8Array" U8, Uint8ClampedArray "Uint8ClampedArray" U8, Int8Array "Int8Array" I8,
        Int16Array "Int16Array" I16, Uint16Array "Uint16Array" U16,
        Int32Array "Int32Array" I32, Uint32Array "Uint32Array" U32,
        Float32Array "Float32Array" F32, Float64Array "Float64Array" F64,
        BigInt64Array "BigInt64Array" BigI64, BigUint64Array "BigUint64Array" BigU64,
    }
);

widths!(
    /// The element types of `MemoryView<W>`.
    ViewElement { U8 "u8" U8, I32 "i32" I32, F32 "f32" F32, F64 "f64" F64 }
);

impl NumberWidth {
    /// The name of the family.
    pub const FAMILY: &'static str = "Number";
    /// A few words for help while writing.
    pub const ABOUT: &'static str = "A JavaScript number. `Number` alone is an `f64`; `Number<W>` has another width. Values from JavaScript are checked.";
}

impl BigIntWidth {
    /// The name of the family.
    pub const FAMILY: &'static str = "BigInt";
    /// A few words for help while writing.
    pub const ABOUT: &'static str = "A JavaScript bigint with the width of a Rust integer: `BigInt<i64>`, `BigInt<u64>`, `BigInt<i128>` or `BigInt<u128>`.";
}

impl TypedArray {
    /// A few words for help while writing.
    pub const ABOUT: &'static str = "A typed array, copied as one block of memory.";

    /// The bytes of an element.
    #[must_use]
    pub const fn size(self) -> usize {
        match self.kind().row().wire.width() {
            Some(width) => width,
            // no element is so
            None => 1,
        }
    }

    /// The typed array with elements of that kind.
    #[must_use]
    pub fn of(element: Kind) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|array| array.kind() == element)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_arrays_match_their_elements() {
        let of = |kind| TypedArray::of(kind).map(TypedArray::name);
        assert_eq!(of(Kind::U8), Some("Uint8Array"));
        assert_eq!(of(Kind::BigI64), Some("BigInt64Array"));
        assert_eq!(of(Kind::SafeI64), None);
        assert_eq!(of(Kind::Usize), None);
    }
}
