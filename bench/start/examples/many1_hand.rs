//! One interface, through bindings written by hand.
#![cfg(target_family = "wasm")]

include!(concat!(env!("OUT_DIR"), "/many1_hand.rs"));
