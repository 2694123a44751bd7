//! Wire bytes: little endian, no padding; `docs/src/internals/crossing.md` has the layout.

pub(crate) mod nested;
mod reader;
mod writer;

pub use reader::{Reader, Variant};
pub use writer::Writer;

/// Stands for the index of a string enum's value that is not listed.
pub(crate) const OTHER: u32 = 0xFFFF_FFFF;

/// First byte of a nullable or optional value.
pub(crate) mod presence {
    /// Written only where JavaScript stands: a `None` of Rust is `NULL`, which is as good.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) const MISSING: u8 = 0;
    pub(crate) const NULL: u8 = 1;
    pub(crate) const PRESENT: u8 = 2;
}

/// First byte of a value of shape `Any`.
pub(crate) mod tag {
    pub(crate) const UNDEFINED: u8 = 0;
    pub(crate) const NULL: u8 = 1;
    pub(crate) const BOOL: u8 = 2;
    pub(crate) const NUMBER: u8 = 3;
    /// 16 bytes.
    pub(crate) const BIGINT: u8 = 4;
    pub(crate) const STRING: u8 = 5;
    pub(crate) const DATE: u8 = 6;
    // From here on references.
    pub(crate) const ERROR: u8 = 7;
    pub(crate) const FUNCTION: u8 = 8;
    pub(crate) const PROMISE: u8 = 9;
    pub(crate) const OBJECT: u8 = 10;
    /// Symbols and larger bigints.
    pub(crate) const OTHER: u8 = 11;
    /// An opaque object around a Rust value.
    pub(crate) const RUST: u8 = 12;
}
