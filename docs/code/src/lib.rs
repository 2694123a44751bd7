//! Compiles the Rust blocks of the documentation. `build.rs` makes a module of each page: its `jsi` blocks become bindings, and each
//! `rust` block a function that is never called. An error names the page and the line in a comment above the place.
#![allow(
    dead_code,
    missing_docs,
    redundant_semicolons,
    unused_assignments,
    unused_imports,
    unused_macros,
    unused_mut,
    unused_variables,
    clippy::all
)]

include!(concat!(env!("OUT_DIR"), "/pages.rs"));
