//! The language server: the only module that uses the protocol. Answers about a file come from `jsi_idl::ide`, those about generated
//! code from the lowering and from `hover`.
//!
//! `server` receives messages, `dispatch` calls the handler of each, `guard` turns a panic in a handler into an error of that
//! request, `state` is what handlers read, `convert` converts positions and edits, and the other files are the handlers.

mod actions;
mod capabilities;
mod client;
mod code_lens;
mod commands;
mod completion;
mod configuration;
mod convert;
mod diagnostics;
mod disk;
mod dispatch;
mod documents;
mod formatting;
mod guard;
mod hover;
mod implement;
#[cfg(feature = "import")]
mod import;
mod jobs;
mod module_problems;
mod navigation;
mod rust_code;
mod scripts;
mod semantic_tokens;
mod server;
mod settings;
mod state;
mod symbols;
mod token_cache;
#[cfg(feature = "contract")]
mod type_check;
#[cfg(feature = "contract")]
mod types;
mod uri;

pub use server::run;
