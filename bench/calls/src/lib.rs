//! The same calls by three sides: generated bindings (`ours`), hand-written wasm-bindgen (`hand`), and imports with only
//! numbers and references (`raw`). The harness controls the order and the time.
#![cfg(target_family = "wasm")]

mod exports;
mod hand;
mod raw;
mod row;
mod rows;

jsi_runtime::bindings!();
