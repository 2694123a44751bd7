//! 10 interfaces, through generated bindings.
#![cfg(target_family = "wasm")]

include!(concat!(env!("OUT_DIR"), "/many10_ours.rs"));
