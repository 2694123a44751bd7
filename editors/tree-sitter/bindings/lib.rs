//! The language for programs that use tree-sitter in Rust, and for the tests of the grammar.

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_jsi() -> *const ();
}

/// The language of `.jsi` files.
// SAFETY: the function is that of src/parser.c, which tree-sitter generated
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_jsi) };

/// The query of highlights.
pub const HIGHLIGHTS: &str = include_str!("../queries/highlights.scm");
