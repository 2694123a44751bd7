//! What the compiler finds nothing wrong with compiles, with every warning denied, natively and as WebAssembly. The sources
//! are those that the build script makes; the macros of their exports are called, too.
#![deny(
    warnings,
    clippy::pedantic,
    missing_debug_implementations,
    rustdoc::all,
    unreachable_pub
)]
// Which letters look alike depends on all names of a crate, so that no generator can avoid it.
#![allow(confusable_idents, mixed_script_confusables)]
// What a source calls deprecated is exported all the same.
#![allow(deprecated)]

jsi_runtime::bindings!();

include!(concat!(env!("OUT_DIR"), "/exports.rs"));

/// Paths that a module of a crate's name would make ambiguous.
#[allow(unused_imports, reason = "that they are resolved is all")]
mod resolved {
    extern crate alloc;
    use alloc::string as _;
    use core::fmt as _;
    use jsi_runtime::JsError as _;
    use std::fmt as _;
}

#[allow(unused_imports, reason = "that they are resolved is all")]
use {core::fmt as _, jsi_runtime::JsError as _, std::fmt as _};
