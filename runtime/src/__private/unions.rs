//! The shapes of unions and literals, whose codecs are linked only where generated code names these.

use crate::shape::{Literal, LiteralShape, UnionParts, UnionShape};
use crate::wire::{Reader, Writer};

use super::Result;

/// The shape of a union.
pub const fn union_shape(name: &'static str, parts: fn() -> &'static UnionParts) -> UnionShape {
    UnionShape {
        name,
        parts,
        #[cfg(target_family = "wasm")]
        describe: crate::sys::unions::describe_union,
    }
}

/// The shape of a literal.
pub const fn literal_shape(value: Literal) -> LiteralShape {
    LiteralShape {
        value,
        #[cfg(target_family = "wasm")]
        describe: crate::sys::unions::describe_literal,
    }
}

/// Appends the index of a member of a union with so many.
pub fn write_member(index: u32, count: u32, writer: &mut Writer) {
    match u8::try_from(index) {
        Ok(index) if count <= 256 => writer.u8(index),
        Ok(_) | Err(_) => writer.u32(index),
    }
}

/// Reads the index of a member of a union with so many.
pub fn read_member(count: u32, reader: &mut Reader<'_>) -> Result<u32> {
    if count <= 256 {
        reader.u8().map(u32::from)
    } else {
        reader.u32()
    }
}
