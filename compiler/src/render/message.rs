//! The message of a diagnostic in formats without labels and helps.

use jsi_idl::diagnostics::Diagnostic;

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
