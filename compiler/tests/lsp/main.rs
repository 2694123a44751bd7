//! The language server, driven as an editor drives it: over its in-memory connection, and as a process over stdio.

mod client;
mod diagnostics;
mod features;
mod hostile;
mod hover;
mod javascript;
mod lifecycle;
mod lints;
mod module_problems;
mod stdio;
