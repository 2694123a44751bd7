//! Workers that share one program and one memory.
#![forbid(unsafe_code)]

mod crossing;
mod pool;

jsi_runtime::bindings!();
