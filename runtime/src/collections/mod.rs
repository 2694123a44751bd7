//! `JsMap` and `JsSet`: copies of JavaScript's maps and sets in Rust, and the types of their keys; tuples.

mod any;
mod key;
pub mod map;
pub mod set;
mod tuples;
mod wire;

pub use key::MapKey;
pub use map::JsMap;
pub use set::JsSet;
pub use tuples::load_tuples;
pub use wire::{Dictionary, load_collections};
