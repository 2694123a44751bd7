//! The one table of the kinds of values that cross between Rust and JavaScript: what each is called in `.jsi`, Rust,
//! JavaScript and TypeScript, which bytes it has on the wire, how it crosses, and which JavaScript values it takes.
//!
//! The language, the compiler and the runtime match on [`Kind`] and [`Prim`] without wildcard arms, so a new row makes rustc
//! name every place that has to change. The constants of the runtime's JavaScript are generated from the table
//! (`tests/javascript.rs`).

#![no_std]
#![forbid(unsafe_code)]

mod check;
mod row;
mod sort;
mod table;
mod width;

pub use check::{Check, MAX_SAFE_INTEGER, Range};
pub use row::{Callback, Direct, Form, Row, RustType, Wire};
pub use sort::{Apart, Sort};
pub use table::{Kind, Prim};
pub use width::{BigIntWidth, NumberWidth, TypedArray, ViewElement};
