//! What stands natively where JavaScript's codecs stand: an interpreter of `Shape` with the same checks and error texts.
//! Encoding takes values apart into wire bytes, decoding puts values together from them.

#[cfg(test)]
mod cases;
mod check;
mod decode;
mod encode;
mod mismatch;
#[cfg(test)]
mod random;

pub(crate) use decode::decode;
pub(crate) use encode::encode;
pub(crate) use mismatch::Mismatch;
