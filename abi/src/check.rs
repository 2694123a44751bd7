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

    /// The range of an integer that is a number or a bigint, in WebAssembly.
    #[must_use]
    pub const fn range(self) -> Option<Range> {
        match self {
            Self::Integer { name, bits, signed } => Some(Range::new(name, bits, signed).safe()),
            Self::BigInt { name, bits, signed } => Some(Range::new(name, bits, signed)),
            Self::Anything
            | Self::Boolean
            | Self::Number
            | Self::TypeOf(_)
            | Self::Float32
            | Self::Char
            | Self::Date
            | Self::Error
            | Self::Object
            | Self::Promise
            | Self::Composed => None,
        }
    }
}

/// The integers of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The type in messages.
    pub name: &'static str,
    /// The least one.
    pub min: i128,
    /// The largest one.
    pub max: u128,
}

impl Range {
    /// All integers of so many bits.
    #[must_use]
    pub const fn new(name: &'static str, bits: u32, signed: bool) -> Self {
        let unused = u128::BITS - bits;
        let (min, max) = if signed {
            (i128::MIN >> unused, (i128::MAX >> unused).unsigned_abs())
        } else {
            (0, u128::MAX >> unused)
        };
        Self { name, min, max }
    }

    /// Those of them that a number holds exactly.
    #[must_use]
    pub const fn safe(self) -> Self {
        let most = MAX_SAFE_INTEGER.unsigned_abs() as u128;
        let least = -(MAX_SAFE_INTEGER as i128);
        Self {
            name: self.name,
            min: if self.min < least { least } else { self.min },
            max: if self.max > most { most } else { self.max },
        }
    }

    /// Whether it contains an integer of this sign and magnitude.
    #[must_use]
    pub const fn contains(self, negative: bool, magnitude: u128) -> bool {
        if negative {
            magnitude <= self.min.unsigned_abs()
        } else {
            magnitude <= self.max
        }
    }
}
