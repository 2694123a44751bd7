//! The targets, one a file: `run` takes any bytes and panics where something is wrong.

pub mod analyze;
pub mod edits;
pub mod fix;
pub mod format;
pub mod generate;
pub mod lsp;
#[path = "../../../idl/tests/support/owners.rs"]
mod owners;
#[path = "../../../idl/tests/support/print.rs"]
mod print;
