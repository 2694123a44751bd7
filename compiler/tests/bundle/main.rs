//! `jsic bundle`: packages of small files in the form that wasm-bindgen writes. Node runs each before and after it is bundled.

mod behaviour;
#[cfg(unix)]
mod crates;
mod errors;
mod package;
mod unused;
