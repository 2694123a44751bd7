//! The web platform and the objects of JavaScript itself as modules of the `.jsi` language, such as `web:dom` and `es:math`: everything
//! that their specifications define and Chromium, Firefox or Node has. `cargo xtask platform` makes them of the packages `@webref/idl`,
//! `@webref/events`, `@mdn/browser-compat-data` and `typescript`; NOTICE.md has the notices of these.
#![no_std]
#![forbid(unsafe_code)]

mod modules;

/// Each module with its text, sorted by name.
///
/// ```
/// let (name, text) = jsi_web::MODULES.iter().find(|(name, _)| *name == "web:dom").expect("a module");
/// assert!(text.contains("class Document extends Node from globalThis {"), "{name}");
/// ```
pub const MODULES: &[(&str, &str)] = modules::MODULES;
