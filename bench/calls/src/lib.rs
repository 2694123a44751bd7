//! The same calls by three sides: generated bindings (`ours`), hand-written wasm-bindgen (`hand`), and imports with only
//! numbers and references (`raw`). The harness controls the order and the time.
#![cfg(target_family = "wasm")]

mod exported;
mod exports;
mod hand;
mod hand_exported;
mod raw;
mod row;
mod rows;

jsi_runtime::bindings!();
