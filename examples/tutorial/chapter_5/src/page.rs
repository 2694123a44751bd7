//! The elements of the page.

use crate::web_dom::{Document, DomGlobals, Element, JsDomGlobals, JsElement, JsHTMLElement, Node};
use jsi_runtime::JsError;

/// The element with this id.
pub fn find(id: &str) -> Result<JsElement, JsError> {
    JsDomGlobals
        .document()?
        .get_element_by_id(id)?
        .ok_or_else(|| JsError::new(format!("the page has no element {id}")))
}

/// A new entry of a list.
pub fn entry(list: &str, text: &str) -> Result<JsHTMLElement, JsError> {
    let entry: JsHTMLElement = JsDomGlobals.document()?.create_element("li", None)?.to()?;
    entry.set_text_content(Some(text))?;
    find(list)?.append_child(&entry)?;
    Ok(entry)
}

// ANCHOR: report
/// Runs a listener; shows its error on the page.
pub fn report(action: impl FnOnce() -> Result<(), JsError>) {
    let shown = action().or_else(|error| show(&error.to_string(), "error"));
    // what remains is an error of the page itself
    shown.expect("the page has a line for messages");
}

/// Shows a line of text.
pub fn show(text: &str, class: &str) -> Result<(), JsError> {
    let line = find("message")?;
    line.set_class_name(class)?;
    line.set_text_content(Some(text))
}
// ANCHOR_END: report

// ANCHOR: spawn
/// Runs a future in the background; shows its error on the page.
pub fn spawn(future: impl Future<Output = Result<(), JsError>> + 'static) {
    jsi_runtime::spawn(async {
        let result = future.await;
        report(|| result);
    });
}
// ANCHOR_END: spawn
