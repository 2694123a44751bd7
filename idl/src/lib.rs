//! The `.jsi` language: text in, checked model or diagnostics out.
//!
//! Pure: no I/O, no `unsafe`, no panics on any input. Callers supply files through a [`resolve::Loader`].
//!
//! The modules in layers, from the bottom to the top; each imports only from those before it:
//! - `builtins` has the names of built-in types, [`source`] files and offsets;
//! - [`diagnostics`] has codes, levels and fixes;
//! - [`model`] is the result: resolved items and types;
//! - [`syntax`] parses a text to a tree;
//! - [`resolve`] loads files and resolves names;
//! - [`check`] has the rules, and builds the model;
//! - `analysis` runs these phases ([`analyze`]);
//! - `format` formats a file, `repair` applies fixes;
//! - `ide` answers the requests of editors.
//!
//! Without the default feature `editor` there are no `format`, `repair`, `ide` and `syntax::Document`: a build script needs none of them.
#![forbid(unsafe_code)]
// the tree and the model have functions that only editors use
#![cfg_attr(not(feature = "editor"), allow(dead_code, unused_imports))]

mod analysis;
mod builtins;
pub mod check;
pub mod diagnostics;
#[cfg(feature = "editor")]
pub mod format;
#[cfg(feature = "editor")]
pub mod ide;
pub mod model;
#[cfg(feature = "editor")]
pub mod repair;
pub mod resolve;
pub mod source;
pub mod syntax;

pub use analysis::{Analysis, Checked, analyze};
