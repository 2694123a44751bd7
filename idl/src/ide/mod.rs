//! Requests of editors as plain functions: an analysis and an offset in, plain data out. They have no protocol, read no files,
//! and never fail: where there is no answer, the result is empty.
//!
//! A language server keeps a [`Session`] and calls these functions with its analysis. `names` resolves the names of a tree to
//! entities; most features are a few lines on top of it and of the walk in [`crate::syntax`]. Completion and signature help
//! must work in code that is not finished: they use `tokens` and `context`, which need no tree.

mod actions;
mod builtin_docs;
mod completion;
mod context;
mod definition;
mod folding;
mod imports;
pub mod js;
pub mod lines;
mod links;
mod moved_files;
mod names;
mod references;
mod rename;
mod semantic_tokens;
mod session;
mod signature;
mod symbols;
mod tags;
mod tokens;
mod vocabulary;
mod written_types;

pub use crate::syntax::{ImportedLanguage, imported_language};
pub use actions::{Action, ActionKind, actions, fix_all, organize_uses};
pub use builtin_docs::{attribute_docs, builtin_type_docs, keyword_docs};
pub use completion::{Completion, CompletionKind, Files, complete};
pub use definition::{DefinitionSite, definition, type_definition};
pub use folding::{FoldKind, folds, selections};
pub use lines::{Encoding, Lines, Position};
pub use links::links;
pub use moved_files::moved_files;
pub use names::{Entity, Occurrence, occurrence_at};
pub use references::{Reference, highlights, references};
pub use rename::{prepare_rename, rename};
pub use semantic_tokens::{SemanticToken, SemanticTokenKind, semantic_tokens};
pub use session::{Session, file};
pub use signature::{Signature, signature};
pub use symbols::{Symbol, SymbolKind, search, symbols};
pub use tags::{Tag, tags};
pub use vocabulary::WordClass;
pub use written_types::{TypeRole, WrittenType, written_types};
