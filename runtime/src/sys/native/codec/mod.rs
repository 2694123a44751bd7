//! The native codecs: an interpreter of `Shape` with the checks and error texts of JavaScript's codecs. Encoding converts
//! values to wire bytes, decoding converts them back.

#[cfg(test)]
mod cases;
mod check;
mod decode;
mod encode;
mod encode_collections;
mod mismatch;
#[cfg(test)]
mod random;
mod unions;

pub(crate) use decode::decode;
pub(crate) use encode::encode;
pub(crate) use mismatch::Mismatch;
