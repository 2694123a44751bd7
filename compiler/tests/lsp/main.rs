//! The language server, driven as an editor drives it: over its in-memory connection, and as a process over stdio.

mod client;
mod diagnostics;
mod features;
mod fix_all;
mod hostile;
mod hover;
#[cfg(all(feature = "import", unix))]
mod import;
mod javascript;
mod lifecycle;
mod lints;
mod module_problems;
mod names;
mod project;
mod settings;
mod stdio;
mod tokens;
#[cfg(all(feature = "contract", unix))]
mod types;
