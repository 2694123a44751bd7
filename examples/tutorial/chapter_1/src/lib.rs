//! Chapter 1: Rust shows a list on a page.

// ANCHOR: bindings
jsi_runtime::bindings!();

use crate::reading_list::{Program, export_program};
use crate::web_dom::{Document, DomGlobals, JsDomGlobals, Node};
use jsi_runtime::JsError;
// ANCHOR_END: bindings

const BOOKS: [&str; 2] = ["The Dispossessed", "Invisible Cities"];

// ANCHOR: program
/// What the page calls.
struct App;

impl Program for App {
    fn run(&self) -> Result<(), JsError> {
        for title in BOOKS {
            show(title)?;
        }
        Ok(())
    }
}

export_program!(App);
// ANCHOR_END: program

// ANCHOR: show
/// Adds an entry to the list of the page.
fn show(title: &str) -> Result<(), JsError> {
    let document = JsDomGlobals.document()?;
    let list = document
        .get_element_by_id("books")?
        .ok_or_else(|| JsError::new("the page has no list"))?;
    let entry = document.create_element("li", None)?;
    entry.set_text_content(Some(title))?;
    list.append_child(&entry)?;
    Ok(())
}
// ANCHOR_END: show
