//! Chapter 5: the list is a class that Rust and JavaScript share.

jsi_runtime::bindings!();

mod list;
mod page;
mod suggest;

use crate::reading_list::{JsReadingList, Program, ReadingList, export_program};
use crate::web_dom::{
    Element, Event, HTMLFormElement, HTMLInputElement, JsHTMLElement, JsHTMLFormElement,
    JsHTMLInputElement,
};
use jsi_runtime::{Callback, JsError};
use page::{entry, find, report};

/// What the page calls.
struct Start;

// ANCHOR: run
impl Program for Start {
    fn run(&self, list: &JsReadingList) -> Result<(), JsError> {
        show(list)?;
        let shown = list.clone();
        let changed: Callback<'static, (), ()> = Callback::new(move || show(&shown));
        list.on_change(changed.into_js())?;
        adding(list)?;
        suggesting(list)
    }
}
// ANCHOR_END: run

export_program!(Start);

/// The form adds a book.
fn adding(list: &JsReadingList) -> Result<(), JsError> {
    let form: JsHTMLFormElement = find("add")?.to()?;
    let title: JsHTMLInputElement = find("title")?.to()?;
    let (list, reset) = (list.clone(), form.clone());
    let listener = form.on_submit(
        move |event| {
            report(|| {
                event.prevent_default()?;
                list.add(&title.value()?)?;
                reset.reset()
            });
        },
        None,
    )?;
    listener.forget();
    Ok(())
}

/// The button adds the first title of the catalogue that is not in the list.
fn suggesting(list: &JsReadingList) -> Result<(), JsError> {
    let button: JsHTMLElement = find("suggest")?.to()?;
    let list = list.clone();
    let listener = button.on_click(move |_| page::spawn(suggest::suggest(list.clone())), None)?;
    listener.forget();
    Ok(())
}

/// Shows all books again; a click marks a book as read.
fn show(list: &JsReadingList) -> Result<(), JsError> {
    find("books")?.replace_children(&[])?;
    for (index, book) in (0..).zip(list.books()?) {
        let entry = entry("books", &book.title)?;
        entry.set_class_name(if book.read { "read" } else { "" })?;
        let list = list.clone();
        entry
            .on_click(move |_| report(|| list.toggle(index)), None)?
            .forget();
    }
    Ok(())
}
