//! A list of lines on a page. The crate is a library: its types of elements are those of all crates that name its bindings.

jsi_runtime::bindings!();

use crate::web_dom::{Document, DomGlobals, JsDomGlobals, JsHTMLElement, Node};
use jsi_runtime::JsError;

/// Adds an empty list to the page.
///
/// # Errors
///
/// There is no page.
pub fn list() -> Result<JsHTMLElement, JsError> {
    let document = JsDomGlobals.document()?;
    let body = document.body()?.ok_or_else(|| JsError::new("no body"))?;
    let list: JsHTMLElement = document.create_element("ul", None)?.to()?;
    body.append_child(&list)?;
    Ok(list)
}

/// Adds a line to a list.
///
/// # Errors
///
/// There is no page.
pub fn line(list: &JsHTMLElement, text: &str) -> Result<(), JsError> {
    let line: JsHTMLElement = JsDomGlobals.document()?.create_element("li", None)?.to()?;
    line.set_text_content(Some(text))?;
    list.append_child(&line)?;
    Ok(())
}
