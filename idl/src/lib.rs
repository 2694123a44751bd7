//! The `.jsi` language: text in, checked model or diagnostics out.
//!
//! Pure: no I/O, no `unsafe`, no panics on any input. Callers hand file contents in through
//! [`resolve::Loader`]; everything else is data.
#![forbid(unsafe_code)]

pub mod diagnostics;
pub mod model;
pub mod source;
pub mod syntax;
