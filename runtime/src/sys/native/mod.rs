//! The operations of `sys` without JavaScript. The same `ToJs`, `FromJs` and shapes as in WebAssembly drive them, so code that is
//! tested here meets the checks and the error texts that it will meet there.
//!
//! Left out are prototypes, accessors, a global scope with anything in it, and modules that can be fetched.

mod callbacks;
mod codec;
mod errors;
mod exported;
mod frame;
mod host;
mod modules;
mod promises;
mod views;

pub(crate) use exported::{attach, attached};
pub(crate) use host::Native as Sys;
