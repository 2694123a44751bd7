//! Text to tree. Parsing never fails: it gives a tree and a list of problems.
//!
//! Errors that later phases report, although they look like syntax:
//! - every name in the place of a type parses as a name: `number` and `null` (JSI0101) as well as `Map` and `Set`, with or
//!   without arguments (JSI0006, reported where types are resolved);
//! - `T??` and more is a nullable of a nullable (JSI0206);
//! - `(a: A) => B` as an argument of any name but `Array`, `Promise` and `MemoryView` is a signature;
//! - an `export` before anything but an interface or class (JSI0303);
//! - the value of a number enum may be no i32; that is reported here (JSI0004).

pub(crate) mod declaration;
#[cfg(feature = "editor")]
mod document;
#[cfg(feature = "editor")]
mod offset_spans;
mod parse;
pub mod tree;
pub(crate) mod visit;

#[cfg(feature = "editor")]
pub use document::Document;
pub use parse::{ImportedLanguage, Parsed, imported_language, parse, parse_bytes};
pub(crate) use parse::{MAX_NESTING, is_doc_block};
