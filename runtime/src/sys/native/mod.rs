//! The operations of `sys` without JavaScript. The same `ToJs`, `FromJs` and shapes as in WebAssembly use them, so native tests
//! have the same checks and error texts.
//!
//! Prototypes, accessors, a global scope with content, and modules that can be fetched are not supported.

mod callbacks;
mod codec;
mod errors;
mod exported;
mod frame;
mod host;
mod iterations;
mod modules;
mod promises;
mod views;

pub(crate) use exported::{attach, attached, exported_error};
pub(crate) use host::Native as Sys;
