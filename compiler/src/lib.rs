//! `jsic`: checks `.jsi` files and generates Rust traits and JavaScript glue.
#![forbid(unsafe_code)]
