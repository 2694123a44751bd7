//! Exported classes: a struct of Rust implements a trait, and JavaScript has a class.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::pedantic)]

/// The bindings may stand in any module.
pub mod generated {
    jsi_runtime::bindings!();
}
mod bank;
mod money;
mod others;
