//! What generated code names. Not for people: it changes with the ABI number.

pub use crate::shape::{EnumShape, FieldShape, FunctionShape, RecordShape, Shape};

/// Named by generated code, so that text generated for another ABI does not compile.
pub const ABI_1: () = ();
