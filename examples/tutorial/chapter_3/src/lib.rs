//! Chapter 3: the books are kept, and a click marks them as read.

jsi_runtime::bindings!();

mod page;

use std::cell::RefCell;
use std::rc::Rc;

use crate::reading_list::{Book, JsStore, Program, Store, export_program};
use crate::web_dom::{
    Element, Event, HTMLFormElement, HTMLInputElement, JsHTMLFormElement, JsHTMLInputElement,
};
use jsi_runtime::JsError;
use page::{entry, find, report};

/// What the page calls.
struct Start;

impl Program for Start {
    // ANCHOR: run
    fn run(&self) -> Result<(), JsError> {
        let app = Rc::new(App::default());
        let loading = Rc::clone(&app);
        report(|| loading.load());

        let form: JsHTMLFormElement = find("add")?.to()?;
        let title: JsHTMLInputElement = find("title")?.to()?;
        let reset = form.clone();
        let listener = form.on_submit(
            move |event| {
                report(|| {
                    event.prevent_default()?;
                    app.add(&title.value()?)?;
                    reset.reset()
                });
            },
            None,
        )?;
        listener.forget();
        Ok(())
    }
    // ANCHOR_END: run
}

export_program!(Start);

// ANCHOR: app
/// The books, which listeners share.
#[derive(Default)]
struct App {
    books: RefCell<Vec<Book>>,
}

impl App {
    fn load(self: &Rc<Self>) -> Result<(), JsError> {
        self.books.replace(JsStore.load()?);
        self.show()
    }

    fn add(self: &Rc<Self>, title: &str) -> Result<(), JsError> {
        let book = Book {
            title: title.to_owned(),
            read: false,
        };
        self.books.borrow_mut().push(book);
        self.changed()
    }

    fn toggle(self: &Rc<Self>, index: usize) -> Result<(), JsError> {
        if let Some(book) = self.books.borrow_mut().get_mut(index) {
            book.read = !book.read;
        }
        self.changed()
    }

    fn changed(self: &Rc<Self>) -> Result<(), JsError> {
        JsStore.save(&self.books.borrow())?;
        self.show()
    }
}
// ANCHOR_END: app

// ANCHOR: show
impl App {
    /// Shows all books again; a click marks a book as read.
    fn show(self: &Rc<Self>) -> Result<(), JsError> {
        find("books")?.replace_children(&[])?;
        for (index, book) in self.books.borrow().iter().enumerate() {
            let entry = entry("books", &book.title)?;
            entry.set_class_name(if book.read { "read" } else { "" })?;
            let app = Rc::clone(self);
            entry
                .on_click(move |_| report(|| app.toggle(index)), None)?
                .forget();
        }
        Ok(())
    }
}
// ANCHOR_END: show
