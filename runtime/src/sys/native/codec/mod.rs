//! What stands natively where JavaScript's codecs stand: an interpreter of `Shape` with the same checks and error texts.
//! Encoding takes values apart into wire bytes, decoding puts values together from them.

mod decode;
mod encode;
mod mismatch;

pub(crate) use decode::decode;
pub(crate) use encode::encode;
pub(crate) use mismatch::Mismatch;

/// How deep values may lie in each other; without an end, a value that contains itself would overflow the stack.
const DEPTH: usize = 200;
