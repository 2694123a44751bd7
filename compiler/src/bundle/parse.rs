//! Reads a JavaScript file.

use oxc_allocator::Allocator;
use oxc_diagnostics::{OxcDiagnostic, Severity};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

use super::error::{BundleError, place};
use super::module::{Module, Syntax};
use super::scan::Scan;

/// Reads a file's text.
///
/// # Errors
///
/// [`BundleError::Script`] if it is not JavaScript, or uses `eval`, which sees names.
pub(super) fn parse(
    path: String,
    shown: String,
    text: String,
    syntax: Syntax,
) -> Result<Module, BundleError> {
    let allocator = Allocator::default();
    let source = match syntax {
        Syntax::Module => SourceType::mjs(),
        Syntax::CommonJs => SourceType::cjs(),
    };
    let fail = |offset, message: String| {
        Err(BundleError::Script {
            place: place(&shown, &text, offset),
            message,
        })
    };
    let parsed = Parser::new(&allocator, &text, source).parse();
    let wrong = parsed
        .diagnostics
        .iter()
        .find(|it| it.severity == Severity::Error);
    if let Some(wrong) = wrong {
        return fail(offset_of(wrong), wrong.to_string());
    }
    let built = SemanticBuilder::new()
        .with_check_syntax_error(true)
        .build(&parsed.program);
    if let Some(wrong) = built
        .diagnostics
        .iter()
        .find(|it| it.severity == Severity::Error)
    {
        return fail(offset_of(wrong), wrong.to_string());
    }
    let scoping = built.semantic.scoping();
    if scoping.root_scope_flags().contains_direct_eval() {
        return fail(
            0,
            "`eval(…)` is called by its name, so no name of the file can change".to_owned(),
        );
    }
    let mut module = Scan::new(scoping, &path, &text, syntax).run(&parsed.program);
    let globals = scoping.root_unresolved_references().keys();
    module.globals = globals.map(ToString::to_string).collect();
    module.path = path;
    module.shown = shown;
    module.text = text;
    Ok(module)
}

/// Where a message of the parser points to.
pub(super) fn offset_of(diagnostic: &OxcDiagnostic) -> u32 {
    let label = diagnostic.labels.first();
    label.map_or(0, |it| it.offset())
}
