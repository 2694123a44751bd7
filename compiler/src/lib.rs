//! `jsic`: checks `.jsi` files and generates Rust traits and JavaScript glue.
//!
//! A build script needs only [`Builder`]. Without the default feature `cli` there is neither the command nor its language
//! server, and most dependencies are not compiled. The default features `bundle` and `import` add the commands `jsic bundle`
//! and `jsic import`, and `contract` the check of JavaScript modules. `editor` is what editors show.
#![forbid(unsafe_code)]
// docs.rs sets it: pages have a label at what only exists with a feature
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod bindings;
#[cfg(feature = "cli")]
pub mod breaking;
mod builder;
#[cfg(feature = "bundle")]
pub mod bundle;
#[cfg(feature = "cli")]
pub mod cli;
pub mod codegen;
pub mod config;
#[cfg(feature = "contract")]
pub mod contract;
mod error;
pub mod fs;
#[cfg(feature = "editor")]
pub mod globals;
#[cfg(feature = "editor")]
pub mod hover;
#[cfg(feature = "import")]
pub mod import;
pub mod js_imports;
pub mod lower;
#[cfg(feature = "cli")]
pub mod lsp;
pub mod manifest;
pub mod module_graph;
pub mod pipeline;
pub mod render;
pub mod sources;
#[cfg(feature = "cli")]
pub mod template;

pub use builder::Builder;
pub use error::Error;
