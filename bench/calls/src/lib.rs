//! The same calls three ways: through generated bindings (`ours`), hand-written wasm-bindgen (`hand`), and imports of
//! nothing but numbers and references (`raw`). What runs when and for how long, the harness says.
#![cfg(target_family = "wasm")]

mod exports;
mod hand;
mod raw;
mod row;
mod rows;

jsi_runtime::bindings!();
