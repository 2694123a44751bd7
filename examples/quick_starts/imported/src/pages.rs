//! Packages that draw on the page.

use jsi_runtime::JsError;

use crate::print;
use crate::quill::{JsQuill, Quill};

/// A text in an editor.
pub fn quill() -> Result<(), JsError> {
    let editor = JsQuill::new_with("#editor", None)?;
    editor.set_text("written in Rust", None)?;
    print(&format!(
        "quill: {}",
        editor.get_text_number(None, None)?.trim()
    ))
}
