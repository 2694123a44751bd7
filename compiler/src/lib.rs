//! `jsic`: checks `.jsi` files and generates Rust traits and JavaScript glue.
#![forbid(unsafe_code)]

pub mod bindings;
pub mod cli;
pub mod codegen;
pub mod fs;
pub mod lower;
pub mod pipeline;
pub mod render;
pub mod shims;
pub mod ship;
