//! Exported classes: a struct of Rust implements a trait, and JavaScript has a class.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::pedantic)]

mod bank;
mod money;
mod others;

jsi_runtime::bindings!();
