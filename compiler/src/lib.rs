//! `jsic`: checks `.jsi` files and generates Rust traits and JavaScript glue.
//!
//! A build script needs [`Builder`] alone; without the default feature `cli` the command and its language server are left
//! out, and with them most dependencies.
#![forbid(unsafe_code)]

pub mod bindings;
mod builder;
#[cfg(feature = "cli")]
pub mod cli;
pub mod codegen;
pub mod config;
mod error;
pub mod fs;
pub mod js_imports;
pub mod lower;
#[cfg(feature = "cli")]
pub mod lsp;
pub mod manifest;
pub mod module_graph;
pub mod pipeline;
pub mod render;
pub mod sources;

pub use builder::Builder;
pub use error::Error;
