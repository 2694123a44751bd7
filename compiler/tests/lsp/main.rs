//! The language server, driven as an editor drives it: over its in-memory connection, and as a process over stdio.

mod client;
mod diagnostics;
mod features;
mod fix_all;
mod hostile;
mod hover;
mod javascript;
mod lifecycle;
mod lints;
mod module_problems;
mod project;
mod settings;
mod stdio;
