//! The compiler in WebAssembly, for the playground of the book: `playground.jsi` is its interface, which is implemented here by
//! the library `jsic` and exported by jsi itself. It reads no files; `page` is what the compiler finds instead of a disk.

jsi_runtime::bindings!();

mod compiler;
mod convert;
mod page;
mod units;

use crate::playground::export_playground;
pub use compiler::Compiler;

export_playground!(Compiler::default());
