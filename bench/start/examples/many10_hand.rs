//! 10 interfaces, through bindings written by hand.
#![cfg(target_family = "wasm")]

include!(concat!(env!("OUT_DIR"), "/many10_hand.rs"));
