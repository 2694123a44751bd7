//! The language server: the only place that knows the protocol. What is said about a file comes from `jsi_idl::ide`, what
//! it becomes from the lowering.
//!
//! `server` receives, `dispatch` finds who answers and sees to it that a panic in one answer costs only that answer,
//! `state` is what the answers read, `convert` turns places and edits into the protocol's, and the other files answer.

mod actions;
mod capabilities;
mod client;
mod completion;
mod convert;
mod diagnostics;
mod dispatch;
mod documents;
mod guard;
mod hover;
mod layout;
mod lens;
mod markdown;
mod navigation;
mod outline;
mod rust;
mod server;
mod shipping;
mod state;
mod uri;
mod words;

pub use server::run;
