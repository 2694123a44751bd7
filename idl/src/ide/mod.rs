//! What editors ask, as plain functions: an analysis and an offset in, plain data out. Knows no protocol, reads no files,
//! and never fails: where nothing is known the answer is empty.
//!
//! A language server keeps a [`Session`] and asks these functions about its analysis.

pub mod lines;
mod session;
mod tags;

pub use lines::{Encoding, Lines, Position};
pub use session::{Session, file};
pub use tags::{Tag, tags};
