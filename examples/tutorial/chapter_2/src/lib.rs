//! Chapter 2: a form adds books, and a click removes them.

jsi_runtime::bindings!();

mod page;

use crate::reading_list::{Program, export_program};
use crate::web_dom::{
    Element, Event, HTMLFormElement, HTMLInputElement, JsHTMLFormElement, JsHTMLInputElement,
};
use jsi_runtime::JsError;
use page::{entry, find, report};

/// What the page calls.
struct App;

// ANCHOR: run
impl Program for App {
    fn run(&self) -> Result<(), JsError> {
        let form: JsHTMLFormElement = find("add")?.to()?;
        let title: JsHTMLInputElement = find("title")?.to()?;
        let reset = form.clone();
        let listener = form.on_submit(
            move |event| {
                report(|| {
                    event.prevent_default()?;
                    add(&title.value()?)?;
                    reset.reset()
                });
            },
            None,
        )?;
        listener.forget();
        Ok(())
    }
}
// ANCHOR_END: run

export_program!(App);

// ANCHOR: add
/// Adds a book; a click on its entry removes it.
fn add(title: &str) -> Result<(), JsError> {
    let entry = entry("books", title)?;
    let removed = entry.clone();
    entry
        .on_click(move |_| report(|| removed.remove()), None)?
        .forget();
    Ok(())
}
// ANCHOR_END: add
