//! `jsic`: checks `.jsi` files and generates Rust traits and JavaScript glue.
#![forbid(unsafe_code)]

pub mod bindings;
mod builder;
pub mod cli;
pub mod codegen;
mod error;
pub mod fs;
pub mod lower;
pub mod lsp;
pub mod pipeline;
pub mod render;
pub mod shims;
pub mod ship;

pub use builder::Builder;
pub use error::Error;
