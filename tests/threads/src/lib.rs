//! Workers that share one program and one memory.
#![forbid(unsafe_code)]

mod crossing;
mod pool;
#[cfg(target_family = "wasm")]
mod raw;

jsi_runtime::bindings!();
