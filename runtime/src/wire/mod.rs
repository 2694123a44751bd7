//! Wire bytes: little endian, no padding; `docs/src/internals/crossing.md` has the layout.

#[cfg(any(target_family = "wasm", test))]
pub(crate) mod lossy;
#[cfg(not(target_family = "wasm"))]
mod native;
pub(crate) mod nested;
mod parts;
mod reader;
#[cfg(target_family = "wasm")]
pub(crate) mod wasm;
mod writer;

#[cfg(not(target_family = "wasm"))]
use native as side;
#[cfg(target_family = "wasm")]
use wasm as side;

pub use reader::{Reader, Variant};
pub(crate) use side::{Buffers, Frame};
pub use writer::Writer;

use std::fmt::Debug;

use crate::shape::Shape;
use crate::value::JsError;

/// The memory of wire bytes. In WebAssembly JavaScript reads and writes it.
pub(crate) trait Memory {
    /// An empty buffer for a writer.
    fn buffer() -> Vec<u8>;

    /// Takes back the buffer of a writer.
    fn recycle(buffer: Vec<u8>);

    /// The length of a text, or the negative tag of a text in the string cache.
    fn intern(text: &str) -> i32;

    /// The number by which wire bytes identify a shape.
    fn shape_number(shape: &'static Shape) -> u32;

    /// The shape of such a number.
    fn shape_at(number: u32) -> Option<&'static Shape>;

    /// The error of a value for which there is no memory; `param` has member and parameter of an export.
    fn no_memory(bytes: usize, param: Option<(&'static str, &'static str)>) -> JsError;
}

/// The wire bytes of a value from JavaScript, with its references.
pub(crate) trait FrameBytes: Debug + Sized {
    /// Passes a reader of the bytes to `read`.
    fn with_reader<T>(self, read: impl FnOnce(Reader<'_>) -> T) -> T;
}

/// The index of a value that a string enum does not list; a string follows.
pub(crate) const OTHER: u32 = 0xFFFF_FFFF;

/// First byte of a nullable or optional value.
pub(crate) mod presence {
    /// Written only by JavaScript: Rust writes a `None` as `NULL`, which has the same meaning.
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
    // This tag and the following ones are references.
    pub(crate) const ERROR: u8 = 7;
    pub(crate) const FUNCTION: u8 = 8;
    pub(crate) const PROMISE: u8 = 9;
    pub(crate) const OBJECT: u8 = 10;
    /// Symbols and larger bigints.
    pub(crate) const OTHER: u8 = 11;
    /// An opaque object around a Rust value.
    pub(crate) const RUST: u8 = 12;
}
