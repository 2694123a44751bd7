//! Exported classes: a struct of Rust implements a trait, and JavaScript has a class.
#![no_std]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::pedantic)]

// Generated code needs the library, and finds it by this.
#[macro_use]
extern crate std;

/// The bindings may stand in any module.
pub mod generated {
    jsi_runtime::bindings!();
}
mod bank;
mod money;
mod others;
