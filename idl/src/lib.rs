//! The `.jsi` language: text in, checked model or diagnostics out.
//!
//! Pure: no I/O, no `unsafe`, no panics on any input. Callers hand file contents in through
//! [`resolve::Loader`]; everything else is data.
#![forbid(unsafe_code)]

mod analysis;
mod builtins;
pub mod check;
pub mod diagnostics;
pub mod format;
pub mod ide;
pub mod model;
pub mod repair;
pub mod resolve;
pub mod source;
pub mod syntax;

pub use analysis::{Analysis, Checked, analyze};
