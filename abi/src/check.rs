//! Which JavaScript values a kind takes.

/// The largest integer to which all smaller ones are exact, `Number.MAX_SAFE_INTEGER`.
pub const MAX_SAFE_INTEGER: i64 = 9_007_199_254_740_991;

/// The check of a value that comes from JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// Takes everything.
    Anything,
    /// `true` or `false`
    Boolean,
    /// Any number.
    Number,
    /// A value of which `typeof` says this.
    TypeOf(&'static str),
    /// A number without fraction in the range of a type of so many bits, and safe.
    Integer {
        /// The type in messages.
        name: &'static str,
        /// The bits in WebAssembly.
        bits: u32,
        /// Whether it may be negative.
        signed: bool,
    },
    /// A bigint in the range of a type of so many bits.
    BigInt {
        /// The type in messages.
        name: &'static str,
        /// The bits.
        bits: u32,
        /// Whether it may be negative.
        signed: bool,
    },
    /// A number that is not infinite only as an `f32`.
    Float32,
    /// A string of one Unicode scalar value.
    Char,
    /// A `Date` that is valid.
    Date,
    /// An `Error` or `DOMException` of any realm.
    Error,
    /// An object or function.
    Object,
    /// A promise or another thenable.
    Promise,
    /// Depends on the parts.
    Composed,
}

impl Check {
    /// What an error says was expected, without the article; empty where it depends on the parts.
    #[must_use]
    pub const fn expected(self) -> &'static str {
        match self {
            Self::Anything | Self::Composed => "",
            Self::Boolean => "boolean",
            Self::Number | Self::Float32 => "number",
            Self::TypeOf(name) => name,
            Self::Integer { .. } => "integer",
            Self::BigInt { .. } => "bigint",
            Self::Char => "single character",
            Self::Date => "date",
            Self::Error => "error",
            Self::Object => "object",
            Self::Promise => "promise",
        }
    }

    /// The same with its article: `an integer`.
    #[must_use]
    pub const fn article(self) -> &'static str {
        match self.expected().as_bytes() {
            [b'a' | b'e' | b'i' | b'o', ..] => "an",
            _ => "a",
        }
    }

    /// Least and largest of an integer that is a number.
    #[must_use]
    pub const fn integers(self) -> Option<(i64, i64)> {
        let Self::Integer { bits, signed, .. } = self else {
            return None;
        };
        let largest = if bits > 53 {
            MAX_SAFE_INTEGER
        } else if signed {
            (1 << (bits - 1)) - 1
        } else {
            (1 << bits) - 1
        };
        let least = match (signed, bits > 53) {
            (false, _) => 0,
            (true, true) => -MAX_SAFE_INTEGER,
            (true, false) => -largest - 1,
        };
        Some((least, largest))
    }
}
