//! The message of a diagnostic in formats without labels and helps, and the address of the page of its code.

use jsi_idl::diagnostics::{Code, Diagnostic};

/// The message, that of the primary label, and the helps, a line each.
pub(crate) fn full_message(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message.clone();
    if !diagnostic.primary.message.is_empty() {
        text.push('\n');
        text.push_str(&diagnostic.primary.message);
    }
    for help in &diagnostic.helps {
        text.push_str("\nhelp: ");
        text.push_str(help);
    }
    text
}

/// The address of the project, from which diagnostics link to their pages. Manifests do not have it.
pub(super) const PROJECT: &str = "https://github.com/jsi-lang/jsi";

/// The address of the page that explains a code.
pub(crate) fn page(code: Code) -> String {
    let code = code.as_str().to_lowercase();
    format!("{PROJECT}/blob/main/docs/src/reference/errors.md#{code}")
}
