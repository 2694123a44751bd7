//! One interface, through generated bindings.
#![cfg(target_family = "wasm")]

include!(concat!(env!("OUT_DIR"), "/many1_ours.rs"));
